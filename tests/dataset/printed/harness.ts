import type { WrittenFigure } from "../../../src/dataset/figure-checks.ts";
import { NO_FORMER_IDS } from "../../../src/dataset/former-ids.ts";
import type { Bound, Measure, Unit } from "../../../src/dataset/model.ts";
import { checkPrinted } from "../../../src/dataset/printed/check.ts";
import type { Diagnostic } from "../../../src/diagnostic.ts";
import { UNIT_BY_ID } from "./phrasings.ts";

export interface Held {
  readonly measure: Measure;
  readonly number: string;
  readonly unit: Unit;
  readonly bound: Bound;
  readonly printed: string;
  readonly section?: string;
}

/** Holds a figure against its printed words; what is told, as codes, warnings too. */
export function faultsOf(held: Held): readonly Diagnostic[] {
  const { number, unit, bound, measure, printed, section = "一" } = held;
  const found: Diagnostic[] = [];
  const written: WrittenFigure = {
    spec: {
      year: 2022,
      measure,
      value: Number(number),
      unit: unit.id,
      ...(bound === "exact" ? {} : { bound }),
      section,
      printed,
    },
    region: "east",
    indicator: "output",
    document: "east",
    path: [],
    source: {
      file: "east.yaml",
      path: "east.yaml",
      root: {},
      at: () => ({ file: "east.yaml", line: 1, col: 1 }),
      writtenNumber: () => number,
    },
  };
  const checks = {
    names: {} as never,
    report: () => {},
    formerIds: NO_FORMER_IDS,
    reportLater: (diagnostic: Diagnostic) => found.push(diagnostic),
  };
  checkPrinted(written, number, { from: unit, to: unit }, UNIT_BY_ID, checks);
  return found;
}
