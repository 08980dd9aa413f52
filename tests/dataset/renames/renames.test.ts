import { describe, expect, it } from "vitest";
import { formatCsv } from "../../../src/dataset/csv.ts";
import { exportRecords } from "../../../src/dataset/export.ts";
import { openForms } from "../../../src/dataset/forms.ts";
import { importCsv } from "../../../src/dataset/import.ts";
import type { Dataset } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { FIXTURE, filesOf } from "../fixture.ts";

type Texts = Readonly<Record<string, string>>;

/** The fixture with a city, a group, a ratio and a briefing, so that ids stand wherever they may. */
const TEXTS: Texts = {
  ...FIXTURE,
  "regions.yaml": `${FIXTURE["regions.yaml"]?.replaceAll("  city: { zh: 大市, en: Big City }", "  within: big")}big:
  name: { zh: 大市, en: Big City }
  short: { zh: 大市, en: Big }
  code: "990100"
`,
  "vocabulary.yaml": `${FIXTURE["vocabulary.yaml"]}ratios:
  farm_share: { zh: 农业比重, en: share of farms, numerator: farm_output, denominator: output, unit: percent }
contrasts:
  farms: { indicator: farm_output, against: output }
`,
  "groups.yaml": `listed:
  name: { zh: 组, en: Listed }
  reason: { zh: 因, en: Because }
  places: [east, west]
ruled:
  name: { zh: 另组, en: Ruled }
  reason: { zh: 因, en: Because }
  rule: { within: big, range: { indicator: output, period: 2022, from: 100 } }
`,
  "briefings/named.yaml": `${FIXTURE["briefings/two.yaml"]}regions: [east, west, big]
focus: east
peers: [west]
`,
  "briefings/within.yaml": `${FIXTURE["briefings/two.yaml"]}within: big\n`,
};

const NOW = { east: "east_district", big: "great", output: "gross_output" } as const;

/** The lists say what was renamed; all other files are as they were. */
const RENAMED: Texts = {
  ...TEXTS,
  "regions.yaml": (TEXTS["regions.yaml"] ?? "")
    .replace("east:\n", "east_district:\n  was: [east]\n")
    .replace("big:\n  name", "great:\n  was: [large, big]\n  name"),
  "indicators.yaml": (TEXTS["indicators.yaml"] ?? "").replace(
    "output:\n",
    "gross_output:\n  was: [output]\n",
  ),
};

function read(texts: Texts): Dataset {
  const { value, diagnostics } = readDataset(filesOf(texts));
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** The figures as records, with the present ids in place of the former ones. */
function recordsNow(dataset: Dataset) {
  const now = (id: string) => (NOW as Readonly<Record<string, string>>)[id] ?? id;
  return exportRecords(dataset).map((record) => ({
    ...record,
    region: now(record.region),
    indicator: now(record.indicator),
    id: record.id.split("/").map(now).join("/"),
  }));
}

function faultsOf(texts: Texts): readonly string[] {
  return readDataset(filesOf(texts)).diagnostics.map(
    ({ at, severity, code }) => `${at.file}:${at.line}:${at.col} ${severity} ${code}`,
  );
}

describe("a dataset whose lists were renamed and whose other files were not", () => {
  const { value, diagnostics } = readDataset(filesOf(RENAMED));

  it("has the same figures under the new ids", () => {
    expect(value && exportRecords(value)).toEqual(recordsNow(read(TEXTS)));
  });

  it("follows them in lists, groups and briefings", () => {
    expect(value?.regionById.get("west")?.within).toBe("great");
    expect(value?.documentById.get("east-2023-plan")?.region).toBe("east_district");
    expect(value?.ratioById.get("farm_share")?.denominator).toBe("gross_output");
    expect(value?.contrastById.get("farms")?.against).toBe("gross_output");
    expect(value?.groupById.get("listed")?.places).toEqual(["east_district", "west"]);
    expect(value?.groupById.get("ruled")?.places).toEqual(["east_district"]);
    const named = value?.briefings.get("named");
    expect(named).toMatchObject({
      regions: ["east_district", "west"],
      references: ["great"],
      focus: "east_district",
      peers: ["west"],
      headline: [{ indicator: "gross_output" }],
    });
    expect(named?.sections[0]).toMatchObject({
      indicators: ["gross_output", "farm_output"],
      charts: [{ indicators: ["gross_output"] }],
    });
    expect(value?.briefings.get("within")?.references).toEqual(["great"]);
  });

  it("warns where each former id stands, with the new one", () => {
    expect(diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
    const told = diagnostics.map(
      ({ code, at, message }) => `${at.file}:${at.line} ${code} ${message}`,
    );
    expect(told).toContain(
      "data/observations/east.yaml:1 former-name The region `east` is called `east_district` now.",
    );
    expect(told).toContain(
      "data/observations/east.yaml:4 former-name The indicator `output` is called `gross_output` now.",
    );
    expect(told).toContain(
      "data/regions.yaml:11 former-name The region `big` is called `great` now.",
    );
    const places = diagnostics.map(({ at }) => at.file);
    for (const file of ["documents", "vocabulary", "groups", "briefings/named", "briefings/within"])
      expect(places).toContain(`data/${file}.yaml`);
    expect(diagnostics[0]?.hint).toMatch(/^write /);
  });

  it("says nothing where every file has the new ids", () => {
    const fresh = Object.entries(RENAMED).map(([path, text]) => {
      if (path === "regions.yaml") return [path, text.replaceAll("within: big", "within: great")];
      if (path === "indicators.yaml") return [path, text];
      const renamed = text
        .replace(/(region: |\[|focus: )east\b(?!-)/g, "$1east_district")
        .replace(/\bbig\b/g, "great")
        .replace(/(?<!farm_)\boutput\b/g, "gross_output");
      return [path, renamed];
    });
    expect(faultsOf(Object.fromEntries(fresh))).toEqual([]);
  });

  it("takes an indicator under both ids in one file", () => {
    const path = "observations/east.yaml";
    const text = (FIXTURE[path] ?? "").replace(
      /^ {4}- .*下降2\.5% }\n/m,
      (line) => `  gross_output:\n${line}`,
    );
    const dataset = read({ ...RENAMED, [path]: text });
    const ids = (all: Dataset) => new Set(all.figures.map(({ id }) => id));
    expect(value && ids(dataset)).toEqual(value && ids(value));
  });

  it("tells the warnings again where figures are kept", () => {
    const files = filesOf(RENAMED);
    const setting = { files, folder: "data", program: "p" };
    const first = openForms(null, setting);
    readDataset(files, "data", first);
    const again = readDataset(files, "data", openForms(first.bytes(), setting));
    expect(again.diagnostics).toEqual(diagnostics);
  });
});

describe("`was` of an entry", () => {
  const withWas = (was: string) => ({
    ...FIXTURE,
    "regions.yaml": (FIXTURE["regions.yaml"] ?? "").replace("west:\n", `west:\n  was: ${was}\n`),
  });
  it.each([
    ["[east]", "the id of an entry"],
    ["[west]", "names itself"],
    ["[old, old]", "stands twice"],
  ])("is a located fault as %s", (was, said) => {
    const { value, diagnostics } = readDataset(filesOf(withWas(was)));
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      { severity: "error", code: "repeated-name", at: { file: "data/regions.yaml", line: 7 } },
    ]);
    expect(diagnostics[0]?.message).toContain(said);
  });
  it("is a located fault where two entries say the same", () => {
    const texts = withWas("[old]");
    const both = texts["regions.yaml"].replace("east:\n", "east:\n  was: [old]\n");
    const { diagnostics } = readDataset(filesOf({ ...texts, "regions.yaml": both }));
    expect(diagnostics).toMatchObject([{ code: "repeated-name", at: { line: 8, col: 9 } }]);
    expect(diagnostics[0]?.message).toContain("`east` says as well");
  });
  it("is checked in indicators.yaml as well", () => {
    const text = (FIXTURE["indicators.yaml"] ?? "").replace(
      "insured:\n",
      "insured:\n  was: [new_jobs]\n",
    );
    expect(faultsOf({ ...FIXTURE, "indicators.yaml": text })).toEqual([
      "data/indicators.yaml:28:9 error repeated-name",
    ]);
  });
  it("may be the name of a property of every object", () => {
    const dataset = read(withWas("[constructor]"));
    expect(dataset.formerIds.region.get("constructor")).toBe("west");
  });
});

describe("importCsv(csv, files) of a CSV that was exported before a rename", () => {
  const csv = { path: "old.csv", bytes: new TextEncoder().encode(formatCsv(read(TEXTS))) };
  const { value, diagnostics } = importCsv(csv, filesOf(RENAMED));

  it("imports into the new ids", () => {
    expect(value?.written).toEqual(["observations/east_district.yaml", "observations/west.yaml"]);
    expect(value?.removed).toEqual(["observations/east.yaml"]);
    const { value: after } = readDataset(value?.files ?? []);
    expect(after && exportRecords(after)).toEqual(recordsNow(read(TEXTS)));
  });

  it("warns once of each former id, at its first row", () => {
    const own = diagnostics.filter(({ at }) => at.file === "old.csv");
    expect(own.map(({ at, code, message }) => `${at.line} ${code} ${message}`)).toEqual([
      "2 former-name The region `east` is called `east_district` now.",
      "2 former-name The indicator `output` is called `gross_output` now.",
    ]);
  });
});
