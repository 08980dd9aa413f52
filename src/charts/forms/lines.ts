import { axisWordsOf, layOutLines } from "../time/lines.ts";
import { checkPoints, labelsOfMark, wordsOfMark } from "../time/marks.ts";
import type { LinesSpec } from "../time/model.ts";
import { valuesOf } from "../time/value-axis.ts";
import type { DrawnForm } from "./model.ts";

/** Parts of what the scale shows: ticks that are nearer have no room for their words. */
const LEAST_STEP = 0.1;

/** Lines over time, one a place. */
export const lines: DrawnForm<LinesSpec> = {
  check: (spec, fail) => {
    const { periods, series } = spec;
    if (series.length === 0 || periods.length === 0)
      fail("expected at least one series and period");
    for (const { label, sub, points } of series) {
      if (!label) fail("expected a name of every series");
      if (points.length !== periods.length) {
        fail(`${label} has ${points.length} points, expected ${periods.length}, one a period`);
      }
      checkPoints(label, points, fail);
      if (points.at(-1) === null && !sub) fail(`${label} does not say of when its last number is`);
    }
    if (series.filter(({ isFocus }) => isFocus).length > 1) fail("expected one series in focus");
    checkTicks(spec, fail);
  },
  labelsOf: (spec) => {
    const { series, ticks } = spec;
    const last = series.flatMap(({ points }) => points.findLast((point) => point !== null) ?? []);
    return [
      ...axisWordsOf(spec),
      ...ticks.map(({ label }) => label),
      ...series.flatMap(({ label, sub = "" }) => [label, sub]),
      ...last.flatMap(labelsOfMark),
    ].filter((label) => label !== "");
  },
  tabulate: ({ periods, series }) =>
    series.map(({ label, sub = "", points }) => [
      label,
      sub,
      ...points.flatMap((point, index) => [periods[index] ?? "", wordsOfMark(point)]),
    ]),
  layOut: layOutLines,
};

function checkTicks({ ticks, series }: LinesSpec, fail: (what: string) => void): void {
  const tickValues = ticks.map(({ value }) => value).sort((a, b) => a - b);
  if (!tickValues.every(Number.isFinite)) fail("expected numbers as ticks");
  const values = [...tickValues, ...series.flatMap(({ points }) => valuesOf(points))];
  const range = Math.max(...values) - Math.min(...values);
  for (const [index, value] of tickValues.slice(1).entries()) {
    const before = tickValues[index] ?? 0;
    if (value - before < range * LEAST_STEP) {
      fail(`ticks at ${before} and ${value} are less than a tenth of the scale apart`);
    }
  }
}
