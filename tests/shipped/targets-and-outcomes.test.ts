import { beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES, type Language } from "../../src/dataset/model.ts";
import type { CellView, TableView, View } from "../../src/view/model.ts";
import { plainText } from "../../src/view/sentence.ts";
import { readView } from "./shipped-data.ts";

/*
 * Of the figures that are shipped: that each side of an arrow keeps what the documents say, whatever the other lacks.
 */

const views = new Map<string, View>();

beforeAll(async () => {
  const ids = ["five-places", "targets", "pair", "data-book"];
  for (const id of ids) {
    for (const language of LANGUAGES) views.set(`${id} ${language}`, await readView(id, language));
  }
});

const viewOf = (id: string, language: Language): View => {
  const view = views.get(`${id} ${language}`);
  if (!view) throw new Error(`No view of ${id}`);
  return view;
};

const wordsOf = ({ numerals, said = [], words }: CellView): string =>
  numerals.map(({ prefix, text, mark }) => prefix + text + mark).join(" / ") +
  plainText(said) +
  words;

const asText = (cell: CellView): string =>
  cell.from ? `${wordsOf(cell.from)} → ${wordsOf(cell)}` : wordsOf(cell);

/** The cell of a place in the first row of an indicator, or in the row of a unit. */
function cellIn(table: TableView | null, place: string, name: string, unit = ""): string {
  const index = table?.columns.findIndex((column) => column.name === place) ?? -1;
  const row = table?.rows.find((one) => one.full === name && one.unit.includes(unit));
  const cell = row?.cells[index];
  return cell ? asText(cell) : "no such cell";
}

/** What stands in the row of a place, in the panel of an indicator: its outcome, and its target or what is in its place. */
function drawn(steps: View["steps"], place: string, indicator: string): readonly string[] {
  const found = (steps?.charts ?? []).flatMap(({ spec }) => {
    if (spec.form !== "panels") return [];
    const index = spec.panels.findIndex(({ title }) =>
      title.toLowerCase().includes(indicator.toLowerCase()),
    );
    const rows = index < 0 ? [] : spec.groups.flatMap((group) => group.rows);
    return rows.filter(({ label }) => label === place).flatMap((row) => row.cells[index] ?? []);
  });
  return found.flatMap(({ mark, pair, empty }) => [mark?.label ?? "", pair?.label ?? empty]);
}

/** The numbers, or words, that the chart beside a finding has for a place. */
function proven(findings: View["findings"], place: string, indicator: string): readonly string[] {
  const cells = findings.flatMap(({ topic, chart }) => {
    const spec = chart?.spec;
    const isIt = JSON.stringify(topic).toLowerCase().includes(indicator.toLowerCase());
    if (!isIt || spec?.form !== "dumbbell") return [];
    const rows = spec.groups.flatMap((group) => group.rows);
    return rows.filter(({ label }) => label === place).flatMap((row) => row.cells);
  });
  return cells.flatMap(({ mark, pair, empty }) => [mark?.label ?? "", pair?.label ?? empty]);
}

/** The rows of the data book, in its tables and its lists. */
const booked = ({ sections }: View) =>
  sections.flatMap(({ book }) =>
    [book?.table, ...(book?.alone ?? [])].flatMap((table) => table?.rows ?? []),
  );

const NAMES = {
  zh: {
    zhangdian: "张店",
    boshan: "博山",
    gaoqing: "高青",
    yicheng: "峄城",
    projects: "亿元以上新项目",
    funds: "到位省外资金",
    industry: "规上工业增加值",
    jobs: "城镇新增就业",
    investment: "固定资产投资",
    completed: "重点项目完成投资",
  },
  en: {
    zhangdian: "Zhangdian",
    boshan: "Boshan",
    gaoqing: "Gaoqing",
    yicheng: "Yicheng",
    projects: "New projects over ¥100m",
    funds: "Out-of-province funds",
    industry: "Industrial value added",
    jobs: "New urban jobs",
    investment: "Fixed-asset investment",
    completed: "Key projects: invested",
  },
} as const;

describe.each(LANGUAGES)("the targets of the five published plans in %s", (language) => {
  const name = NAMES[language];
  const growth = language === "zh" ? "增长10%以上" : "growth ≥10%";
  const about = (text: string) => (language === "zh" ? `${text}预` : `${text}e`);

  it.each(["five-places", "pair"])(
    "given as growth alone stand in the rows of the amounts of %s",
    (id) => {
      const { targets } = viewOf(id, language);
      expect(cellIn(targets, name.zhangdian, name.projects)).toBe(`37 → ${growth}`);
      expect(cellIn(targets, name.zhangdian, name.funds)).toBe(
        `${language === "zh" ? "52" : "5.2"} → ${growth}`,
      );
    },
  );

  it("take no outcome away where they are missing", () => {
    const { targets } = viewOf("five-places", language);
    expect(cellIn(targets, name.gaoqing, name.industry)).toBe("16.5 → —");
    const jobs = language === "zh" ? "3895" : "3,895";
    expect(cellIn(targets, name.yicheng, name.jobs)).toBe(`${jobs} → —`);
    expect(cellIn(targets, name.boshan, name.investment)).toBe(
      `${about(language === "zh" ? "88.13" : "8.813")} → —`,
    );
  });

  it("are a single dash where no outcome is either", () => {
    const { targets } = viewOf("five-places", language);
    expect(cellIn(targets, name.zhangdian, name.industry)).toBe("—");
  });

  it("are drawn with their outcomes, or said, and none is lost", () => {
    const { steps, findings } = viewOf("targets", language);
    const missing = language === "zh" ? "未公布" : "not published";
    expect(drawn(steps, name.zhangdian, name.projects)).toEqual(["37", growth]);
    expect(drawn(steps, name.gaoqing, name.industry)).toEqual(["16.5", missing]);
    expect(drawn(steps, name.zhangdian, name.industry)).toEqual(["", missing]);
    const jobs = language === "zh" ? "3895" : "3,895";
    expect(proven(findings, name.yicheng, name.jobs)).toEqual([jobs, missing]);
    const funds = language === "zh" ? "52" : "5.2";
    expect(cellIn(steps?.table ?? null, name.zhangdian, name.funds)).toBe(`${funds} → ${growth}`);
    const investment = language === "zh" ? "277亿元" : "27.7 billion yuan";
    const said = (steps?.few ?? []).map(plainText).join("\n").replaceAll("\u00a0", " ");
    expect(said).toContain(investment);
  });

  it("stand once each in the data book, in its tables or its lists", () => {
    // An outcome may stand before two targets, that of one scope and that of another.
    const links = booked(viewOf("data-book", language)).flatMap(({ cells }) =>
      cells.flatMap(({ numerals, href }) => [...numerals.map((one) => one.href), href]),
    );
    const shown = links.filter((link) => typeof link === "string");
    expect(shown.length).toBeGreaterThan(400);
    expect(shown.filter((link, index) => shown.indexOf(link) !== index)).toEqual([]);
  });

  it("set before the year that a document looks back on stand beside what was completed, not under it", () => {
    const { sections } = viewOf("data-book", language);
    const own = language === "zh" ? "84.07" : "8.407";
    const outcomes = booked(viewOf("data-book", language)).flatMap(({ cells }) =>
      cells.map(asText),
    );
    expect(outcomes.filter((text) => text.startsWith(own))).toEqual([]);
    const met = sections.flatMap((section) => section.met ?? []);
    const cells = met.map((table) => cellIn(table, name.yicheng, name.completed));
    expect(cells).toContain(language === "zh" ? "84.07 → 90.76" : "8.407 → 9.076");
  });
});
