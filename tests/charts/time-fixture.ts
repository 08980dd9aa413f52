import type {
  LinesSpec,
  SlopeRow,
  SlopeSpec,
  SparklineSpec,
  TimePoint,
  TimePoints,
  TimeSeries,
} from "../../src/charts/time/model.ts";
import { mark } from "./fixture.ts";

export const point = (value: number, rest: Partial<TimePoint> = {}): TimePoint => ({
  ...mark(value),
  ...rest,
});

/** Points of outcomes; null where nothing is published. */
export const points = (...values: readonly (number | null)[]): TimePoints =>
  values.map((value) => (value === null ? null : point(value)));

export const series = (label: string, own: TimePoints, isFocus = false): TimeSeries => ({
  label,
  isFocus,
  points: own,
});

export const linesFigure = (rest: Partial<LinesSpec> = {}): LinesSpec => ({
  id: "chart-1",
  form: "lines",
  widthMm: 120,
  alt: "Lines",
  periods: ["2018", "2019", "2020", "2021", "2022", "2023"],
  ticks: [
    { value: 0, label: "0" },
    { value: 5, label: "5" },
    { value: 10, label: "10" },
  ],
  series: [
    series(
      "张店",
      [
        ...points(7.1, 6.5, 1.2, 8.3),
        point(4.1, { status: "estimate", sign: "预" }),
        point(6, { label: "≥6", status: "target", bound: "at_least" }),
      ],
      true,
    ),
    series("平阴", [...points(6.2, 6, null, 7.4), point(3.9, { isAfterBreak: true }), point(5.2)]),
    series("博山", points(5.5, 5.9, 2.4, 6.8, 4.2, 5)),
    { ...series("峄城", points(8, 7.4, 3, null, null, null)), sub: "2020" },
    series("高青", points(4.1, 4.5, -0.8, 6.6, 4.4, 5.1)),
  ],
  ...rest,
});

export const sparkline = (own: TimePoints, rest: Partial<SparklineSpec> = {}): SparklineSpec => ({
  id: "chart-1",
  form: "sparkline",
  widthMm: 28,
  heightMm: 6,
  alt: "Sparkline",
  points: own,
  ...rest,
});

export const slopeRow = (
  label: string,
  from: number | null,
  to: number | null,
  rest: Partial<SlopeRow> = {},
): SlopeRow => ({
  label,
  isFocus: false,
  from: from === null ? null : mark(from),
  to: to === null ? null : mark(to),
  ...rest,
});

export const slopeFigure = (
  rows: readonly SlopeRow[],
  rest: Partial<SlopeSpec> = {},
): SlopeSpec => ({
  id: "chart-1",
  form: "slope",
  widthMm: 100,
  alt: "Slope",
  ends: { from: "2021 完成", to: "2022 完成" },
  rows,
  ...rest,
});

export const SLOPE = slopeFigure([
  slopeRow("张店", 8.3, 5.5, { isFocus: true, step: "below" }),
  slopeRow("平阴", 2.7, 7, { step: "above" }),
  slopeRow("博山", 8.1, 7.1, { step: "below" }),
  slopeRow("峄城", 8.2, null),
  slopeRow("高青", 6.1, 6.1, { step: "same" }),
  slopeRow("周村", 5, 5.6, { isApart: true }),
]);
