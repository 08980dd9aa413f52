import type { Analysis, SectionAnalysis } from "../analysis/analyze.ts";
import { hasPart, type Kind, type Part } from "./kind.ts";

/** True where a part of the kind has something to show: what is empty has no heading, caption or entry in the contents. */
export function isShown(kind: Kind, analysis: Analysis, part: Part): boolean {
  if (!hasPart(kind, part)) return false;
  const isPosition = hasPart(kind, "position") && analysis.positions.length > 0;
  if (part === "position") return isPosition;
  // Both would show the same numbers, but for those of places that stand for reference.
  if (part === "headline" && isPosition && !hasReferences(analysis)) return false;
  if (part === "headline" || part === "targets" || part === "only")
    return analysis[part].length > 0;
  if (part === "steps") return analysis.targets.length > 0;
  if (part === "butterfly") return isOfTwo(analysis);
  const { overTime } = analysis;
  if (part === "changes" || part === "latest" || part === "trends")
    return (overTime?.[part].length ?? 0) > 0;
  if (part === "documents") return (overTime?.latest.length ?? 0) > 0;
  return true;
}

/** True where a place that contains all others publishes something. */
function hasReferences({ headline }: Analysis): boolean {
  const cells = headline.flatMap(({ comparison }) => comparison.references ?? []);
  return cells.some(({ figures }) => figures.length > 0);
}

/** True where there is something to compare and two places to compare it of. */
function isOfTwo({ headline: [first] }: Analysis): boolean {
  return first?.comparison.cells.length === 2;
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
