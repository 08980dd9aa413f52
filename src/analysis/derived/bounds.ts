import type { Bound } from "../../dataset/model.ts";

const TURNED: Readonly<Record<Bound, Bound>> = {
  exact: "exact",
  about: "about",
  at_least: "at_most",
  at_most: "at_least",
};

/** Returns the bound of a sum or a product of positive numbers; null where nothing can be said of it. */
export function combineBounds(a: Bound, b: Bound): Bound | null {
  if (a === "exact" || a === b) return b;
  return b === "exact" ? a : null;
}

/** Returns the bound of `a` minus `b`, or of `a` over `b` where both are positive: b's bound turns round. */
export function opposeBounds(a: Bound, b: Bound): Bound | null {
  return combineBounds(a, TURNED[b]);
}
