import { isEdited } from "../../intake/file/line.ts";
import type { LineSpec } from "../../intake/file/schema.ts";

/** What has become of a candidate. */
export type LineState = "undecided" | "accepted" | "edited" | "rejected" | "known";

export function stateOf(line: LineSpec): LineState {
  if (line.decision === "accept") return isEdited(line) ? "edited" : "accepted";
  if (line.decision === "reject") return "rejected";
  return line.decision ?? "undecided";
}
