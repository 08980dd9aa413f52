import { describe, expect, it } from "vitest";
import type { CellView, TableView } from "../../../src/view/model.ts";
import { EMPTY, missingCell } from "../../../src/view/table/cell.ts";
import { legendOf, mergeLegends } from "../../../src/view/table/legend.ts";
import { buildDataset, type FigureSpec } from "../../analysis/builder.ts";
import { contextFor } from "../context.ts";

const PLAIN = { value: 1 };

/** What the legend of a table with these figures and cells explains, by the keys of its wording. */
function keysOf(
  specs: readonly Partial<FigureSpec>[],
  cells: (context: ReturnType<typeof contextFor>) => readonly CellView[] = () => [EMPTY],
): readonly string[] {
  const dataset = buildDataset({
    regions: ["a"],
    figures: specs.map((spec, index) => ({ region: "a", indicator: `i${index}`, ...spec })),
    indicators: specs.map((_, index) => ({ id: `i${index}` })),
  });
  const doubt = { id: "doubt", name: { zh: "存疑", en: "in doubt" } };
  const context = contextFor({ ...dataset, remarkById: new Map([["doubt", doubt]]) }, "zh");
  const group = context.locale.group("legend");
  const keyOf = (meaning: string) =>
    Object.keys(group).find((key) => group[key] === meaning) ?? meaning;
  return legendOf(context, dataset.figures, cells(context)).map(({ meaning }) => keyOf(meaning));
}

const target = { ...PLAIN, status: "target" } as const;

describe("legendOf(context, figures, cells)", () => {
  it("explains nothing of plain figures", () => {
    expect(keysOf([PLAIN, PLAIN])).toEqual([]);
  });

  it.each([
    ["estimate", { ...PLAIN, status: "estimate" as const }],
    ["about", { ...PLAIN, bound: "about" as const }],
    ["at_least", { ...PLAIN, bound: "at_least" as const }],
    ["at_most", { ...PLAIN, bound: "at_most" as const }],
    ["arrow", target],
    ["存疑", { ...PLAIN, remark: "doubt" }],
  ])("explains %s where one figure of several is so, and nothing else", (key, figure) => {
    expect(keysOf([PLAIN, figure, PLAIN])).toEqual([key]);
  });

  it("explains a contradiction", () => {
    const twice = [1, 2].map((value) => ({ value, indicator: "i0", conflict: true }));
    expect(keysOf([...twice, PLAIN])).toEqual(["conflict"]);
  });

  it("explains a remark once, however many figures have it", () => {
    expect(keysOf([1, 2].map((value) => ({ value, remark: "doubt" })))).toEqual(["存疑"]);
  });

  it("explains blanks, before an arrow as well", () => {
    expect(keysOf([PLAIN], (context) => [EMPTY, missingCell(context)])).toEqual(["missing"]);
    const withFrom = (from: CellView) => [EMPTY, { ...EMPTY, from }];
    expect(keysOf([PLAIN], (context) => withFrom(missingCell(context)))).toEqual(["missing"]);
    const blank = (words: string): CellView => ({ ...EMPTY, kind: "missing", words });
    for (const key of ["elsewhere", "unstated"]) {
      expect(keysOf([PLAIN], ({ locale }) => withFrom(blank(locale.say(`mark.${key}`))))).toEqual([
        key,
      ]);
    }
  });

  it("explains no arrow where targets stand in the table itself", () => {
    expect(keysOf([target], () => [{ ...EMPTY, from: EMPTY }])).toEqual([]);
    expect(keysOf([target], () => [EMPTY, { ...EMPTY, from: EMPTY }])).toEqual([]);
  });

  it("explains a rank where one cell of several has one", () => {
    const rank = { text: "1/2", prefix: "", mark: "", href: null } as unknown as CellView["rank"];
    expect(keysOf([PLAIN], () => [EMPTY, { ...EMPTY, rank }])).toEqual(["rank"]);
  });

  it("keeps its order, whatever comes first", () => {
    const figures = [
      { ...PLAIN, bound: "at_most" as const },
      { ...PLAIN, remark: "doubt" },
      { ...PLAIN, status: "estimate" as const, bound: "about" as const },
    ];
    expect(keysOf(figures)).toEqual(["estimate", "about", "at_most", "存疑"]);
  });
});

describe("mergeLegends(context, tables)", () => {
  it("explains each mark once, in the order of one table, and remarks last", () => {
    const context = contextFor(buildDataset({ regions: ["a"], figures: [] }), "zh");
    const group = context.locale.group("legend");
    const table = (...keys: readonly string[]) =>
      ({
        legend: keys.map((key) => ({ sign: "", meaning: group[key] ?? key })),
      }) as unknown as TableView;
    const merged = mergeLegends(context, [
      table("at_most", "存疑"),
      null,
      table("estimate", "at_most"),
      table("about"),
    ]);
    expect(merged.map(({ meaning }) => meaning)).toEqual([
      ...["estimate", "about", "at_most"].map((key) => group[key]),
      "存疑",
    ]);
  });
});
