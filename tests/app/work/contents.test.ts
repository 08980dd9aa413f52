import { describe, expect, it } from "vitest";
import { openContents } from "../../../src/app/work/contents.ts";
import type { Sql } from "../../../src/database/connect.ts";
import { sha256 } from "../../../src/store/folder.ts";

/** A database that keeps some texts, and tells what it was asked for. */
function keeping(...texts: readonly string[]) {
  const byHash = new Map(texts.map((text) => [sha256(text), text]));
  const asked: string[][] = [];
  const sql: Sql = {
    query: async <Row>(_: string, [hashes]: readonly unknown[] = []) => {
      const keys = hashes as string[];
      asked.push(keys);
      return keys.flatMap((hash) => {
        const text = byHash.get(hash);
        return text === undefined
          ? []
          : [{ sha256: hash, base64: Buffer.from(text).toString("base64") }];
      }) as Row[];
    },
  };
  return { sql, asked };
}

const [A, B, C] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)] as const;
const textsIn = (found: ReadonlyMap<string, Uint8Array>) =>
  [...found.values()].map((bytes) => Buffer.from(bytes).toString());

describe("contents", () => {
  it("are asked of the database once, and those that it lacks again", async () => {
    const { sql, asked } = keeping(A);
    const contents = openContents(sql);
    expect(textsIn(await contents.get([sha256(A), sha256(B)]))).toEqual([A]);
    expect(textsIn(await contents.get([sha256(A)]))).toEqual([A]);
    await contents.get([sha256(B)]);
    expect(asked).toEqual([[sha256(A), sha256(B)], [sha256(B)]]);
  });

  it("asked for longest ago go first where there is no room", async () => {
    const { sql, asked } = keeping(A, B, C);
    const contents = openContents(sql, 100);
    for (const text of [A, B, A, C]) await contents.get([sha256(text)]);
    asked.length = 0;
    for (const text of [A, C, B]) await contents.get([sha256(text)]);
    expect(asked).toEqual([[sha256(B)]]);
  });

  it("larger than all room are given all the same", async () => {
    const { sql } = keeping(A);
    expect(textsIn(await openContents(sql, 10).get([sha256(A)]))).toEqual([A]);
  });
});
