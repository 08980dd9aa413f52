import type { Analysis, SectionAnalysis } from "../analysis/analyze.ts";
import { hasPart, type Kind, type Part } from "./kind.ts";

/** True where a part of the kind has something to show: what is empty has no heading, caption or entry in the contents. */
export function isShown(kind: Kind, analysis: Analysis, part: Part): boolean {
  if (!hasPart(kind, part)) return false;
  if (part === "headline" || part === "targets" || part === "only")
    return analysis[part].length > 0;
  return true;
}

/** The themes of which the kind has something to show. */
export function sectionsShown(kind: Kind, { sections }: Analysis): readonly SectionAnalysis[] {
  return sections.filter(
    ({ findings, rows, plans, met, book = [], charts }) =>
      (hasPart(kind, "leads") && findings.length > 0) ||
      (hasPart(kind, "tables") && rows.length > 0) ||
      (hasPart(kind, "plans") && plans.length + met.length > 0) ||
      (hasPart(kind, "book") && book.length > 0) ||
      (hasPart(kind, "charts") && charts.length > 0),
  );
}
