/** Explains what lines over time show without words. */

import type { Course, Trend } from "../../analysis/over-time/model.ts";
import type { Figure } from "../../dataset/model.ts";
import type { Context } from "../context.ts";
import type { Sign } from "../model.ts";

/** A line that stops, two strokes across it, a hatched mark, a ring. */
const FEATURES = ["gap", "break", "estimate", "target"] as const;
type Feature = (typeof FEATURES)[number];

/** Explains those features that lines have, of those asked for. */
export function explainLines(
  context: Context,
  trends: readonly Trend[],
  asked: readonly Feature[] = FEATURES,
): readonly Sign[] {
  const has = featuresOf(trends);
  return asked.filter((key) => has[key]).map((key) => signOf(context, key));
}

/** `others`: the lines of other places behind that of a panel. */
export function signOf({ locale }: Context, key: Feature | "others"): Sign {
  return { sign: locale.say(`trends.sign.${key}`), meaning: locale.say(`trends.meaning.${key}`) };
}

function featuresOf(trends: readonly Trend[]): Readonly<Record<Feature, boolean>> {
  const points = trends.flatMap(({ courses }) => courses.flatMap((course) => course.points));
  const has = (is: (figure: Figure) => boolean) =>
    points.some((point) => point !== null && is(point.figure));
  return {
    gap: trends.some(({ courses }) => courses.some(hasGap)),
    break: points.some((point) => point?.isAfterBreak === true),
    estimate: has(({ status }) => status === "estimate"),
    target: has(({ status }) => status === "target"),
  };
}

function hasGap({ points }: Course): boolean {
  const isThere = points.map((point) => point !== null);
  const inside = isThere.slice(isThere.indexOf(true), isThere.lastIndexOf(true));
  return inside.includes(false);
}
