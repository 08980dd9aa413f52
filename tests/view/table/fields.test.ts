import { describe, expect, it } from "vitest";
import { compare } from "../../../src/analysis/compare.ts";
import { buildTable } from "../../../src/view/table/table.ts";
import { buildDataset, type FigureSpec } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

const PLACES = ["Jia", "Yi", "Bing", "Ding"];

function tableOf(
  figures: readonly FigureSpec[],
  microBars = true,
  pastYears: Readonly<Record<string, readonly number[]>> = { Ding: [2021] },
) {
  const dataset = withUnits(
    buildDataset({
      regions: PLACES,
      scopes: ["a", "b"],
      pastYears,
      figures: [...figures],
    }),
  );
  const question = { indicator: "product", measure: "level", target: false } as const;
  const comparison = compare(dataset, { ...question, regions: PLACES });
  return buildTable(contextFor(dataset, "zh"), {
    id: "table",
    caption: "",
    rows: [{ comparison, before: null }],
    regions: PLACES,
    microBars,
  });
}

function fieldsOf(figures: readonly FigureSpec[]) {
  const [block] = tableOf(figures, false).blocks;
  return block?.rows[0]?.cells.map(({ field, rank }) => [field ?? null, rank?.text ?? null]);
}

function barsOf(figures: readonly FigureSpec[], microBars = true) {
  const [block] = tableOf(figures, microBars).blocks;
  return block?.rows[0]?.cells.map(({ bar }) => bar && [bar.ratio, bar.status]);
}

const THREE: readonly FigureSpec[] = [
  { region: "Jia", value: 100 },
  { region: "Yi", value: 25, status: "estimate" },
  { region: "Bing", value: 50 },
];

describe("the field of a row", () => {
  const [alone, opens, goesOn] = [null, "opens", "goes-on"];

  it("has the numbers of two places that may be compared, without ranks", () => {
    expect(fieldsOf(THREE.slice(0, 2))).toEqual([
      [opens, null],
      [goesOn, null],
      [alone, null],
      [alone, null],
    ]);
  });

  it("has the numbers of three or more with their ranks, and none of another year", () => {
    expect(fieldsOf([...THREE, { region: "Ding", value: 400 }])).toEqual([
      [opens, "1/3"],
      [goesOn, "3/3"],
      [goesOn, "2/3"],
      [alone, null],
    ]);
  });

  it("has none of two scopes, and none of a number without another", () => {
    const parted = [
      { ...THREE[0], scope: "a" },
      { ...THREE[1], scope: "b" },
    ] as FigureSpec[];
    const none = PLACES.map(() => [alone, null]);
    expect(fieldsOf(parted)).toEqual(none);
    expect(fieldsOf(THREE.slice(0, 1))).toEqual(none);
  });

  it("is explained where it stands, and only there", () => {
    const signsOf = (figures: readonly FigureSpec[]) =>
      tableOf(figures).legend.map(({ sign }) => sign);
    expect(signsOf(THREE.slice(0, 2))).toContain("底纹");
    expect(signsOf(THREE.slice(0, 1))).not.toContain("底纹");
  });
});

describe("bars under the numbers of a table", () => {
  it("stand where places are ranked, on the scale of their row, and nowhere else", () => {
    expect(barsOf([...THREE, { region: "Ding", value: 400 }])).toEqual([
      [1, "actual"],
      [0.25, "estimate"],
      [0.5, "actual"],
      undefined,
    ]);
  });

  it("stand under two that may be compared as well, and under none where none are asked for", () => {
    const none = [undefined, undefined, undefined, undefined];
    expect(barsOf(THREE.slice(1))).toEqual([
      undefined,
      [0.5, "estimate"],
      [1, "actual"],
      undefined,
    ]);
    expect(barsOf(THREE.slice(2))).toEqual(none);
    expect(barsOf(THREE, false)).toEqual(none);
  });

  it("are each on the scale of their own field where a row has two periods", () => {
    const figures = [100, 50, 8, 2].map((value, at) => ({ region: PLACES[at] ?? "", value }));
    const [block] = tableOf(figures, true, { Bing: [2021], Ding: [2021] }).blocks;
    const bars = block?.rows[0]?.cells.map(({ field, bar }) => [field, bar?.ratio]);
    expect(bars).toEqual([
      ["opens", 1],
      ["goes-on", 0.5],
      ["opens", 1],
      ["goes-on", 0.25],
    ]);
  });

  it("are explained where they stand, and only there", () => {
    const signsOf = (microBars: boolean) =>
      tableOf(THREE, microBars).legend.map(({ sign }) => sign);
    expect(signsOf(true)).toContain("条形");
    expect(signsOf(false)).not.toContain("条形");
  });

  it("are in no row with a number below zero", () => {
    const bars = barsOf([...THREE.slice(0, 2), { region: "Bing", value: -5 }]);
    expect(bars?.every((bar) => bar === undefined)).toBe(true);
  });
});
