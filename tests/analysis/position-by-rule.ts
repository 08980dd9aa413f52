import type { Figure } from "../../src/dataset/model.ts";

/** Whole numbers of millionths: exact for every number that a generated dataset holds. */
const millionths = (value: number) => Math.round(value * 1e6);

/** How far a figure may be off, by rules 12 and 23: 0.3 points or half a percent, and 0.2 points or one digit for "about". */
function reachOf({ status, bound, unit, value, precision }: Figure): number {
  const isInPoints = unit === "%" || unit === "个百分点";
  const estimate = isInPoints ? millionths(0.3) : millionths(Math.abs(value ?? 0) * 0.005);
  const about = millionths(isInPoints ? 0.2 : (precision ?? 0));
  return (status === "estimate" ? estimate : 0) + (bound === "about" ? about : 0);
}

/** The verdict on two figures in other words than the program's, to hold it against. */
export function positionByRule(a: Figure, b: Figure): "above" | "below" | "same" | "open" {
  const gap = millionths(a.value ?? Number.NaN) - millionths(b.value ?? Number.NaN);
  const digits = [a, b].map(({ status, precision }) =>
    status === "target" ? 0 : (precision ?? 0),
  );
  const isSame =
    Math.abs(gap) < millionths(Math.max(...digits)) || Math.abs(gap) <= reachOf(a) + reachOf(b);
  const open = [a, b].filter(({ bound }) => bound === "at_least" || bound === "at_most");
  if (open.length === 0) return isSame ? "same" : gap > 0 ? "above" : "below";
  const areBothSet = a.status === "target" && b.status === "target" && a.bound === b.bound;
  if (isSame) return areBothSet ? "same" : "open";
  const [upper, lower] = gap > 0 ? [a, b] : [b, a];
  if (upper.bound === "at_most" || lower.bound === "at_least") return "open";
  return gap > 0 ? "above" : "below";
}
