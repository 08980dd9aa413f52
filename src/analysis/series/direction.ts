/** Whether figures of one place rise or fall, as far as their precision and bounds allow to say so. */

import type { Figure } from "../../dataset/model.ts";
import { isRate } from "../derived/difference.ts";
import { signOf } from "../findings/sign.ts";
import { ABOUT_POINTS } from "../findings/steps.ts";
import { estimateShift, isAboutTheSame } from "../near-tie.ts";
import type { Direction } from "./model.ts";

/** `same`: too close to tell; `open`: a bound leaves it open, or there is no number. */
export type Way = Direction | "same" | "open";

/**
 * Which way it goes from one figure to another of the same unit.
 *
 * A figure with a one-sided bound rises or falls only where every value that it may stand for does; of two targets with
 * the same bound the numbers are compared.
 */
export function wayBetween(before: Figure, after: Figure): Way {
  if (before.value === null || after.value === null || before.unit !== after.unit) return "open";
  const areNumbers = areTargetsAlike(before, after) || !(isOneSided(before) || isOneSided(after));
  if (isCloseTo(before, after)) return areNumbers ? "same" : "open";
  const way = after.value > before.value ? "rise" : "fall";
  if (areNumbers) return way;
  const isHeld =
    way === "rise"
      ? before.bound !== "at_least" && after.bound !== "at_most"
      : before.bound !== "at_most" && after.bound !== "at_least";
  return isHeld ? way : "open";
}

/** Which way a rate or a change itself goes: `same` where it is about zero. */
export function wayOf(figure: Figure): Way {
  const sign = signOf(figure);
  if (sign === null || figure.value === null) return "open";
  const size = Math.abs(figure.value);
  const isAboutNothing = size < allowanceOf(figure) || size <= aboutShift(figure);
  if (isAboutNothing) return isOneSided(figure) && size > 0 ? "open" : "same";
  return sign === "rose" ? "rise" : "fall";
}

/** How far a figure may be off beyond its last printed digit, in its unit: as an estimate, and where it is "about". */
export function allowanceOf(figure: Figure): number {
  return estimateShift(figure) + aboutShift(figure);
}

function aboutShift(figure: Figure): number {
  if (figure.bound !== "about") return 0;
  return isRate(figure) ? ABOUT_POINTS : (figure.precision ?? 0);
}

/** True where two numbers are too close to tell apart, their one-sided bounds left aside. */
function isCloseTo(a: Figure, b: Figure): boolean {
  const [one, other] = [withoutSide(a), withoutSide(b)];
  if (isAboutTheSame(one, other)) return true;
  const about = aboutShift(a) + aboutShift(b);
  // Binary arithmetic is enough: printed numbers have few digits, and `ROUNDING` is more than its error.
  const gap = Math.abs((a.value ?? 0) - (b.value ?? 0));
  return about > 0 && gap <= about + estimateShift(a) + estimateShift(b) + ROUNDING;
}

const ROUNDING = 1e-9;

function withoutSide(figure: Figure): Figure {
  return isOneSided(figure) ? { ...figure, bound: "exact" } : figure;
}

function isOneSided({ bound }: Figure): boolean {
  return bound === "at_least" || bound === "at_most";
}

function areTargetsAlike(a: Figure, b: Figure): boolean {
  return a.status === "target" && b.status === "target" && a.bound === b.bound;
}
