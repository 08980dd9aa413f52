import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { buildBook } from "../../src/view/book.ts";
import type { BookView, CellView } from "../../src/view/model.ts";
import { plainText } from "../../src/view/sentence.ts";
import { buildTable } from "../../src/view/table/table.ts";
import { briefingOn } from "../analysis/briefing.ts";
import { buildDataset, type FigureSpec, indicatorNamed } from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

const FIVE = ["Jia", "Yi", "Bing", "Ding", "Wu"];
const APPETITE = { findings: 0, sectionFindings: 0, least: 1, everyScope: true, parts: ["book"] };
const TARGET = { status: "target" } as const;

function bookOf(figures: readonly FigureSpec[], regions: readonly string[] = FIVE): BookView {
  const dataset = withUnits(
    buildDataset({
      regions: [...regions],
      indicators: [
        indicatorNamed("output", ["总产值", "total output"]),
        indicatorNamed("firms", ["新增企业", "new firms"], { measure: "count" }),
      ],
      scopes: [{ id: "zone", name: { zh: "开发区", en: "development zone" } }],
      figures,
    }),
  );
  const { sections } = analyze(dataset, briefingOn(regions), regions, APPETITE);
  return buildBook(contextFor(dataset, "zh"), {
    id: "book",
    caption: "表",
    rows: sections[0]?.book ?? [],
    regions,
    widthMm: 257,
    remarkMm: 60,
  });
}

const wordsOf = ({ numerals, words }: CellView) =>
  numerals.map(({ prefix, text }) => prefix + text).join("/") + words;
const asText = (cell: CellView) =>
  cell.from ? `${wordsOf(cell.from)}→${wordsOf(cell)}` : wordsOf(cell);
const listed = ({ alone }: BookView) =>
  alone.map(({ caption, rows }) => [
    caption,
    ...rows.map(({ full, unit, notes, cells }) =>
      [full, cells.map(asText).join(), unit, ...notes.map(({ text }) => plainText(text))].join(" "),
    ),
  ]);
const tabled = ({ table }: BookView) =>
  (table?.rows ?? []).map(({ full, cells }) => `${full} ${cells.map(asText).join(" ")}`);

const SHARED: readonly FigureSpec[] = [
  { region: "Jia", indicator: "output", value: 100 },
  { region: "Jia", indicator: "output", value: 110, ...TARGET },
  { region: "Yi", indicator: "output", value: 80 },
  { region: "Bing", indicator: "output", value: 90 },
];

describe("the tables of a theme", () => {
  const DATED = [2022, 2021, 2022, 2023, 2022] as const;
  const figures = FIVE.flatMap((region, place): FigureSpec[] => {
    const year = DATED[place] ?? 2022;
    const output = { region, indicator: "output" };
    return [
      { ...output, year, value: 100 + place },
      { ...output, year: year + 1, value: 1_234_567, ...TARGET },
      // Of the same year as the outcome, and of two places alone.
      ...(place === 1 || place === 3 ? [{ ...output, year, value: 90, ...TARGET }] : []),
    ];
  });
  const dataset = withUnits(
    buildDataset({
      regions: FIVE,
      indicators: [indicatorNamed("output", ["总产值", "total output"])],
      pastYears: Object.fromEntries(FIVE.map((region, place) => [region, [DATED[place] ?? 2022]])),
      figures,
    }),
  );
  const section = analyze(dataset, briefingOn(FIVE), FIVE, APPETITE).sections[0];
  const context = contextFor(dataset, "zh");
  const [book, met] = [section?.book ?? [], section?.met ?? []];
  const table = { id: "one", caption: "表", regions: FIVE, widthMm: 257, remarkMm: 60 };
  const tables = [
    buildTable(context, { ...table, rows: book, alongside: { rows: met } }),
    buildTable(context, { ...table, rows: met, alongside: { rows: book } }),
  ];

  it("have their places in one order", () => {
    expect(met).toHaveLength(1);
    for (const { columns } of tables) {
      expect(columns.map(({ name }) => name)).toEqual(["Jia", "Bing", "Wu", "Yi", "Ding"]);
    }
  });

  it("have their columns at the same places", () => {
    const [one, other] = tables.map(({ blocks }) => blocks[0]?.widthsMm);
    expect(other).toEqual(one);
  });

  it("follow the order of the picture beside the heading", () => {
    const { coverage } = buildBook(context, { ...table, rows: book });
    expect(coverage?.spec.rows.map(({ label }) => label)).toEqual(
      tables[0]?.columns.map(({ name }) => name),
    );
  });
});

describe("a theme of a data book", () => {
  it("has outcome and target in one cell, a dash at the side that is missing, one where both are", () => {
    expect(tabled(bookOf(SHARED))).toEqual(["总产值 100→110 80→— 90→— — —"]);
  });

  it("ranks the outcomes before the arrows", () => {
    const ranks = bookOf(SHARED).table?.rows[0]?.cells.map(({ from }) => from?.rank?.text);
    expect(ranks?.slice(0, 3)).toEqual(["1/3", "3/3", "2/3"]);
  });

  it("lists by place what one alone publishes, without dashes, each with its scope", () => {
    const book = bookOf([
      ...SHARED,
      { region: "Yi", indicator: "firms", measure: "count", value: 17, scope: "zone" },
      { region: "Ding", indicator: "output", value: 5, scope: "zone" },
    ]);
    expect(listed(book)).toEqual([["仅Yi公布", "新增企业 17 个 范围：Yi为开发区。"]]);
    expect(tabled(book)).toEqual(["总产值 100→110 80→— 90→— 5→— —"]);
    expect(plainText(book.summary)).toContain("仅一地公布");
  });

  it("lists what a place publishes in a further scope alone, and a target without its outcome", () => {
    const book = bookOf([
      ...SHARED,
      { region: "Jia", indicator: "output", value: 7, scope: "zone" },
      { region: "Wu", indicator: "firms", measure: "count", value: 30, ...TARGET },
    ]);
    expect(listed(book)).toEqual([
      ["仅Jia公布", "总产值 7 亿元 范围：Jia为开发区。"],
      ["仅Wu公布", "新增企业 →30 个"],
    ]);
  });

  it("shows who reports what, those that most places report first, and counts the rest", () => {
    const { coverage } = bookOf([
      ...SHARED,
      { region: "Yi", indicator: "firms", measure: "count", value: 17 },
    ]);
    expect(coverage?.spec.columns).toEqual([
      { label: "3", count: 1 },
      { label: "1", count: 1 },
    ]);
    expect(coverage?.spec.rows.map(({ label, cells, count }) => [label, ...cells, count])).toEqual([
      ["Jia", "both", "none", "1/2"],
      ["Yi", "outcome", { label: "1" }, "2/2"],
      ["Bing", "outcome", "none", "1/2"],
      ["Ding", "none", "none", "0/2"],
      ["Wu", "none", "none", "0/2"],
    ]);
    expect(coverage?.key.map(({ report }) => report)).toEqual(["outcome", "both"]);
  });

  it("of one place is a table alone", () => {
    const book = bookOf(SHARED.slice(0, 2), ["Jia"]);
    expect(tabled(book)).toEqual(["总产值 100→110"]);
    expect([book.coverage, book.alone, book.summary]).toEqual([undefined, [], []]);
  });

  it("of sixty places has no list of those that publish nothing, and each figure once", () => {
    const regions = Array.from({ length: 60 }, (_, index) => `地${index + 1}`);
    const figures = regions
      .slice(0, 40)
      .map((region, index): FigureSpec => ({ region, indicator: "output", value: index + 1 }));
    const firms = { region: "地60", indicator: "firms", measure: "count", value: 3 } as const;
    const book = bookOf([...figures, firms], regions);
    expect(book.table?.form).toBe("rows");
    expect(listed(book)).toEqual([["仅地60公布", "新增企业 3 个"]]);
    // Without cities there is nothing to count places by.
    expect(book.coverage).toBeUndefined();
  });
});
