import { describe, expect, it } from "vitest";
import { compare, comparisonsOf } from "../../src/analysis/compare.ts";
import type { Cell, Comparison } from "../../src/analysis/model.ts";
import type { Dataset, Figure } from "../../src/dataset/model.ts";
import { areAlike, compareScopes } from "../../src/dataset/sameness.ts";
import { sampled } from "../sampled.ts";
import { DIRECTION_BY_INDICATOR, type Generated, generated } from "./generator.ts";
import { positionByRule } from "./position-by-rule.ts";

const RUNS = 100;

function allComparisons({ dataset, regions }: Generated): readonly Comparison[] {
  return [...dataset.indicatorById.keys()].flatMap((id) => comparisonsOf(dataset, id, regions));
}

const onEach = sampled(generated, RUNS, allComparisons);

/** Checks something of every comparison of every generated dataset. */
function checkAll(check: (comparison: Comparison, source: Generated) => void): void {
  onEach((source, comparisons) => {
    for (const comparison of comparisons) check(comparison, source);
  });
}

const cellByRegion = ({ cells }: Comparison) => new Map(cells.map((cell) => [cell.region, cell]));

function rankedFigures(comparison: Comparison) {
  const cells = cellByRegion(comparison);
  return comparison.groups.flatMap(({ regions, ranks }) =>
    ranks
      ? [regions.map((region) => ({ figure: figureIn(cells.get(region)), rank: ranks[region] }))]
      : [],
  );
}

function figureIn(cell: Cell | undefined): Figure {
  if (!cell?.figure) throw new Error(`A ranked place has no figure: ${cell?.region}`);
  return cell.figure;
}

/** The number in a bound: ranks go by it, and are provisional. */
const numberOf = (figure: Figure): Figure =>
  figure.bound === "about" ? figure : { ...figure, bound: "exact" };

describe("compare(dataset, question), whatever is published", () => {
  it("ranks only figures of one year, basis, scope and unit", () => {
    checkAll((comparison) => {
      for (const group of rankedFigures(comparison)) {
        const kinds = group.map(({ figure: { year, unit, measure, indicator } }) =>
          [year, unit, measure, indicator].join("/"),
        );
        expect(group.length).toBeGreaterThan(1);
        expect(new Set(kinds).size).toBe(1);
        const [first] = group.map(({ figure }) => figure);
        for (const { figure } of group) expect(first && areAlike(first, figure)).toBe(true);
      }
    });
  });

  it("ranks no contradiction, no remark, no words", () => {
    checkAll((comparison) => {
      for (const { figure } of rankedFigures(comparison).flat()) {
        expect(figure.conflict).toBe(false);
        expect(figure.remark).toBeNull();
        expect(figure.value).not.toBeNull();
      }
    });
  });

  it("ranks nobody who leaves the basis unstated beside one of the year who states it", () => {
    checkAll((comparison) => {
      const numbers = comparison.cells.flatMap(({ figure }) =>
        figure && figure.value !== null && figure.remark === null ? [figure] : [],
      );
      for (const { figure } of rankedFigures(comparison).flat()) {
        const beside = numbers.filter(
          (other) => other.year === figure.year && compareScopes(other, figure) === "same",
        );
        if (figure.basis === null) expect(beside.every(({ basis }) => basis === null)).toBe(true);
      }
    });
  });

  it("gives each place one more than the number of those surely ahead of it", () => {
    checkAll((comparison) => {
      const isLower = DIRECTION_BY_INDICATOR.get(comparison.indicator) === "lower";
      for (const group of rankedFigures(comparison)) {
        for (const { figure, rank } of group) {
          const ahead = group.filter(
            (other) =>
              positionByRule(numberOf(other.figure), numberOf(figure)) ===
              (isLower ? "below" : "above"),
          );
          expect(rank).toBe(ahead.length + 1);
        }
      }
    });
  });

  it("says of a rank that it is provisional exactly where an estimate or a bound is in play", () => {
    checkAll((comparison) => {
      const cells = cellByRegion(comparison);
      for (const { regions, ranks, provisional, grade, reasons } of comparison.groups) {
        if (!ranks) continue;
        const figures = regions.map((region) => figureIn(cells.get(region)));
        const isMarked = figures.some((f) => f.status === "estimate" || f.bound !== "exact");
        expect(provisional).toBe(isMarked);
        expect(grade).toBe(isMarked ? "caveat" : "like-for-like");
        expect(reasons.length > 0).toBe(isMarked);
      }
    });
  });

  it("puts every place with a figure into exactly one group and no other", () => {
    checkAll(({ cells, groups }) => {
      const published = cells
        .filter(({ figures }) => figures.length > 0)
        .map(({ region }) => region);
      const grouped = groups.flatMap(({ regions }) => regions);
      expect([...grouped].sort()).toEqual([...published].sort());
    });
  });

  it("gives a reason for every place outside the first ranked group", () => {
    checkAll(({ cells, groups, notes }) => {
      const inside = new Set(groups[0]?.ranks ? groups[0].regions : []);
      const noted = new Set(notes.flatMap(({ regions }) => regions));
      const outside = cells.filter(({ region }) => !inside.has(region)).map(({ region }) => region);
      // The only number has nothing to be held against: what keeps it alone is said of the others.
      const numbers = cells.filter(
        ({ figure }) => figure?.remark === null && figure.value !== null,
      );
      const alone = numbers.length === 1 ? numbers[0]?.region : undefined;
      const unexplained = outside.filter((region) => region !== alone && !noted.has(region));
      expect(unexplained).toEqual([]);
      expect([...inside].filter((region) => noted.has(region))).toEqual([]);
    });
  });

  it("shows in the comparisons together every figure of the years asked for", () => {
    onEach(({ dataset }, comparisons) => {
      const shown = new Set(
        comparisons.flatMap(({ cells }) => cells.flatMap(({ figures }) => figures)),
      );
      expect(dataset.figures.filter((figure) => !shown.has(figure))).toEqual([]);
    });
  });

  it("does not depend on the order of the figures", () => {
    onEach(({ dataset, regions }, comparisons) => {
      const turned: Dataset = { ...dataset, figures: [...dataset.figures].reverse() };
      const summarize = (compared: readonly Comparison[]) =>
        compared.map(({ groups }) =>
          groups.map(({ grade, regions: members, ranks }) => [grade, members, ranks]),
        );
      const otherwise = allComparisons({ dataset: turned, regions });
      expect(summarize(otherwise)).toEqual(summarize(comparisons));
    });
  });

  it("does not depend on the order of the places", () => {
    onEach(({ dataset, regions }, comparisons) => {
      const ranksOf = ({ groups }: Comparison) =>
        groups
          .map(({ ranks }) => ranks)
          .filter((ranks) => ranks !== null)
          .map((ranks) => Object.entries(ranks).sort().join())
          .sort();
      for (const comparison of comparisons) {
        const { indicator, measure, target } = comparison;
        const question = { indicator, measure, target };
        const [same, turned] = [regions, [...regions].reverse()].map((order) =>
          ranksOf(compare(dataset, { ...question, regions: order })),
        );
        expect(turned).toEqual(same);
      }
    });
  });
});
