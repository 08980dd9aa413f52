import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AuditFact } from "../../audit/model.ts";
import { readRecord, recordFile } from "../../cache/record.ts";
import { sha256, writeFiles } from "../../store/folder.ts";
import type { Inspect } from "../build/inspect.ts";

/**
 * Looks into an output that was written unseen, and remembers that it is sound.
 *
 * Errors: those of `inspect`.
 */
export async function inspectMade(
  folder: string,
  name: string,
  { inspect }: Inspect,
): Promise<void> {
  const record = readRecord(folder, name);
  if (record === null || record.isInspected) return;
  const pdf = await readFile(join(folder, `${name}.pdf`));
  const written = record.entry.files.find(({ path }) => path === `${name}.pdf`);
  // What somebody has put there since is not what would be remembered.
  if (written?.sha256 !== sha256(pdf)) return;
  const { facts } = JSON.parse(await readFile(join(folder, `${name}.facts.json`), "utf8")) as {
    readonly facts: readonly AuditFact[];
  };
  await inspect(pdf, facts);
  await writeFiles(folder, [recordFile(name, { ...record, isInspected: true })]);
}
