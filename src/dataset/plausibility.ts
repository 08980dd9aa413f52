import type { Diagnostic } from "../diagnostic.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import { type FindAlike, indexAlike } from "./alike.ts";
import { grown, type Interval, intervalOf, isAbove, overlaps, sum } from "./interval.ts";
import type { Dataset, Figure, Measure } from "./model.ts";
import { findApart, ratioOf } from "./spread.ts";
import { frequencyOf, stepFrom } from "./time/period.ts";

/** A misplaced decimal point makes a figure ten times as large; hardly any figure grows ninefold within a period. */
const JUMP_RATIO = 9;

/** Amounts of places differ by less than this; 万元 taken for 亿元 makes a difference of 10,000 times. */
const SPREAD_RATIO = 1000;

/**
 * Warns of figures that are well formed but implausible together; those with a remark or contradicted are skipped.
 *
 * Each number counts as the interval that its printed digits allow, e.g. 12.3 as 12.25 to 12.35.
 * Errors: none; the warnings `target-off-growth`, `parts-exceed-total`, `decimal-jump`, `unit-jump`,
 * `negative-amount`, `fall-below-nothing`.
 */
export function checkPlausibility(dataset: Dataset): readonly Diagnostic[] {
  const figures = dataset.figures.filter(
    ({ remark, standing }) => remark === null && standing === "counts",
  );
  const find = indexAlike(figures);
  const apart = findApart(figures, SPREAD_RATIO);
  return figures.flatMap((figure) => [
    ...checkSign(figure),
    ...checkTarget(figure, find),
    ...checkParts(figure, find, dataset),
    ...checkJump(figure, find, dataset),
    ...checkSpread(figure, apart),
  ]);
}

function warning(code: DiagnosticCode, message: string, { at }: Figure, hint: string): Diagnostic {
  return { severity: "warning", code, message, at, hint };
}

const REMARK_HINT = "check it in the document; if it stands there, give the figure a remark";

function checkSign(figure: Figure): readonly Diagnostic[] {
  const { measure, value, unit } = figure;
  if (value === null || measure === "change" || value >= (measure === "growth" ? -100 : 0))
    return [];
  if (measure === "growth") {
    const message = `A growth of ${value} % would leave less than nothing.`;
    return [warning("fall-below-nothing", message, figure, REMARK_HINT)];
  }
  const message = `The ${measure} is ${value} ${unit}; expected no less than nothing.`;
  return [warning("negative-amount", message, figure, "a fall belongs under growth or change")];
}

/** Checks the target of an amount against the year before's amount grown at the target rate of growth. */
function checkTarget(target: Figure, find: FindAlike): readonly Diagnostic[] {
  if (target.status !== "target" || !isAmount(target.measure)) return [];
  // Growth is measured against a year earlier; only for whole years is that the period before.
  if (frequencyOf(target.period) !== "year") return [];
  const before = find(target, { period: stepFrom(target.period, -1), isTarget: false });
  const rate = find(target, { measure: "growth" });
  const [planned, amount, percent] = [target, before, rate].map((one) => one && intervalOf(one));
  if (!planned || !amount || !percent || overlaps(planned, grown(amount, percent))) return [];
  const message = `The target is ${target.value} ${target.unit}; ${before?.value} grown by ${rate?.value} % is ${shown(grown(amount, percent))}.`;
  return [warning("target-off-growth", message, target, REMARK_HINT)];
}

function checkParts(
  total: Figure,
  find: FindAlike,
  { indicatorById }: Dataset,
): readonly Diagnostic[] {
  const names = indicatorById.get(total.indicator)?.parts ?? [];
  const whole = intervalOf(total);
  if (names.length === 0 || !whole || !isAmount(total.measure)) return [];
  const parts = names.flatMap((indicator) => find(total, { indicator }) ?? []);
  const intervals = parts.flatMap((part) => intervalOf(part) ?? []);
  if (intervals.length === 0 || !isAbove(sum(intervals), whole)) return [];
  const list = parts.map(({ indicator, value }) => `${indicator} ${value}`).join(" + ");
  const message = `The total is ${total.value} ${total.unit}; its parts are more: ${list}.`;
  return [warning("parts-exceed-total", message, total, REMARK_HINT)];
}

function checkJump(
  target: Figure,
  find: FindAlike,
  { indicatorById }: Dataset,
): readonly Diagnostic[] {
  if (target.status !== "target" || target.measure === "growth") return [];
  const time = indicatorById.get(target.indicator)?.time ?? null;
  const before = find(target, { period: stepFrom(target.period, -1, time), isTarget: false });
  if (!before || ratioOf(target, before) < JUMP_RATIO) return [];
  const message = `The target is ${target.value} ${target.unit}; the period before had ${before.value}.`;
  return [warning("decimal-jump", message, target, "check the point and the unit")];
}

/** Warns of an amount far from those of all other places, which suggests a wrong unit. */
function checkSpread(figure: Figure, apart: ReadonlySet<Figure>): readonly Diagnostic[] {
  if (!apart.has(figure)) return [];
  const message = `The level is ${figure.value} ${figure.unit}; no other place is within ${SPREAD_RATIO} times of it.`;
  return [warning("unit-jump", message, figure, "check the unit")];
}

function isAmount(measure: Measure): boolean {
  return measure === "level" || measure === "count";
}

function shown({ low, high }: Interval): string {
  const round = (number: number) => String(Number(number.toPrecision(6)));
  if (!Number.isFinite(high)) return `at least ${round(low)}`;
  return `${round(low)} to ${round(high)}`;
}
