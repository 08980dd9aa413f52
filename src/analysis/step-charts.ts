/** Which targets of a headline are drawn beside their outcomes, and which have no scale to stand on. */

import { FORM_OF_STEPS } from "../dataset/chart-forms.ts";
import type { Figure } from "../dataset/model.ts";
import type { ChartAnalysis, Row } from "./analyze.ts";
import { findSteps } from "./findings/steps.ts";
import type { Comparison } from "./model.ts";

/** Each row is in one of the two, in the order given. */
interface StepRows {
  readonly drawn: readonly { readonly row: Row; readonly chart: ChartAnalysis }[];
  readonly others: readonly Row[];
}

/** One number on a scale shows nothing that its words do not. */
const LEAST_NUMBERS = 2;

/** Parts rows of targets: those with numbers as targets of two places or more become charts, of any measure. */
export function partSteps(rows: readonly Row[]): StepRows {
  const isDrawn = ({ comparison }: Row) => numbersIn(comparison).length >= LEAST_NUMBERS;
  return {
    drawn: rows
      .filter(isDrawn)
      .flatMap((row) => (row.before ? [{ row, chart: chartOf(row.comparison, row.before) }] : [])),
    others: rows.filter((row) => !isDrawn(row) || row.before === null),
  };
}

/** The figures that are numbers and may stand on a scale. */
function numbersIn({ cells }: Comparison): readonly Figure[] {
  return cells.flatMap(({ figure }) => (figure && figure.value !== null ? [figure] : []));
}

function chartOf(target: Comparison, outcome: Comparison): ChartAnalysis {
  const { indicator, measure } = target;
  const steps = Object.values(findSteps([outcome, target])).flat();
  return {
    spec: { indicators: [indicator], measure, form: FORM_OF_STEPS },
    panels: [{ outcome, target, steps }],
  };
}
