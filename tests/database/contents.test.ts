import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/database/connect.ts";
import { getContents, knownContents, putContents } from "../../src/database/contents.ts";
import { migrate } from "../../src/database/migrations/migrate.ts";
import { sha256 } from "../../src/store/folder.ts";
import { useTestDatabase } from "../postgres.ts";

const { open } = useTestDatabase();
let database: Database;

beforeAll(async () => {
  database = await open();
  await migrate(database);
});

const contentOf = (bytes: Uint8Array) => ({ sha256: sha256(bytes), bytes });
const put = (...bytes: readonly Uint8Array[]) =>
  database.transaction((sql) => putContents(sql, bytes.map(contentOf)));

async function chunksOf(hash: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    "SELECT count(*)::integer AS count FROM briefings.content_chunks WHERE sha256 = $1",
    [hash],
  );
  return row?.count ?? 0;
}

describe("contents", () => {
  it("are given back as they were kept, whatever their bytes", async () => {
    const kept = new Map<string, Uint8Array>();
    const some = fc.array(fc.uint8Array({ maxLength: 2_000 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(some, some, async (added, asked) => {
        await put(...added);
        for (const bytes of added) kept.set(sha256(bytes), bytes);
        const hashes = [...added, ...asked].map((bytes) => sha256(bytes));
        const expected = hashes.filter((hash) => kept.has(hash)).sort();
        const there = await getContents(database, hashes);
        expect([...there.keys()].sort()).toEqual([...new Set(expected)]);
        for (const [hash, bytes] of there) {
          expect(Buffer.compare(bytes, kept.get(hash) ?? Buffer.of())).toBe(0);
        }
        expect([...(await knownContents(database, hashes))].sort()).toEqual([...new Set(expected)]);
      }),
      { numRuns: 30 },
    );
  });

  it("of megabytes go in chunks of one each, and by several statements", async () => {
    const large = [5 * 1024 * 1024 + 1, 1024 * 1024, 0].map((length) => randomBytes(length));
    await put(...large);
    const hashes = large.map((bytes) => sha256(bytes));
    const there = await getContents(database, hashes);
    expect(hashes.map((hash) => there.get(hash)?.byteLength)).toEqual(
      large.map(({ byteLength }) => byteLength),
    );
    expect(await Promise.all(hashes.map(chunksOf))).toEqual([6, 1, 1]);
  });

  it("are there whole or not at all", async () => {
    const bytes = randomBytes(3_000_000);
    const gaveUp = database.transaction(async (sql) => {
      await putContents(sql, [contentOf(bytes)]);
      throw new Error("stopped here");
    });
    await expect(gaveUp).rejects.toThrow("stopped here");
    expect(await chunksOf(sha256(bytes))).toBe(0);
    expect((await getContents(database, [sha256(bytes)])).size).toBe(0);
  });

  it("are kept once where several keep them at the same time, in any order", async () => {
    const all = Array.from({ length: 12 }, () => randomBytes(50_000));
    await Promise.all([put(...all), put(...all.toReversed()), put(...all)]);
    expect(
      (
        await getContents(
          database,
          all.map((bytes) => sha256(bytes)),
        )
      ).size,
    ).toBe(12);
    expect(await Promise.all(all.map((bytes) => chunksOf(sha256(bytes))))).toEqual(
      all.map(() => 1),
    );
  });

  it("that were changed in the database are told, and never given", async () => {
    const bytes = randomBytes(100);
    await put(bytes);
    await database.query("UPDATE briefings.content_chunks SET bytes = '\\x00' WHERE sha256 = $1", [
      sha256(bytes),
    ]);
    await expect(getContents(database, [sha256(bytes)])).rejects.toMatchObject({
      code: "DATABASE_FAULT",
      message: `The database keeps other bytes under the hash ${sha256(bytes)}`,
    });
  });
});
