import type { AuditFact } from "../../audit/model.ts";
import { readRecord, recordFile } from "../../cache/record.ts";
import { pathOf } from "../../results/output-kinds.ts";
import { sha256 } from "../../store/folder.ts";
import { getJson, type Store } from "../../store/store.ts";
import type { Inspect } from "../build/inspect.ts";

/**
 * Looks into an output that was written unseen, and remembers that it is sound.
 *
 * Errors: those of `inspect`.
 */
export async function inspectMade(store: Store, name: string, { inspect }: Inspect): Promise<void> {
  const record = await readRecord(store, name);
  if (record === null || record.isInspected) return;
  const pdf = await store.get(pathOf(name, "pdf"));
  const kept = await getJson<{ readonly facts: readonly AuditFact[] }>(
    store,
    pathOf(name, "facts"),
  );
  const written = record.entry.files.find(({ path }) => path === pathOf(name, "pdf"));
  // What somebody has put there since is not what would be remembered.
  if (pdf === null || kept === null || written?.sha256 !== sha256(pdf)) return;
  await inspect(pdf, kept.facts);
  await store.put([recordFile(name, { ...record, isInspected: true })]);
}
