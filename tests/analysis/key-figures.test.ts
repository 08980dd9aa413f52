import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import type { KeyFigure } from "../../src/analysis/key-figures.ts";
import type { Measure } from "../../src/dataset/model.ts";
import { briefingOn } from "./briefing.ts";
import { buildDataset, type DatasetSpec, type FigureSpec, PRODUCT } from "./builder.ts";

const GROWTH = { measure: "growth" } as const;

interface Asked extends Partial<DatasetSpec> {
  readonly focus?: string | null;
  readonly regions?: readonly string[];
  readonly figures: readonly FigureSpec[];
  readonly headline?: readonly string[];
  readonly measures?: readonly Measure[];
}

function keyFigures({ focus = "a", headline = [PRODUCT], ...spec }: Asked): readonly KeyFigure[] {
  const { regions = ["a", "b", "c"], measures = ["growth"] } = spec;
  const indicators = headline.map((id) => ({ id }));
  const dataset = buildDataset({ indicators, ...spec, regions });
  const briefing = briefingOn(regions, {
    focus,
    headline: headline.map((indicator) => ({ indicator, measures })),
  });
  const appetite = { findings: 0, sectionFindings: 0, least: 2 };
  return analyze(dataset, briefing, regions, appetite).figures;
}

const valuesOf = (figures: readonly KeyFigure[]) =>
  figures.map(({ cell, growth }) => [
    cell.figures.map(({ value }) => value),
    growth.map(({ value }) => value),
  ]);

describe("the key figures of a place", () => {
  it("are its amounts, whatever measures the briefing lists, with growth of the same period", () => {
    const figures = [
      { region: "a", value: 804.1 },
      { region: "a", value: 5.5, ...GROWTH },
      { region: "b", value: 278.8 },
    ];
    expect(valuesOf(keyFigures({ figures }))).toEqual([[[804.1], [5.5]]]);
    const other = [
      { region: "a", value: 804.1 },
      { region: "a", value: 5.5, year: 2021, ...GROWTH },
    ];
    const pastYears = { a: [2021, 2022] };
    expect(valuesOf(keyFigures({ figures: other, pastYears }))).toEqual([[[804.1], []]]);
  });

  it("are growth where no amount is published, and nothing where only words are", () => {
    const growth = [{ region: "a", value: 5.5, ...GROWTH }];
    const [only] = keyFigures({ figures: growth });
    expect(only?.comparison.measure).toBe("growth");
    expect(only?.growth).toEqual([]);
    expect(keyFigures({ figures: [{ region: "a" }] })).toEqual([]);
  });

  it("are of the first six indicators of which it publishes a number, in their order", () => {
    const headline = Array.from({ length: 9 }, (_, index) => `i${index}`);
    const figures = headline
      .filter((id) => id !== "i2")
      .map((indicator, index) => ({ region: "a", indicator, value: index }));
    const chosen = keyFigures({ headline, figures }).map(({ comparison }) => comparison.indicator);
    expect(chosen).toEqual(["i0", "i1", "i3", "i4", "i5", "i6"]);
  });

  it("keep both numbers of a contradiction, unranked", () => {
    const figures = [
      { region: "a", value: 1, conflict: true },
      { region: "a", value: 2, conflict: true },
      { region: "b", value: 3 },
    ];
    const [only] = keyFigures({ figures });
    expect(only?.cell.figures.map(({ value }) => value)).toEqual([1, 2]);
    expect(only?.standing).toBe("beside");
  });

  it("are ranked with those of others, beside them, or alone", () => {
    const own = { region: "a", value: 1 };
    const standingAmong = (...others: readonly FigureSpec[]) =>
      keyFigures({ figures: [own, ...others], pastYears: { b: [2021] } })[0]?.standing;
    expect(standingAmong({ region: "c", value: 2 })).toBe("ranked");
    expect(standingAmong({ region: "b", value: 2 })).toBe("beside");
    expect(standingAmong({ region: "b" })).toBe("alone");
    expect(standingAmong()).toBe("alone");
  });

  it("are those of the only place, or of none where several are equal", () => {
    const figures = [{ region: "a", value: 1 }];
    expect(keyFigures({ figures, regions: ["a"], focus: null })).toHaveLength(1);
    expect(keyFigures({ figures, focus: null })).toEqual([]);
  });
});
