import { describe, expect, it } from "vitest";
import type {
  ChangeReport,
  FigureChange,
  OutputChange,
  PageChange,
} from "../../src/changes/model.ts";
import { joinNames } from "../../src/changes/report/figure.ts";
import { writeText } from "../../src/changes/report/text.ts";
import { buildReportView } from "../../src/changes/report/view.ts";
import { loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import type { EditionNames } from "../../src/web/names.ts";
import { readWords } from "../../src/web/words.ts";
import { RECORD } from "./editions.ts";

const NAMES: EditionNames = {
  regions: { jia: { zh: "甲县", en: "Jia" } },
  indicators: { gross_regional_product: { zh: "地区生产总值", en: "GRP" } },
  units: { 亿元: { zh: "亿元", en: "100 million yuan" } },
  scopes: {},
  bases: {},
  documents: {},
};
const EDITION = { generator: "", dataset: "0123456789", hasFigures: true, outputs: 1 };
const OUTPUT: OutputChange = {
  name: "a.zh",
  id: "a",
  language: "zh",
  title: "甲",
  kind: "changed",
  causes: [],
  joined: [],
  left: [],
  findings: [],
  pages: [],
  places: [],
};
const REVISED: FigureChange = {
  id: RECORD.id,
  kind: "revised",
  before: RECORD,
  after: { ...RECORD, value: 211 },
  shownIn: ["a.zh"],
};

const page = (number: number, change: Partial<PageChange> = {}): PageChange => ({
  before: number,
  after: number,
  lines: [{ kind: "added", text: "new" }],
  isMoved: false,
  picture: null,
  ...change,
});

async function textOf(
  report: Partial<ChangeReport>,
  language: "zh" | "en",
  naming = joinNames(NAMES, NAMES),
): Promise<string> {
  const { tree, localeByLanguage } = await loadDesign(packageHome());
  const words = readWords(new TextDecoder().decode(tree.get("web/changes.yaml")))[language];
  const whole = { before: EDITION, after: EDITION, figures: [], outputs: [], gaps: [], ...report };
  return writeText(
    buildReportView(whole, [], naming, { words, locale: localeByLanguage[language] }),
  );
}

describe("writeText(view)", () => {
  it("gives a briefing one line, with the numbers of its pages in each language", async () => {
    const english = {
      ...OUTPUT,
      name: "a.en",
      language: "en",
      title: "A",
      pages: [page(2)],
    } as const;
    const outputs = [{ ...OUTPUT, pages: [1, 3, 4, 5].map((number) => page(number)) }, english];
    expect(await textOf({ outputs }, "en")).toContain("| A (a) | pages 1, 3–5 | page 2 |  |\n");
    expect(await textOf({ outputs }, "zh")).toContain("| 甲 (a) | 第 1、3–5 页 | 第 2 页 |  |\n");
  });
  it("tells pages that came, went, moved or only look different apart", async () => {
    const pages = [
      page(1),
      page(2, { before: null }),
      page(3, { after: null }),
      page(4, { lines: [], picture: { share: 0.1 } }),
      page(5, { lines: [], isMoved: true }),
      page(6, { lines: [], isMoved: true }),
    ];
    expect(await textOf({ outputs: [{ ...OUTPUT, pages }] }, "en")).toContain(
      "| page 1; new page 2; former page 3 removed; page 4 only looks different; pages 5–6 only moved |",
    );
  });
  it("tells a briefing that came or went, and one whose pages are the same", async () => {
    const line = async (output: Partial<OutputChange>) =>
      textOf({ outputs: [{ ...OUTPUT, ...output }] }, "en");
    expect(await line({ kind: "added" })).toContain("| 甲 (a) | added |  |  |");
    expect(await line({ kind: "removed" })).toContain("| 甲 (a) | removed |  |  |");
    expect(await line({})).toContain("| 甲 (a) | same pages |  |  |");
  });
  it("tells which places have joined and left, and whether the layout is another", async () => {
    const note = async (output: Partial<OutputChange>, language: "zh" | "en") =>
      textOf({ outputs: [{ ...OUTPUT, ...output }] }, language);
    const places = { joined: ["jia"], left: ["gone"] };
    expect(await note(places, "en")).toContain(
      "| Places added: Jia; Places no longer compared: gone |",
    );
    expect(await note(places, "zh")).toContain("| 新列入：甲县; 不再列入：gone |");
    expect(await note({ causes: ["templates/a.css", "figures"] }, "en")).toContain(
      "| layout changed |",
    );
  });
  it("says a figure as the pages of each edition do, else as it stands in the data", async () => {
    const said = (value: string) => ({
      ...NAMES,
      figures: {
        [RECORD.id]: {
          zh: { value, mark: "", unit: "亿元", period: "2023" },
          en: { value, mark: "e", unit: "billion yuan", period: "2023" },
        },
      },
    });
    const naming = joinNames(said("21.05"), said("21.1"));
    expect(await textOf({ figures: [REVISED] }, "en", naming)).toContain(
      "| Jia | GRP (billion yuan) | 2023 | 21.05e | 21.1e |",
    );
    expect(await textOf({ figures: [REVISED] }, "zh")).toContain(
      "| 甲县 | 地区生产总值 亿元 | 2023 | 210.5 | 211 |",
    );
  });
  it("lists no more than fits on a page or two, says how many it leaves out and where they are", async () => {
    const figures = Array.from({ length: 3000 }, (_, at) => ({
      ...REVISED,
      id: `jia/x/${at}/level`,
    }));
    const outputs = figures.map(({ id }) => ({
      ...OUTPUT,
      name: `${id}.zh`,
      id,
      pages: [page(1)],
    }));
    const text = await textOf({ figures, outputs }, "en");
    expect(text.length).toBeLessThan(10_000);
    expect(text).toContain("2,976 more are not listed; briefings diff --json gives all of them.");
    expect(text).toContain("2,960 more are not listed");
  });
  it("lists first what says something else, last what is only quoted from another place", async () => {
    const quoted = { ...REVISED, id: "b", after: { ...RECORD, id: "b", section: "二" } };
    const text = await textOf({ figures: [quoted, REVISED] }, "en");
    expect(text.indexOf("| 211 |")).toBeLessThan(text.indexOf("place in the document: 一 → 二"));
  });
  it("tells one finding of several briefings once, in the language of the report", async () => {
    const change = {
      kind: "reworded",
      lead: "now",
      leadBefore: "was",
      before: "1",
      after: "2",
    } as const;
    const outputs: OutputChange[] = [
      { ...OUTPUT, findings: [change] },
      { ...OUTPUT, name: "b.zh", id: "b", title: "乙", findings: [change] },
      { ...OUTPUT, name: "a.en", language: "en", findings: [{ ...change, lead: "in English" }] },
    ];
    const text = await textOf({ outputs }, "zh");
    expect(text).toContain("- 改写 (甲, 乙)\n  - − was: 1\n  - + now: 2\n");
    expect(text).not.toContain("in English");
  });
  it("takes the words of a page for words", async () => {
    const change = { kind: "appeared", leadBefore: null, before: null } as const;
    const lead = "[x](http://y) <img src=z> `a` |\n# b";
    const text = await textOf(
      { outputs: [{ ...OUTPUT, findings: [{ ...change, lead, after: "" }] }] },
      "zh",
    );
    expect(text).toContain("  - + \\[x\\](http://y) \\<img src=z\\> \\`a\\` \\| # b");
  });
});
