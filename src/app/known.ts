import { suggest } from "../dataset/suggestion.ts";
import { ReportError } from "../error.ts";

/** Names listed where none is near the one that is unknown. */
const MOST_NAMES = 30;

/** Gives a name back that is known. Errors: USAGE, with the nearest name or the first there are. */
export function knownOf(id: string, ids: readonly string[], what: string): string {
  if (ids.includes(id)) return id;
  throw unknown(id, ids, what);
}

/** Gives what has a name. Errors: those of `knownOf`. */
export function knownIn<T>(byId: ReadonlyMap<string, T>, id: string, what: string): T {
  const known = byId.get(id);
  if (known !== undefined) return known;
  throw unknown(id, [...byId.keys()], what);
}

function unknown(id: string, ids: readonly string[], what: string): ReportError {
  const more = ids.length > MOST_NAMES ? ` and ${ids.length - MOST_NAMES} more` : "";
  const listed = `there are: ${ids.slice(0, MOST_NAMES).join(", ")}${more}`;
  const hint = suggest(id, ids) ?? (ids.length === 0 ? "there is none" : listed);
  return new ReportError("USAGE", `No ${what} is called "${id}"`, { hint });
}
