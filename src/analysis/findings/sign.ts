import type { Figure } from "../../dataset/model.ts";

/** Which way a rate or a change goes. */
export type Sign = "rose" | "fell" | "unchanged";

/** Returns which way a rate or a change goes; null where a bound leaves that open, and for words. */
export function signOf({ value, bound }: Figure): Sign | null {
  if (value === null) return null;
  if (value > 0) return bound === "at_most" ? null : "rose";
  if (value < 0) return bound === "at_least" ? null : "fell";
  return bound === "exact" || bound === "about" ? "unchanged" : null;
}
