import type { FormerIds } from "../former-ids.ts";
import { keysOf, valueAt } from "../shape.ts";
import type { Report } from "../text.ts";
import type { YamlSource } from "../yaml-source.ts";

/** The lists whose entries may say what they were called before; null where one could not be read. */
interface RenamedLists {
  readonly regions: YamlSource | null;
  readonly indicators: YamlSource | null;
}

/**
 * Reads what places and indicators were called before, from `was` of their entries.
 *
 * Errors: `repeated-name` where a former id is that of an entry, or stands twice; such an id leads nowhere else.
 */
export function resolveFormerIds({ regions, indicators }: RenamedLists, report: Report): FormerIds {
  return {
    region: regions ? formerIn(regions, report) : new Map(),
    indicator: indicators ? formerIn(indicators, report) : new Map(),
  };
}

function formerIn(source: YamlSource, report: Report): ReadonlyMap<string, string> {
  const present = new Set(keysOf(source));
  const presentByFormer = new Map<string, string>();
  for (const id of present) {
    for (const [index, former] of formerIdsAt(source, id).entries()) {
      const fault = whyTaken(former, id, present, presentByFormer);
      if (fault === null) presentByFormer.set(former, id);
      else {
        const at = source.at([id, "was", index]);
        report({ severity: "error", code: "repeated-name", message: fault, at });
      }
    }
  }
  return presentByFormer;
}

/** What is no text is left to `checkShape`. */
function formerIdsAt(source: YamlSource, id: string): readonly string[] {
  const was = valueAt(source.root, [id, "was"]);
  return Array.isArray(was) ? was.filter((one) => typeof one === "string") : [];
}

function whyTaken(
  former: string,
  id: string,
  present: ReadonlySet<string>,
  presentByFormer: ReadonlyMap<string, string>,
): string | null {
  if (former === id)
    return `\`${id}\` names itself under \`was\`; expected an id that it had before.`;
  if (present.has(former))
    return `\`${former}\` is the id of an entry; expected one that \`${id}\` had before and nothing has now.`;
  const other = presentByFormer.get(former);
  if (other === id) return `\`${former}\` stands twice; expected each former id once.`;
  if (other === undefined) return null;
  return `\`${other}\` says as well that it was \`${former}\`; expected one entry that says so.`;
}
