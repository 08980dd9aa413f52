import type { Sql } from "../../database/connect.ts";
import { getContents } from "../../database/contents.ts";

/** Contents by hash, those asked for last in memory. */
export interface Contents {
  /** Those that are not kept are missing. */
  get(keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
}

const MOST_BYTES = 256 * 1024 * 1024;

/** Opens contents: what the jobs of a night share travels once. */
export function openContents(sql: Sql, most = MOST_BYTES): Contents {
  const held = new Map<string, Uint8Array>();
  let weight = 0;
  const hold = (key: string, bytes: Uint8Array) => {
    if (held.delete(key)) weight -= bytes.byteLength;
    held.set(key, bytes);
    weight += bytes.byteLength;
    for (const [oldest, { byteLength }] of held) {
      if (weight <= most || oldest === key) break;
      held.delete(oldest);
      weight -= byteLength;
    }
  };
  return {
    async get(keys) {
      const missing = keys.filter((key) => !held.has(key));
      const fetched = await getContents(sql, missing);
      const found = new Map<string, Uint8Array>();
      for (const key of keys) {
        const bytes = held.get(key) ?? fetched.get(key);
        if (!bytes) continue;
        found.set(key, bytes);
        hold(key, bytes);
      }
      return found;
    },
  };
}
