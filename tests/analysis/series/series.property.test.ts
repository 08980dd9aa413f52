import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAnswer } from "../../../src/analysis/figure-index.ts";
import { gapBetween } from "../../../src/analysis/series/gap-between.ts";
import { levelPassed } from "../../../src/analysis/series/level-passed.ts";
import { isOnLine, nextOnLine } from "../../../src/analysis/series/line.ts";
import { longestRuns } from "../../../src/analysis/series/longest-run.ts";
import type { Series, SeriesQuestion } from "../../../src/analysis/series/model.ts";
import { type Run, runsIn } from "../../../src/analysis/series/runs.ts";
import { seriesOf } from "../../../src/analysis/series/series.ts";
import { turningPoints } from "../../../src/analysis/series/turning-point.ts";
import type { Dataset, Figure, Frequency } from "../../../src/dataset/model.ts";
import { comparePeriods } from "../../../src/dataset/time/period.ts";
import { sampled } from "../../sampled.ts";
import { generated } from "./generator.ts";
import { HERE, INDICATORS, THERE } from "./given.ts";

const RUNS = { numRuns: 40 };
const FREQUENCIES: readonly Frequency[] = ["month", "quarter", "since_january", "year"];

const QUESTIONS: readonly SeriesQuestion[] = INDICATORS.flatMap(({ id, measure = "level" }) =>
  [measure, "growth" as const].flatMap((asked) =>
    FREQUENCIES.flatMap((frequency) =>
      [HERE, THERE].flatMap((region) =>
        [false, true].map((target) => ({
          indicator: id,
          measure: asked,
          frequency,
          region,
          target,
        })),
      ),
    ),
  ),
);

/** Everything that is said of one question. */
function sayAll(dataset: Dataset, question: SeriesQuestion) {
  const series = seriesOf(dataset, question);
  return {
    series,
    runs: runsIn(series),
    longest: longestRuns(series),
    turns: turningPoints(series),
    passed: levelPassed(series),
    five: levelPassed(series, 5),
    gap: gapBetween(dataset, { ...question, regions: [HERE, THERE] }),
  };
}

type Said = ReturnType<typeof sayAll>;

/** Targets are set, not measured: beside an outcome one is exact, and of two the finer digit counts. */
function weakestDigit(figures: readonly (Figure | undefined)[]): number {
  const digits = (some: typeof figures) => some.map((figure) => figure?.precision ?? 0);
  const measured = figures.filter((figure) => figure?.status !== "target");
  return measured.length > 0 ? Math.max(...digits(measured)) : Math.min(...digits(figures));
}

const onEach = sampled(generated, RUNS.numRuns, (dataset) =>
  QUESTIONS.map((question) => ({ question, said: sayAll(dataset, question) })),
);

/** Checks something of everything that is said of every generated dataset. */
function checkAll(check: (said: Said, dataset: Dataset, question: SeriesQuestion) => void): void {
  onEach((dataset, answers) => {
    for (const { question, said } of answers) check(said, dataset, question);
  });
}

/** Every list of ids by the name of `figures`, `estimates` or `bounds`, anywhere. */
function idsIn(part: unknown): readonly (readonly string[])[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    const isList = ["figures", "estimates", "bounds"].includes(key) && Array.isArray(value);
    return isList && typeof value[0] === "string" ? [value] : idsIn(value);
  });
}

const byId = ({ figures }: Dataset) => new Map(figures.map((figure) => [figure.id, figure]));

function figuresOf(dataset: Dataset, ids: readonly string[]): readonly Figure[] {
  const known = byId(dataset);
  return ids.map((id) => {
    const figure = known.get(id);
    if (!figure) throw new Error(`"${id}" is no figure of the dataset`);
    return figure;
  });
}

const joined = ({ runs, longest, turns, passed, five }: Said) => [
  ...[...runs, ...longest, ...turns].map(({ figures }) => figures),
  ...[passed, five].flatMap((one) => (one ? [one.figures] : [])),
];

describe("series and what is said of them, whatever is published", () => {
  it("hold every figure that answers, once, and no other", () => {
    checkAll(({ series }, dataset, question) => {
      const { indicator, measure, region, target } = question;
      const answers = dataset.figures.filter(
        (figure) =>
          isAnswer(figure) &&
          figure.indicator === indicator &&
          figure.measure === measure &&
          figure.region === region &&
          (figure.status === "target") === target &&
          isOnLine(figure.period, series),
      );
      const held = [...series.points, ...series.others].flatMap(({ figures }) => figures);
      expect(held.map(({ id }) => id).sort()).toEqual(answers.map(({ id }) => id).sort());
    });
  });

  it("are in the order of their periods, of one variant, with a number only where nothing is in doubt", () => {
    checkAll(({ series: { points } }) => {
      for (const [index, { period, figures, figure, lack }] of points.entries()) {
        const before = points[index - 1];
        if (before) expect(comparePeriods(before.period, period)).toBeLessThan(0);
        const isPlain = figures.length === 1 && figure?.value != null && figure.remark === null;
        expect(lack === null).toBe(isPlain && figure?.standing === "counts");
      }
      const variants = points.flatMap(({ figures }) =>
        figures.map(({ scope, basis, on }) => [scope, basis, on].join("/")),
      );
      expect(new Set(variants).size).toBeLessThan(2);
    });
  });

  it("name every period from the first to the last, as published or as a gap", () => {
    checkAll(({ series }) => {
      const { points, others, gaps } = series;
      const missing = gaps.flatMap(({ periods }) => periods);
      const published = new Set([...points, ...others].map(({ period }) => period));
      for (const period of missing) expect(published).not.toContain(period);
      const named = new Set([...published, ...missing]);
      const last = points.at(-1)?.period ?? null;
      for (let at = points[0]?.period ?? null; at !== last; ) {
        expect(named).toContain(at);
        at = at && nextOnLine(at, series);
      }
    });
  });

  it("never join two frequencies, references, scopes, bases or units", () => {
    checkAll((said, dataset) => {
      for (const ids of joined(said)) {
        const figures = figuresOf(dataset, ids);
        const kinds = figures.map(
          ({ region, indicator, measure, on, scope, basis, unit, status }) =>
            [region, indicator, measure, on, scope, basis, unit, status === "target"].join("/"),
        );
        expect(new Set(kinds).size).toBe(1);
        for (const { period } of figures) expect(isOnLine(period, said.series)).toBe(true);
      }
      for (const { difference } of said.gap?.steps ?? []) {
        const kinds = figuresOf(dataset, difference.figures).map(
          ({ period, on, scope, basis, unit }) => [period, on, scope, basis, unit].join("/"),
        );
        expect(new Set(kinds).size).toBe(1);
      }
    });
  });

  it("never cross a gap or a break in a run, nor a figure that may not be computed with", () => {
    checkAll(({ runs, longest, turns, series }, dataset) => {
      for (const { figures: ids } of [...runs, ...longest, ...turns]) {
        const figures = figuresOf(dataset, ids);
        for (const [index, figure] of figures.entries()) {
          const before = figures[index - 1];
          if (before) expect(nextOnLine(before.period, series)).toBe(figure.period);
          expect(figure).toMatchObject({ standing: "counts", remark: null });
          expect(figure.value).not.toBeNull();
        }
      }
    });
  });

  it("rise or fall in every step of a run, as it stands in print", () => {
    checkAll(({ runs }, dataset) => {
      for (const { direction, base, figures, length } of runs) {
        const values = figuresOf(dataset, figures).map(({ value }) => value ?? Number.NaN);
        const steps = base ? values.slice(1).map((value, i) => value - (values[i] ?? 0)) : values;
        expect(steps).toHaveLength(length);
        for (const step of steps) expect(step > 0).toBe(direction === "rise");
        expect(steps).not.toContain(0);
      }
    });
  });

  it("tell no run longer than the longest, and no longest that could go on", () => {
    checkAll(({ runs, longest }) => {
      const lengthOf = (some: readonly Run[]) => Math.max(1, ...some.map(({ length }) => length));
      expect(lengthOf(longest)).toBe(lengthOf(runs));
      for (const [index, run] of runs.entries()) {
        const before = runs[index - 1];
        if (run.before === "turn") expect(before?.direction).not.toBe(run.direction);
      }
    });
  });

  it("tell of a level only what the figures say", () => {
    checkAll(({ passed, five }, dataset) => {
      for (const one of [passed, five]) {
        if (!one) continue;
        const figures = figuresOf(dataset, one.figures);
        const valueAt = (period: string | null) =>
          figures.find((figure) => figure.period === period)?.value ?? Number.NaN;
        expect(valueAt(one.below)).toBeLessThan(one.level);
        expect(valueAt(one.reached)).toBeGreaterThanOrEqual(one.level);
        for (const period of one.fellBack) expect(valueAt(period)).toBeLessThan(one.level);
        if (one.forGood) expect(valueAt(one.forGood)).toBeGreaterThanOrEqual(one.level);
      }
    });
  });

  it("derive nothing but differences of two figures of one period, with the digits of the weakest", () => {
    checkAll(({ gap }, dataset) => {
      for (const { difference } of gap?.steps ?? []) {
        const [a, b] = figuresOf(dataset, difference.figures);
        expect(difference.formula).toBe("difference");
        expect(difference.value.toNumber()).toBeCloseTo((a?.value ?? 0) - (b?.value ?? 0), 9);
        expect(difference.precision).toBe(weakestDigit([a, b]));
      }
      const ends = [gap?.steps[0], gap?.steps.at(-1)].map((step) => step?.difference.value.abs());
      if (gap?.trend) {
        const change = (ends[1]?.toNumber() ?? 0) - (ends[0]?.toNumber() ?? 0);
        expect(gap.trend.change.toNumber()).toBeCloseTo(change, 9);
      }
    });
  });

  it("rest on figures of the dataset alone", () => {
    checkAll((said, dataset) => {
      const known = byId(dataset);
      for (const id of idsIn(said).flat()) expect(known.has(id)).toBe(true);
    });
  });

  it("do not depend on the order of the figures", () => {
    fc.assert(
      fc.property(
        generated.chain((dataset) =>
          fc.tuple(
            fc.constant(dataset),
            fc.shuffledSubarray([...dataset.figures], { minLength: dataset.figures.length }),
          ),
        ),
        ([dataset, figures]) => {
          const shuffled = { ...dataset, figures };
          for (const question of QUESTIONS)
            expect(sayAll(shuffled, question)).toEqual(sayAll(dataset, question));
        },
      ),
      RUNS,
    );
  });

  it("do not depend on what is published of other frequencies", () => {
    checkAll((said, dataset, question) => {
      const figures = dataset.figures.filter(({ period }) => isOnLine(period, said.series));
      if (figures.length === dataset.figures.length) return;
      expect(sayAll({ ...dataset, figures }, question)).toEqual(said);
    });
  });

  it("give of a series of any variant asked for that variant alone", () => {
    checkAll(({ series }, dataset, question) => {
      for (const { variant } of series.others) {
        const other: Series = seriesOf(dataset, { ...question, variant });
        expect(other.variant).toEqual(variant);
        const held = [...other.points, ...other.others].length;
        expect(held).toBe(series.points.length + series.others.length);
      }
    });
  });
});
