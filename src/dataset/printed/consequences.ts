import type { Diagnostic } from "../../diagnostic.ts";

/** Files whose faults cannot affect other figures, as those in a list of units can. */
const OWN_FAULTS = /(?:^|\/)(?:observations|briefings)\//;

/**
 * Leaves out the faults of printed words that may only follow from another.
 *
 * That is: where the same line has an error of its own, and everywhere while a list has one, since a unit may then
 * be another than it was meant to be.
 */
export function withoutConsequences(
  faults: readonly Diagnostic[],
  told: readonly Diagnostic[],
): readonly Diagnostic[] {
  const errors = told.filter(({ severity }) => severity === "error");
  if (errors.some(({ at }) => !OWN_FAULTS.test(at.file))) return [];
  const lines = new Set(errors.map(({ at }) => `${at.file}:${at.line}`));
  return faults.filter(({ at }) => !lines.has(`${at.file}:${at.line}`));
}
