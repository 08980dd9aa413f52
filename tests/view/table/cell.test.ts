import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/analysis/model.ts";
import { buildCell, fromCell } from "../../../src/view/table/cell.ts";
import { buildDataset, type FigureSpec } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

/** Cells of one place that publishes these figures, each cell some of them. */
function given(...specs: readonly Partial<FigureSpec>[]) {
  const dataset = withUnits(
    buildDataset({
      regions: ["a"],
      scopes: ["city"],
      figures: specs.map((spec) => ({ region: "a", ...spec })),
    }),
  );
  const cellOf = (...places: readonly number[]): Cell => {
    const figures = dataset.figures.filter((_, place) => places.includes(place));
    return { region: "a", figures, figure: figures.length === 1 ? (figures[0] ?? null) : null };
  };
  return { context: contextFor(dataset, "zh"), cellOf };
}

const target = { status: "target", value: 6 } as const;

describe("fromCell(context, outcome, target)", () => {
  it("is the outcome before its target", () => {
    const { context, cellOf } = given({ value: 5 }, target);
    expect(fromCell(context, cellOf(0), cellOf(1))).toMatchObject({
      kind: "number",
      numerals: [{ text: "5" }],
    });
  });

  it("is nothing before a target that is not published, so that no arrow leads to a blank", () => {
    const { context, cellOf } = given({ value: 5 });
    expect(fromCell(context, cellOf(0), cellOf())).toBeNull();
    expect(fromCell(context, cellOf(), cellOf())).toBeNull();
    expect(context.ledger.facts).toEqual([]);
  });

  it("is nothing where no outcome is asked for", () => {
    const { context, cellOf } = given(target);
    expect(fromCell(context, undefined, cellOf(0))).toBeNull();
  });

  it("is the blank of what is not published before a target that is", () => {
    const { context, cellOf } = given(target);
    const words = context.locale.say("labels.none");
    expect(fromCell(context, cellOf(), cellOf(0))).toMatchObject({ kind: "missing", words });
  });

  it("tells an outcome of another scope, of the year before alone", () => {
    const elsewhere = (year: number) => {
      const { context, cellOf } = given(
        { value: 5, scope: "city", year },
        { ...target, year: 2023 },
      );
      return [fromCell(context, cellOf(), cellOf(1))?.words, context.locale.say("mark.elsewhere")];
    };
    const [before, mark] = elsewhere(2022);
    expect(before).toBe(mark);
    expect(elsewhere(2021)[0]).not.toBe(mark);
  });
});

describe("buildCell(context, cell, rank, longest)", () => {
  it("shows both numbers of a contradiction, with one mark after the second", () => {
    const { context, cellOf } = given(
      { value: 5.5, conflict: true },
      { value: 6.5, conflict: true },
    );
    const { numerals } = buildCell(context, cellOf(0, 1), null, null);
    expect(numerals.map(({ text }) => text)).toEqual(["5.5", "6.5"]);
    expect(numerals.map(({ mark }) => mark !== "")).toEqual([false, true]);
  });

  it("pads to the longest of its column, whole numbers over the point as well", () => {
    const padOf = (value: number, longest: number | null) => {
      const { context, cellOf } = given({ value });
      return buildCell(context, cellOf(0), null, longest).pad;
    };
    expect(padOf(5.5, 1)).toBe("");
    expect(padOf(5, 1)).toBe("pad-point-1");
    expect(padOf(5.5, 3)).toBe("pad-2");
    expect(padOf(5, null)).toBe("");
  });
});

describe("buildCell(context, cell, rank, longest), of two numbers that contradict each other", () => {
  const marksOf = (...specs: readonly Partial<FigureSpec>[]) => {
    const { context, cellOf } = given(...specs.map((spec) => ({ ...spec, conflict: true })));
    return buildCell(context, cellOf(0, 1), null, null).numerals.map(({ mark }) => mark);
  };

  it("marks both once, after the second, where they are marked alike", () => {
    expect(marksOf({ value: 5 }, { value: 6 })).toEqual(["", "‡"]);
  });

  it("keeps the mark of an estimate beside a number that is none", () => {
    expect(marksOf({ value: 5, status: "estimate" }, { value: 6 })).toEqual(["预‡", "‡"]);
    expect(marksOf({ value: 5 }, { value: 6, status: "estimate" })).toEqual(["‡", "预‡"]);
  });
});
