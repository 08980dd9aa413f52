import type { Finding } from "../model.ts";
import { openRawFile } from "../raw/file.ts";
import { isKeyed, keyedIn, nameOf } from "../raw/value.ts";

/** Actions that run something: a reader should know before opening the file. */
const RUNNING = /^(JavaScript|Launch|ImportData)$/;

/** Warns of a document that runs scripts or other programs. */
export function checkActive(bytes: Uint8Array): readonly Finding[] {
  const file = openRawFile(bytes);
  const kinds = (file?.objects() ?? []).flatMap(([, value]) =>
    isKeyed(value) ? keyedIn(value).map(({ entries }) => nameOf(entries.get("S"))) : [],
  );
  return [...new Set(kinds)]
    .filter((kind) => RUNNING.test(kind))
    .map((kind) => ({
      severity: "warning",
      code: "active",
      message: `The document has actions that run something (${kind})`,
      page: null,
    }));
}
