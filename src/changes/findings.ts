import type { ManifestFinding } from "../results/manifest.ts";
import type { FindingChange } from "./model.ts";

/** Finds the findings that appeared, went or say something else; two are the same finding by their lead. */
export function compareFindings(
  before: readonly ManifestFinding[],
  after: readonly ManifestFinding[],
): readonly FindingChange[] {
  const textIn = (findings: readonly ManifestFinding[], lead: string) =>
    findings.find((finding) => finding.lead === lead)?.text ?? null;
  const leads = [...new Set([...after, ...before].map(({ lead }) => lead))];
  return leads.flatMap((lead): FindingChange[] => {
    const [old, fresh] = [textIn(before, lead), textIn(after, lead)];
    if (old === fresh) return [];
    const kind = old === null ? "appeared" : fresh === null ? "went" : "reworded";
    return [{ kind, lead, before: old, after: fresh }];
  });
}
