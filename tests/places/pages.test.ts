import { beforeAll, describe, expect, it } from "vitest";
import { type Dataset, LANGUAGES, type Language } from "../../src/dataset/model.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import type { TableView, View } from "../../src/view/model.ts";
import { plainText } from "../../src/view/sentence.ts";
import { rowsIn } from "../view/rows-in.ts";
import { writePage } from "../write-page.ts";
import { BRIEFINGS, type BriefingId, cityFiles, provinceFiles, readProvince } from "./province.ts";

let dataset: Dataset;
let design: Design;

beforeAll(async () => {
  dataset = await readProvince();
  design = await loadDesign(packageHome());
});

async function viewOf(id: string, language: Language, from = dataset): Promise<View> {
  const spec = from.briefings.get(id);
  const locale = design.localeByLanguage[language];
  if (!spec) throw new Error(`No briefing is called ${id}`);
  const request = { ...design, dataset: from, spec, regions: spec.regions, locale };
  return (await writePage(request)).view;
}

const IDS = Object.keys(BRIEFINGS) as readonly BriefingId[];
const EACH = IDS.flatMap((id) => LANGUAGES.map((language) => [id, language] as const));

const tablesOf = ({ headline, targets, sections }: View): readonly TableView[] =>
  [
    headline,
    targets,
    ...sections.flatMap(({ table, plan, book }) => [table, plan, book?.table ?? null]),
  ].filter((table): table is TableView => table !== null);

/** Everything that a page says in sentences. */
const said = ({ head, findings, sections }: View) =>
  [
    plainText(head.scope),
    ...findings.map(({ lead, sentence, aside }) => lead + plainText([...sentence, ...aside])),
    ...sections.map(({ lead }) => plainText(lead)),
    ...sections.flatMap(({ charts }) => charts.map(({ title }) => plainText(title))),
  ].join("\n");

describe("a page of places and what contains them", () => {
  it.each(EACH)("ranks no place with its parts: %s, %s", async (id, language) => {
    const view = await viewOf(id, language);
    const spec = dataset.briefings.get(id);
    const count = spec?.regions.length ?? 0;
    const ranks = view.facts.flatMap(({ text, formula }) =>
      /rank/.test(formula ?? "") ? [Number(text.split("/").at(-1))] : [],
    );
    expect(ranks.every((of) => of <= count)).toBe(true);
    // No derived value joins places of different levels.
    const derived = view.facts.filter(({ formula, figures }) => formula && figures.length > 1);
    for (const { figures, formula } of derived) {
      const levels = new Set(
        figures.map((figure) => dataset.regionById.get(figure.split("/")[0] ?? "")?.level),
      );
      const isOfOneTier = [...levels].every((level) => level === "district" || level === "county");
      expect(isOfOneTier || levels.size === 1, `${formula} of ${figures.join(", ")}`).toBe(true);
    }
  });

  it.each(LANGUAGES)(
    "compares the lowest level by default, with what contains all, in %s",
    async (language) => {
      const spec = dataset.briefings.get("all");
      expect(spec?.regions).toEqual(["jia_shizhong", "dong", "xi", "yi_shizhong", "nan", "bei"]);
      expect(spec?.references).toEqual(["shili"]);
      const view = await viewOf("all", language);
      const wholes = {
        zh: ["示例省4.6%", "示例省7.7%"],
        en: ["Shili Province as a whole: 4.6%", "Shili Province as a whole: 7.7%"],
      };
      for (const text of wholes[language]) expect(said(view)).toContain(text);
      // Amounts of a whole are not told beside those of its parts.
      expect(said(view)).not.toMatch(/9443|9,443|657\.94|142,?591/);
      const limits = {
        zh: "示例省含其余各地，仅作参照，不参加排序。",
        en: "Shili Province contains all the others: for reference only, not ranked.",
      };
      expect(said(view)).toContain(limits[language]);
    },
  );

  it.each(LANGUAGES)(
    "sets what contains all apart in its tables, without a rank, in %s",
    async (language) => {
      for (const id of ["city", "all"] as const) {
        const tables = tablesOf(await viewOf(id, language));
        expect(tables.length).toBeGreaterThan(2);
        for (const { form, blocks, legend } of tables) {
          const name =
            id === "city" ? { zh: "甲市", en: "Jia City" } : { zh: "示例省", en: "Shili" };
          const meaning = {
            zh: "含以上各地，仅作参照，不排序",
            en: "contains all of these; for reference only, not ranked",
          };
          expect(legend).toContainEqual({ sign: name[language], meaning: meaning[language] });
          for (const { columns, rows } of blocks) {
            if (form === "columns") {
              expect(columns.map(({ isReference = false }) => isReference)).toEqual([
                ...Array(columns.length - 1).fill(false),
                true,
              ]);
              expect(columns.at(-1)?.name).toBe(name[language]);
              for (const { cells } of rows) {
                expect(cells.at(-1)).toMatchObject({ isReference: true, rank: null });
              }
            } else {
              expect(rows.map(({ isReference = false }) => isReference)).toEqual([
                ...Array(6).fill(false),
                true,
              ]);
              expect(rows.at(-1)?.cells.every(({ rank }) => rank === null)).toBe(true);
            }
          }
        }
      }
    },
  );

  it("draws a line for what contains all in charts of rates alone, and its row apart", async () => {
    const { sections } = await viewOf("city", "zh");
    const charts = sections.flatMap((section) => section.charts.map(({ spec }) => rowsIn(spec)));
    const last = charts.map(({ groups }) => groups.at(-1));
    const labels = last.slice(1).map((group) => group?.rows.map(({ label }) => label));
    expect(labels).toEqual([["甲市"], ["甲市"], ["甲市"]]);
    expect(last[0]?.isSetApart).toBe(false);
    expect(last.slice(1)).toMatchObject([
      { caption: "含以上各地，仅作参照", isSetApart: true, isReference: true },
      { caption: "含以上各地，仅作参照", isSetApart: true },
      { caption: "含以上各地，仅作参照", isSetApart: true, isReference: true },
    ]);
    // A step from an outcome to a target has two values: no line stands for both.
    expect(last[2]?.isReference).toBeUndefined();
  });

  it.each(LANGUAGES)("tells why the places of a group belong together, in %s", async (language) => {
    const view = await viewOf("middle", language);
    const reasons = {
      zh: "中等规模：2023年地区生产总值200亿元至400亿元。",
      en: "Of middle size: gross regional product of 20 to 40 billion yuan in 2023.",
    };
    expect(said(view)).toContain(reasons[language]);
    expect(dataset.briefings.get("middle")?.regions).toEqual([
      "jia_shizhong",
      "dong",
      "xi",
      "yi_shizhong",
    ]);
  });

  it.each([
    ["zh", "甲市市中", "乙市市中"],
    ["en", "Shizhong (Jia City)", "Shizhong (Yi City)"],
  ] as const)(
    "tells places of one name apart where they meet, in %s",
    async (language, one, other) => {
      for (const id of ["pair", "all", "middle"] as const) {
        const view = await viewOf(id, language);
        const text = JSON.stringify(view);
        expect(said(view)).toContain(one);
        expect(said(view)).toContain(other);
        const bare =
          language === "zh" ? /(?<!甲市|乙市)市中(?!区|心)/ : /Shizhong(?! \(| District)/;
        expect(said(view)).not.toMatch(bare);
        expect(text).toContain(one);
      }
      const alone = said(await viewOf("city", language));
      expect(alone).not.toContain(one);
      expect(alone).toContain(language === "zh" ? "市中" : "Shizhong");
    },
  );

  it("names beside a place in focus those of its city", () => {
    expect(dataset.briefings.get("profile")?.peers).toEqual(["dong", "xi"]);
  });

  it("tells of many places their distribution, and of what contains them its own figures below", async () => {
    const many = await readProvince(cityFiles(70));
    for (const id of ["all", "profile"]) {
      const { headline } = await viewOf(id, "zh", many);
      const [block, below, ...rest] = headline?.blocks ?? [];
      expect(headline?.form).toBe("distribution");
      expect(block?.rows[0]?.subs.map(plainText)).toEqual(["亿元", "2023", "70/70"]);
      expect(below?.caption).toBe("甲市：含以上各地，仅作参照");
      expect(below?.columns).toMatchObject([{ name: "甲市", isReference: true }]);
      expect(below?.rows.map(({ cells }) => cells.map(({ rank }) => rank))).toEqual(
        Array(5).fill([null]),
      );
      expect(rest).toEqual([]);
    }
    // None of them is nearer to the one in focus than all others.
    expect(many.briefings.get("profile")?.peers).toEqual([]);
  });

  it("sets more than a dozen places of several cities under the names of these", async () => {
    const rowsOf = async (count: number, cities?: readonly string[]) => {
      const { headline } = await viewOf(
        "all",
        "zh",
        await readProvince(cityFiles(count, cities && [...cities])),
      );
      expect(headline?.form).toBe("rows");
      return headline?.blocks[0]?.rows ?? [];
    };
    const rows = await rowsOf(14, ["jia", "yi"]);
    expect(rows.map(({ name }) => name.slice(-2))).toEqual(
      "01 03 05 07 09 11 13 02 04 06 08 10 12 14".split(" "),
    );
    expect(rows.flatMap(({ city, name }) => (city ? [[city, name]] : []))).toEqual([
      ["甲市", "第001"],
      ["乙市", "第002"],
    ]);
    // Ranks and figures go with their places.
    expect(rows[7]?.cells.map(({ numerals }) => numerals[0]?.text)).toEqual([
      "201",
      "3.7",
      "20.1",
      "4",
      "2001",
    ]);
    expect((await rowsOf(12, ["jia", "yi"])).some(({ city }) => city)).toBe(false);
    const inOne = await rowsOf(14);
    expect(inOne.some(({ city }) => city)).toBe(false);
    expect(inOne.at(-1)).toMatchObject({ name: "甲市", isReference: true });
  });

  it("says nothing of what contains all places where that publishes nothing", async () => {
    const files = (await provinceFiles()).filter(({ path }) => path !== "observations/jia.yaml");
    const view = await viewOf("city", "zh", await readProvince(Promise.resolve(files)));
    expect(dataset.briefings.get("city")?.references).toEqual(["jia"]);
    expect(said(view)).not.toContain("参照");
    expect(tablesOf(view).flatMap(({ columns }) => columns.map(({ name }) => name))).not.toContain(
      "甲市",
    );
    expect(JSON.stringify(view)).not.toMatch(/isReference|仅作参照/);
  });
});
