import { shownPath } from "../dataset/files.ts";
import { checkPrintable, mayHaveUnprintable } from "../dataset/printable.ts";
import { parseYaml } from "../dataset/yaml.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { listMemos, readMemoFile } from "./folder.ts";

/**
 * Finds the characters in the memos of a data folder that no font has, each once; `shown` is put before their paths.
 *
 * Other faults of a memo are told when it is made. Errors: INPUT_UNREADABLE.
 */
export async function findUnprintable(
  dataFolder: string,
  shown: string,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const told = new Set<string>();
  for (const id of await listMemos(dataFolder)) {
    const file = await readMemoFile(dataFolder, id);
    if (!mayHaveUnprintable(file)) continue;
    const source = parseYaml(file, shownPath(shown, file.path), () => {});
    if (source) checkPrintable(source, file, told, (fault) => diagnostics.push(fault));
  }
  return diagnostics;
}
