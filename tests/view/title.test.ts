import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { BriefingSpec, Dataset, Language } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { packageHome } from "../../src/package.ts";
import { type Override, overrideSpec } from "../../src/results/variant.ts";
import { readKind } from "../../src/view/kind.ts";
import { buildMeta, pageTitle } from "../../src/view/title.ts";
import { contextFor } from "./context.ts";

let dataset: Dataset;
let own: BriefingSpec;
const kind = readKind("k", "name: { zh: 对照, en: Compared }\nparts: []");
const ofOne = readKind("one", "name: { zh: 概览, en: Profile }\nparts: [position]");

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  const spec = value?.briefings.get("two-places");
  const [first] = value?.regionById.values() ?? [];
  if (!value || !spec || !first) throw new Error("The starter dataset has faults");
  const more = ["丙", "丁", "戊", "己"].map((name, at) => ({
    ...first,
    id: `r${at}`,
    name: { zh: `${name}县`, en: `R${at} County` },
    short: { zh: name, en: `R${at}` },
  }));
  dataset = {
    ...value,
    regionById: new Map([...value.regionById, ...more.map((each) => [each.id, each] as const)]),
  };
  own = {
    ...spec,
    title: { zh: "甲县与乙县对照", en: "Jia and Yi" },
    subject: { zh: "甲乙两县", en: "Both" },
    keywords: { zh: ["计划", "乙县", "甲县"], en: ["plan", "Yi County", "Jia County"] },
  };
});

function titled(override: Override, language: Language = "zh", spec = own, of = kind): string {
  const { themes, indicators } = override;
  const sections = themes?.map((theme) => ({ theme, indicators: [], charts: [] }));
  const asked = {
    ...overrideSpec(spec, override),
    ...(sections ? { sections } : {}),
    ...(indicators ? { told: indicators } : {}),
  };
  const regions = [...asked.regions, ...asked.references];
  return pageTitle(contextFor(dataset, language), of, asked, regions);
}

const text = (zh: string, en: string) => ({ zh, en });

describe("the title of a page", () => {
  it("is that of the file, of its own places in any order", () => {
    expect(titled({})).toBe("甲县与乙县对照");
    expect(titled({ regions: ["yi", "jia"] })).toBe("甲县与乙县对照");
    expect(titled({ asOf: "2024-01-31" })).toBe("甲县与乙县对照");
  });

  it("names the kind and the places where these are others", () => {
    expect(titled({ regions: ["jia", "r0"] })).toBe("甲县、丙：对照");
    expect(titled({ regions: ["jia", "r0"] }, "en")).toBe("Compared: Jia and R0");
    expect(titled({ regions: ["r1"] }, "en")).toBe("Compared: R1");
  });

  it("names the themes or the indicators that it is limited to", () => {
    expect(titled({ themes: ["budget"] })).toBe("甲县、乙县：对照（财政）");
    expect(titled({ themes: ["budget", "employment"] }, "en")).toBe(
      "Compared: Jia and Yi (Budget; Employment)",
    );
    const indicators = ["gross_regional_product", "new_urban_jobs"];
    expect(titled({ themes: ["economy", "employment"], indicators })).toBe(
      "甲县、乙县：对照（地区生产总值；城镇新增就业）",
    );
  });

  it("counts many of them", () => {
    const themes = [...dataset.themeById.keys()].slice(0, 4);
    expect(titled({ themes })).toBe("甲县、乙县：对照（经济与增长；财政等4个主题）");
    const indicators = [...dataset.indicatorById.keys()].slice(0, 5);
    expect(titled({ indicators }, "en")).toMatch(/\([^;]+; [^;]+ and 3 other indicators\)$/);
  });

  it("is that of the file where the themes are its own in another order", () => {
    const themes = own.sections.map(({ theme }) => theme).reverse();
    expect(titled({ themes })).toBe("甲县与乙县对照");
  });

  it("names another place in focus: alone where the kind is about one, else beside the places", () => {
    const about = { ...own, focus: "jia" };
    expect(titled({ focus: "jia" }, "zh", about, ofOne)).toBe("甲县与乙县对照");
    expect(titled({ focus: "yi" }, "zh", about, ofOne)).toBe("乙县：概览");
    expect(titled({ focus: "yi", themes: ["budget"] }, "en", about, ofOne)).toBe(
      "Profile: Yi County (Budget)",
    );
    expect(titled({ focus: "yi" })).toBe("甲县、乙县：对照（重点看乙县）");
    expect(titled({ focus: "yi", themes: ["budget"] }, "en")).toBe(
      "Compared: Jia and Yi (focus on Yi; Budget)",
    );
  });

  it("counts many places", () => {
    const regions = ["jia", "yi", "r0", "r1", "r2", "r3"];
    expect(titled({ regions })).toBe("甲县、乙县等6地：对照");
    expect(titled({ regions }, "en")).toBe("Compared: Jia, Yi and 4 others");
  });

  it("names a group, or what they lie within, in place of places", () => {
    const group = { id: "g", name: text("沿海县", "Coast"), reason: text("", "") };
    expect(titled({ regions: ["r0", "r1"], group })).toBe("沿海县：对照");
    const within = { regions: ["r0", "r1"], references: ["jia"] };
    expect(titled(within)).toBe("甲县各地：对照");
    expect(titled({ ...within, arePlacesListed: true })).toBe("丙、丁：对照");
    // Of its own group as of another date, its title stays true.
    expect(titled({ regions: ["r0"], group }, "zh", { ...own, group })).toBe("甲县与乙县对照");
  });

  it("stays that of the file where one place is in focus, whatever stands beside it", () => {
    expect(titled({ regions: ["jia", "r0"] }, "zh", { ...own, focus: "jia" })).toBe(
      "甲县与乙县对照",
    );
  });

  it("is not kept for another period where it names a year", () => {
    const dated = { ...own, title: text("2023年对照", "Compared in 2023") };
    expect(titled({ period: { period: "2022" } }, "zh", dated)).toBe("甲县、乙县：对照");
    expect(titled({ period: { period: "2022" } })).toBe("甲县与乙县对照");
  });
});

describe("what a PDF says of itself", () => {
  it("has no names of other places", () => {
    const describe = (override: Override) => {
      const spec = overrideSpec(own, override);
      return buildMeta(contextFor(dataset, "zh"), { title: "T", spec, regions: spec.regions });
    };
    expect(describe({})).toMatchObject({ subject: "甲乙两县", keywords: ["计划", "乙县", "甲县"] });
    expect(describe({ regions: ["jia", "r0"] })).toMatchObject({
      title: "T",
      subject: "T",
      keywords: ["计划", "甲县"],
    });
  });
});
