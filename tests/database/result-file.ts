import type { Sql } from "../../src/database/connect.ts";
import { getContents } from "../../src/database/contents.ts";
import { getResults } from "../../src/database/results.ts";

/** The bytes of a file of a result; null where it is not kept. */
export async function getResultFile(
  sql: Sql,
  fingerprint: string,
  path: string,
): Promise<Uint8Array | null> {
  const result = (await getResults(sql, [fingerprint])).get(fingerprint);
  const file = result?.files.find((one) => one.path === path);
  if (!file) return null;
  return (await getContents(sql, [file.sha256])).get(file.sha256) ?? null;
}
