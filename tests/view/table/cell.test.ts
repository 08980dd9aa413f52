import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/analysis/model.ts";
import type { Language } from "../../../src/dataset/model.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { buildCell, fromCell } from "../../../src/view/table/cell.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "../../analysis/builder.ts";
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

describe("fromCell(context, before, cell, after)", () => {
  const OUTCOME = { indicator: PRODUCT, measure: "level", target: false } as const;
  const TARGET = { ...OUTCOME, target: true };

  it("is the outcome before its target", () => {
    const { context, cellOf } = given({ value: 5 }, target);
    expect(fromCell(context, OUTCOME, cellOf(0), cellOf(1))).toMatchObject({
      kind: "number",
      numerals: [{ text: "5" }],
    });
  });

  it("is the outcome as well before a target that is not published: the dash takes nothing away", () => {
    const { context, cellOf } = given({ value: 5 });
    expect(fromCell(context, OUTCOME, cellOf(0), cellOf())).toMatchObject({
      numerals: [{ text: "5" }],
    });
  });

  it("is nothing where neither is published, so that one dash stands for both", () => {
    const { context, cellOf } = given({ value: 5 });
    expect(fromCell(context, OUTCOME, cellOf(), cellOf())).toBeNull();
    expect(context.ledger.facts).toEqual([]);
  });

  it("is nothing where no outcome is asked for", () => {
    const { context, cellOf } = given(target);
    expect(fromCell(context, OUTCOME, undefined, cellOf(0))).toBeNull();
  });

  it("is the blank of what is not published before a target that is, in whatever measure", () => {
    const { context, cellOf } = given(target);
    const words = context.locale.say("labels.none");
    const instead = { ...cellOf(), instead: cellOf(0).figures };
    for (const after of [cellOf(0), instead])
      expect(fromCell(context, OUTCOME, cellOf(), after)).toMatchObject({ kind: "missing", words });
  });

  it("tells an outcome of another scope, of the year before alone", () => {
    const elsewhere = (year: number) => {
      const { context, cellOf } = given(
        { value: 5, scope: "city", year },
        { ...target, year: 2023 },
      );
      const from = fromCell(context, OUTCOME, cellOf(), cellOf(1));
      return [from?.words, context.locale.say("mark.elsewhere")];
    };
    const [before, mark] = elsewhere(2022);
    expect(before).toBe(mark);
    expect(elsewhere(2021)[0]).not.toBe(mark);
  });

  it("tells a target of another scope for the period of an outcome, and of no other period", () => {
    const elsewhere = (year: number) => {
      const { context, cellOf } = given(
        { value: 5, year: 2022 },
        { ...target, scope: "city", year },
      );
      const from = fromCell(context, TARGET, cellOf(), cellOf(0));
      return from?.words === context.locale.say("mark.elsewhere");
    };
    expect([elsewhere(2022), elsewhere(2023)]).toEqual([true, false]);
  });

  it("tells an outcome whose scope is not stated by a mark of its own", () => {
    const outcome = { value: 5, scope: "not_stated", year: 2022 };
    const { context, cellOf } = given(outcome, { ...target, year: 2023 });
    const mark = context.locale.say("mark.unstated");
    expect(fromCell(context, OUTCOME, cellOf(), cellOf(1))?.words).toBe(mark);
    expect(mark).not.toBe(context.locale.say("mark.elsewhere"));
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

  it("says a target in another measure with its direction, unit, bound and mark", () => {
    const said = (language: Language, ...specs: readonly Partial<FigureSpec>[]) => {
      const { context, cellOf } = given(...specs.map((spec) => ({ ...target, ...spec })));
      const here = contextFor(context.dataset, language);
      const instead = cellOf(...specs.keys()).figures;
      const cell = buildCell(here, { ...cellOf(), instead }, null, null);
      const text = (cell.said ?? [])
        .map((piece) => (piece.isNumeral ? plainText([piece]) + piece.mark : piece.text))
        .join("");
      return { text: text || cell.words, kind: cell.kind, facts: here.ledger.facts.length };
    };
    const growth = { measure: "growth", value: 10, bound: "at_least" } as const;
    expect(said("zh", growth)).toEqual({ text: "增长10%以上", kind: "words", facts: 1 });
    expect(said("en", growth).text).toBe("growth ≥10%");
    expect(said("zh", { ...growth, value: -3, bound: "about" }).text).toBe("下降3%左右");
    expect(said("zh", { measure: "change", value: 5, unit: "个" }).text).toBe("增加5个");
    expect(said("zh", { value: 852.3 }).text).toBe("852.3亿元");
    expect(said("zh", { measure: "growth", value: null, text: "稳定增长" }).text).toBe("稳定增长");
    const twice = [10, 12].map((value) => ({ ...growth, value, conflict: true }));
    expect(said("zh", ...twice)).toEqual({
      text: "增长10%以上 / 增长12%‡以上",
      kind: "words",
      facts: 2,
    });
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
