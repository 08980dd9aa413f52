import { FINDING_KINDS } from "../analysis/findings/model.ts";
import { ReportError } from "../error.ts";

/** Keys that listed what findings may be about; those in their place list what they may not. */
const FORMER_KEYS = {
  findingKinds: "withoutFindings",
  sectionFindingKinds: "withoutSectionFindings",
} as const;

/**
 * Refuses keys that a kind of briefing had in an earlier version.
 *
 * Errors: TEMPLATE_FAULT, with the lines to write in their place.
 */
export function refuseFormerKeys(file: string, written: unknown): void {
  if (typeof written !== "object" || written === null) return;
  const asked: ReadonlyMap<string, unknown> = new Map(Object.entries(written));
  const lines = Object.entries(FORMER_KEYS).flatMap(([former, key]) => {
    const kinds = asked.get(former);
    if (kinds === undefined) return [];
    const without = FINDING_KINDS.filter((kind) => !Array.isArray(kinds) || !kinds.includes(kind));
    return [{ former, line: `${key}: [${without.join(", ")}]` }];
  });
  if (lines.length === 0) return;
  const formers = lines.map(({ former }) => former).join(" and ");
  throw new ReportError("TEMPLATE_FAULT", `${file}: a kind no longer lists its ${formers}`, {
    hint: `it lists what it does without; write ${lines.map(({ line }) => line).join(" and ")}`,
  });
}
