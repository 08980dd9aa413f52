import type { Measure } from "../../dataset/model.ts";
import type { Comparison } from "../model.ts";
import { referenceFor } from "../references.ts";
import type { Finding } from "./model.ts";

/** Puts a question to the places that are compared, and to those for reference. */
export type Ask = (indicator: string, measure: Measure, target: boolean) => Comparison;

/** Adds the figure of a place that contains all of those that a finding compares, where one may stand beside them. */
export function withReference(finding: Finding, ask: Ask): Finding {
  if (!("field" in finding.params)) return finding;
  const comparison = ask(finding.indicator, finding.measure, finding.target);
  const figure = referenceFor(comparison, finding.params.field.figures);
  return figure ? { ...finding, reference: figure.id } : finding;
}
