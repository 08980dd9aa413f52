import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import { UNITS_BY_FORMULA } from "../../src/analysis/derived/formulas.ts";
import { isRefusal } from "../../src/analysis/derived/inputs.ts";
import { chooseFindings } from "../../src/analysis/findings/choose.ts";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { Field, Finding } from "../../src/analysis/findings/model.ts";
import type { Derived, RatioSpec } from "../../src/analysis/model.ts";
import type { Dataset, Figure } from "../../src/dataset/model.ts";
import { areAlike, basisMeant, scopeMeant } from "../../src/dataset/sameness.ts";
import { sampled } from "../sampled.ts";
import { type Generated, generated } from "./generator.ts";
import { positionByRule } from "./position-by-rule.ts";

const RUNS = { numRuns: 100 };
const RATIOS: readonly RatioSpec[] = [
  { id: "r", name: { zh: "", en: "" }, numerator: "part", denominator: "whole", unit: "percent" },
];

const ROWS = (["level", "growth"] as const).map((measure) => ({ indicator: "whole", measure }));

function find({ dataset, regions }: Generated, focus: string | null = null): readonly Finding[] {
  return findFindings(dataset, {
    regions,
    headline: ["whole"],
    rows: ROWS,
    ratios: RATIOS,
    contrasts: [{ id: "c", indicator: "part", against: "whole" }],
    focus,
  });
}

/** All that is found: of every other dataset with its first place in focus. */
function findAll(source: Generated): readonly Finding[] {
  const isFocused = source.dataset.figures.length % 2 === 1;
  return find(source, isFocused ? (source.regions[0] ?? null) : null);
}

/** What a scope and a basis mean, under whichever name. */
const meaningOf = (figure: Figure) => [scopeMeant(figure), basisMeant(figure)];

const onEach = sampled(generated, RUNS.numRuns, findAll);

/** Checks something of every finding in every generated dataset. */
function checkAll(check: (finding: Finding, source: Generated) => void): void {
  onEach((source, findings) => {
    for (const finding of findings) check(finding, source);
  });
}

const byId = (dataset: Dataset) => new Map(dataset.figures.map((figure) => [figure.id, figure]));

const UNITS_OF_ITS_OWN = ["points", "percent", "times"] as const;

/** Every derived value anywhere in a finding. */
function derivedIn(part: unknown): readonly Derived[] {
  if (typeof part !== "object" || part === null) return [];
  if ("formula" in part && "bound" in part) return [part as Derived];
  return Object.values(part).flatMap(derivedIn);
}

function fieldIn({ params }: Finding): Field | null {
  return "field" in params ? params.field : null;
}

describe("findFindings(dataset, search), whatever is published", () => {
  it("compares no contradiction, no remark and no words", () => {
    checkAll((finding) => {
      const ranked: readonly Figure[] = fieldIn(finding)?.figures ?? [];
      for (const figure of ranked) {
        expect([figure.conflict, figure.remark, figure.text]).toEqual([false, null, null]);
      }
    });
  });

  it("derives nothing from contradictions, remarks, words, or figures that are not there", () => {
    checkAll((finding, { dataset }) => {
      const figureById = byId(dataset);
      for (const derived of derivedIn(finding.params)) {
        const inputs = derived.figures.map((id) => figureById.get(id));
        expect(inputs).toHaveLength(2);
        for (const input of inputs) {
          expect([input?.conflict, input?.remark, input?.text]).toEqual([false, null, null]);
        }
        expect(derived.value.isFinite()).toBe(true);
        const unit = UNITS_OF_ITS_OWN.find((one) => one === derived.unit) ?? "own";
        expect(UNITS_BY_FORMULA[derived.formula]).toContain(unit);
      }
    });
  });

  it("derives across places within one year, basis and scope, and across years within one place", () => {
    checkAll((finding, { dataset }) => {
      const figureById = byId(dataset);
      for (const { formula, figures } of derivedIn(finding.params)) {
        const [a, b] = figures.map((id) => figureById.get(id));
        expect(a && b && areAlike(a, b)).toBe(true);
        if (formula === "difference" || formula === "multiple") expect(a?.year).toBe(b?.year);
        else expect(a?.region).toBe(b?.region);
        if (formula === "multiple") {
          expect([a?.status, b?.status]).not.toContain("estimate");
          expect([a?.bound, b?.bound]).toEqual(["exact", "exact"]);
        }
      }
    });
  });

  it("calls highest and lowest what nothing in the field is above or below", () => {
    checkAll((finding) => {
      if (finding.kind !== "scale" && finding.kind !== "order") return;
      const { field, highest, lowest } = finding.params;
      const values = field.figures.map(({ value }) => value ?? Number.NaN);
      expect(highest[0]?.value).toBe(Math.max(...values));
      expect(lowest[0]?.value).toBe(Math.min(...values));
      expect(highest.filter((figure) => lowest.includes(figure))).not.toContain(highest[0]);
      const others = field.figures.filter((figure) => !highest.includes(figure));
      expect(others.map(({ bound }) => bound)).not.toContain("at_least");
    });
  });

  it("ranks in a field exactly those that the comparison ranks", () => {
    checkAll((finding, { dataset, regions }) => {
      const field = fieldIn(finding);
      if (!field) return;
      const { indicator, measure, target } = finding;
      const [group] = compare(dataset, { indicator, measure, target, regions }).groups;
      const members = field.figures.map(({ region }) => region).sort();
      expect(members).toEqual(Object.keys(group?.ranks ?? {}).sort());
      expect(new Set(field.figures.map(({ period }) => period))).toEqual(new Set([field.period]));
    });
  });

  it("marks every estimate, bound and contradiction it rests on", () => {
    checkAll(({ evidence, marks }, { dataset }) => {
      const figureById = byId(dataset);
      const figures = evidence.flatMap((id) => figureById.get(id) ?? []);
      expect(figures).toHaveLength(evidence.length);
      const idsWhere = (holds: (figure: Figure) => boolean) =>
        figures.filter(holds).map(({ id }) => id);
      expect(marks).toEqual({
        estimates: idsWhere(({ status }) => status === "estimate"),
        bounds: idsWhere(({ bound }) => bound !== "exact"),
        conflicts: idsWhere(
          ({ standing, remark }) => standing === "contradicted" || remark !== null,
        ),
      });
    });
  });

  it("names no place that was not asked, and weighs between 0 and 1", () => {
    checkAll(({ regions: named, subjects, weight }, { regions }) => {
      for (const region of [...named, ...subjects]) expect(regions).toContain(region);
      expect(weight).toBeGreaterThanOrEqual(0);
      expect(weight).toBeLessThanOrEqual(1);
    });
  });

  it("says which way a step goes only where its bound allows", () => {
    checkAll((finding) => {
      if (finding.kind !== "ambition" && finding.kind !== "turn") return;
      for (const { change, direction, target, outcome } of finding.params.steps) {
        const from = change.unit === "percent" ? 100 : 0;
        if (direction === "above")
          expect(change.value.gt(from) && change.bound !== "at_most").toBe(true);
        if (direction === "below")
          expect(change.value.lt(from) && change.bound !== "at_least").toBe(true);
        expect(direction).toBe(positionByRule(target, outcome));
        expect(isRefusal(change)).toBe(false);
      }
    });
  });

  it("sets side by side within one plan and one list, across years only within one place", () => {
    checkAll((finding) => {
      if (finding.kind === "contrast") {
        for (const { target, against, region } of finding.params.items) {
          expect([target.region, against.region]).toEqual([region, region]);
          expect([target.document, target.period]).toEqual([against.document, against.period]);
          expect(meaningOf(target)).toEqual(meaningOf(against));
        }
      }
      if (finding.kind === "list") {
        const { count, amount } = finding.params;
        for (const { outcome, target } of [count, amount]) {
          expect(target.region).toBe(outcome.region);
          expect(meaningOf(target)).toEqual(meaningOf(outcome));
        }
        expect(scopeMeant(count.outcome)).toBe(scopeMeant(amount.outcome));
      }
    });
  });

  it("tells of a place in focus, and ranks it among its own period alone", () => {
    checkAll((finding, { regions: [first] }) => {
      if (finding.kind !== "position") return;
      const { figure, standing } = finding.params;
      expect([figure.region, ...finding.subjects]).toEqual([first, first]);
      if (!standing) return;
      const { field, above, below, alike } = standing;
      expect(above + below + alike.length + 1).toBe(field.figures.length);
      for (const one of field.figures) {
        expect(one.period).toBe(figure.period);
        expect(meaningOf(one)).toEqual(meaningOf(figure));
      }
    });
  });

  it("does not depend on the order of the figures", () => {
    onEach(({ dataset, regions }, findings) => {
      const turned: Dataset = { ...dataset, figures: [...dataset.figures].reverse() };
      const summarize = (found: readonly Finding[]) =>
        chooseFindings(found, 8).map(({ kind, facts, weight }) => [kind, facts, weight]);
      expect(summarize(findAll({ dataset: turned, regions }))).toEqual(summarize(findings));
    });
  });
});

describe("chooseFindings(findings, limit), whatever is found", () => {
  it("says no fact twice and no more than asked", () => {
    fc.assert(
      fc.property(generated, fc.nat(20), (source, limit) => {
        const findings = find(source);
        const chosen = chooseFindings(findings, limit);
        const facts = chosen.flatMap((finding) => finding.facts);
        expect(chosen.length).toBeLessThanOrEqual(limit);
        expect(new Set(facts).size).toBe(facts.length);
        const wordings = chosen
          .filter(({ isOfHeadline }) => !isOfHeadline)
          .map(({ kind, indicator }) => `${kind} ${indicator}`);
        expect(new Set(wordings).size).toBe(wordings.length);
        // What is of the whole headline is of no theme.
        const themesOf = (some: readonly Finding[]) =>
          new Set(
            some.flatMap(({ theme, isOfHeadline, weight }) =>
              isOfHeadline || weight === 0 ? [] : [theme],
            ),
          ).size;
        if (limit >= 4 && chosen.length === limit)
          expect(themesOf(chosen)).toBeGreaterThanOrEqual(Math.min(themesOf(findings), 3));
        for (const finding of chosen) expect(findings).toContain(finding);
      }),
      RUNS,
    );
  });
});
