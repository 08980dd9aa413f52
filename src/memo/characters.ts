import { shownPath } from "../dataset/files.ts";
import { checkPrintable, mayHaveUnprintable } from "../dataset/printable.ts";
import { parseYaml } from "../dataset/yaml.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { readMemoFiles } from "./folder.ts";

/**
 * Finds the characters in the memos of a data folder that no font has, each once; `shown` is put before their paths.
 *
 * Other faults of a memo are reported when the memo is made. Errors: INPUT_UNREADABLE.
 */
export async function findUnprintableIn(
  dataFolder: string,
  shown: string,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const told = new Set<string>();
  for (const file of await readMemoFiles(dataFolder)) {
    if (file.unread || !mayHaveUnprintable(file)) continue;
    const source = parseYaml(file, shownPath(shown, file.path), () => {});
    if (source) checkPrintable(source, file, told, (fault) => diagnostics.push(fault));
  }
  return diagnostics;
}
