import type { Comparison, ReasonCode } from "../analysis/model.ts";
import { type Context, listNames } from "./context.ts";

/** Why figures that could each be computed with may not be compared with one another, in the order said. */
const CODES = [
  "year",
  "period",
  "reference",
  "basis",
  "basis-not-stated",
  "scope",
  "scope-not-stated",
  "unit",
] as const satisfies readonly ReasonCode[];

/**
 * Says why figures of some comparisons stand side by side only, e.g. 年份不同、未全注明口径; empty where no such reason holds.
 *
 * `regions`: the places concerned. Default: all.
 */
export function whyBeside(
  context: Context,
  comparisons: readonly Comparison[],
  regions: readonly string[] | null = null,
): string {
  const { locale } = context;
  const held = comparisons
    .flatMap(({ notes }) => notes)
    .filter((note) => regions === null || note.regions.some((region) => regions.includes(region)))
    .map(({ code }) => code);
  const codes = CODES.filter((code) => held.includes(code));
  return listNames(
    context,
    codes.map((code) => locale.say(`beside.${code}`)),
  );
}
