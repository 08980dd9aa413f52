/** The forms that a briefing may ask for a chart in. What each looks like is known to `src/charts/forms/` alone. */

export const CHART_FORMS = ["bars", "dots", "dumbbell", "columns"] as const;
export type ChartForm = (typeof CHART_FORMS)[number];

/** True where a form shows two figures of a place, its outcome and its target; false where it shows the outcome alone. */
export const HAS_TWO_ENDS: Readonly<Record<ChartForm, boolean>> = {
  bars: false,
  dots: false,
  dumbbell: true,
  columns: false,
};
