import { suggest } from "../dataset/suggestion.ts";
import { ReportError } from "../error.ts";

/** Gives a name back that is known. Errors: USAGE, with the nearest name or all there are. */
export function knownOf(id: string, ids: readonly string[], what: string): string {
  if (ids.includes(id)) return id;
  const near = suggest(id, ids);
  throw new ReportError("USAGE", `No ${what} is called "${id}"`, {
    hint: near ?? `there are: ${ids.join(", ")}`,
  });
}
