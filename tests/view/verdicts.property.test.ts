import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonsOf } from "../../src/analysis/compare.ts";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { Finding } from "../../src/analysis/findings/model.ts";
import type { Comparison } from "../../src/analysis/model.ts";
import type { Figure } from "../../src/dataset/model.ts";
import { titleOf } from "../../src/view/chart/title.ts";
import { pickLead } from "../../src/view/findings/steps.ts";
import { rankIn } from "../../src/view/rank.ts";
import { plainText } from "../../src/view/sentence.ts";
import { type Generated, generated } from "../analysis/generator.ts";
import { positionByRule } from "../analysis/position-by-rule.ts";
import { contextFor, withUnits } from "./context.ts";

/*
 * What a page says of two figures is said in its sentences, in its ranks and over its charts: all must say the same.
 */

const RUNS = { numRuns: 150 };

/** The figures of the first ranked group of a comparison. */
function rankedIn({ groups, cells }: Comparison): readonly Figure[] {
  const ranks = groups[0]?.ranks ?? {};
  return cells.flatMap(({ region, figure }) => (figure && region in ranks ? [figure] : []));
}

function pairsOf(figures: readonly Figure[]): readonly (readonly [Figure, Figure])[] {
  return figures.flatMap((a) => figures.flatMap((b) => (a === b ? [] : [[a, b] as const])));
}

/** The places that the title of a chart of one comparison names as its leaders; null where it names none. */
function namedOver(outcome: Comparison, { dataset, regions }: Generated): readonly string[] | null {
  const { indicator, measure } = outcome;
  const title = plainText(
    titleOf(contextFor(withUnits(dataset), "en"), {
      spec: { indicators: [indicator], measure, form: "bars" },
      panels: [{ outcome, target: null, steps: [] }],
    }),
  );
  const namesIn = (text: string) =>
    regions.filter((region) => new RegExp(`\\b${region}\\b`).test(text));
  const names = namesIn(title);
  // Of two the title names both, first the one that leads.
  const [leading = title] = title.split(/ than | as in /);
  const leaders = names.length > 1 && leading !== title ? namesIn(leading) : names;
  return leaders.length === 0 ? null : leaders;
}

/** Holds a check of every comparison that ranks, with what is found of it, for every generated dataset. */
function checkAll(
  check: (comparison: Comparison, found: readonly Finding[], source: Generated) => void,
): void {
  fc.assert(
    fc.property(generated, (source) => {
      const { dataset, regions } = source;
      const findings = findFindings(dataset, { regions });
      for (const indicator of dataset.indicatorById.keys()) {
        for (const comparison of comparisonsOf(dataset, indicator, regions)) {
          if (comparison.variant !== null || !comparison.groups[0]?.ranks) continue;
          const { measure, target } = comparison;
          const found = findings.filter(
            (one) =>
              one.indicator === indicator && one.measure === measure && one.target === target,
          );
          check(comparison, found, source);
        }
      }
    }),
    RUNS,
  );
}

describe("the verdicts on two figures, in sentences, ranks and titles", () => {
  it("rank ahead what is surely ahead, and of two about the same neither", () => {
    checkAll((comparison) => {
      const ranks = comparison.groups[0]?.ranks ?? {};
      const figures = rankedIn(comparison);
      const ahead = comparison.order === "lowest-first" ? "below" : "above";
      for (const [a, b] of pairsOf(figures)) {
        const [rank = 0, other = 0] = [ranks[a.region], ranks[b.region]];
        const position = positionByRule(a, b);
        if (position === ahead) expect(rank).toBeLessThan(other);
        if (position === "same" && figures.length === 2) expect(rank).toBe(other);
      }
    });
  });

  it("name as highest and lowest only what is surely apart, and first in the ranks", () => {
    checkAll((comparison, found, source) => {
      const ranks = comparison.groups[0]?.ranks ?? {};
      const named = namedOver(comparison, source);
      for (const finding of found) {
        if (finding.kind !== "order" && finding.kind !== "scale") continue;
        const { highest, lowest } = finding.params;
        for (const a of highest) for (const b of lowest) expect(positionByRule(a, b)).toBe("above");
        for (const [a, b] of [...pairsOf(highest), ...pairsOf(lowest)]) {
          expect(positionByRule(a, b)).toBe("same");
        }
        const first = comparison.order === "lowest-first" ? lowest : highest;
        const ranked = Object.keys(ranks).filter((region) => ranks[region] === 1);
        expect(first.map(({ region }) => region).sort()).toEqual(ranked.sort());
        if (highest.length <= 5) {
          expect(named?.toSorted()).toEqual(highest.map(({ region }) => region).sort());
        }
      }
    });
  });

  it("call all about the same where none is surely ahead, and then rank and name nobody", () => {
    checkAll((comparison, found, source) => {
      const spread = found.find(({ kind }) => kind === "spread");
      const figures = rankedIn(comparison);
      const areSame = pairsOf(figures).every(([a, b]) => positionByRule(a, b) === "same");
      expect(spread !== undefined).toBe(areSame);
      if (!areSame) return;
      expect(namedOver(comparison, source)).toBeNull();
      for (const { region } of figures) expect(rankIn(comparison, region)).toBeNull();
    });
  });

  it("tell a step, the lead over it and the side of a target alike", () => {
    checkAll((_, found) => {
      for (const { kind, params } of found) {
        if (kind === "met") {
          for (const { side, outcome, target } of params.steps) {
            const number: Figure = /^at_/.test(target.bound)
              ? { ...target, bound: "exact" }
              : target;
            expect(side).toBe(positionByRule(outcome, number));
          }
        }
        if (kind !== "ambition") continue;
        for (const { direction, outcome, target } of params.steps) {
          expect(direction).toBe(positionByRule(target, outcome));
        }
        const { direction, regions } = pickLead(params.steps, []);
        const so = params.steps.filter((step) => step.direction === direction);
        if (direction !== "mixed") expect(regions).toEqual(so.map(({ region }) => region));
      }
    });
  });

  it("call a rise or a fall only what an estimate could not turn", () => {
    checkAll((_, found) => {
      for (const { kind, params } of found) {
        if (kind !== "divergence") continue;
        const zero = (figure: Figure): Figure => ({
          ...figure,
          value: 0,
          bound: "exact",
          status: "target",
        });
        for (const figure of params.rose) {
          expect(figure.value).toBeGreaterThan(0);
          if (figure.status === "estimate")
            expect(positionByRule({ ...figure, precision: 0 }, zero(figure))).toBe("above");
        }
        for (const figure of params.fell) expect(figure.value).toBeLessThan(0);
      }
    });
  });
});
