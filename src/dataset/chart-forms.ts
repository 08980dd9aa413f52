/** The forms that a briefing may ask for a chart in. What each looks like is known to `src/charts/forms/` alone. */

export const CHART_FORMS = ["bars", "dots", "dumbbell", "columns"] as const;
export type ChartForm = (typeof CHART_FORMS)[number];

const HAS_TWO_ENDS = {
  bars: false,
  dots: false,
  dumbbell: true,
  columns: false,
} as const satisfies Record<ChartForm, boolean>;

/** The forms with two ends. */
export type TwoEnded = {
  [Form in ChartForm]: (typeof HAS_TWO_ENDS)[Form] extends true ? Form : never;
}[ChartForm];

/** The form in which steps from outcome to target are drawn where nobody asks for another. */
export const FORM_OF_STEPS: TwoEnded = "dumbbell";

/** True where a form shows two figures of a place, its outcome and its target; false where it shows the outcome alone. */
export function hasTwoEnds(form: ChartForm): boolean {
  return HAS_TWO_ENDS[form];
}
