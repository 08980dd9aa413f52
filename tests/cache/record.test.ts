import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OutputRecord, readRecord, recordFile } from "../../src/cache/record.ts";
import { openFileHashes } from "../../src/store/file-hashes.ts";
import { openFolder, type Store } from "../../src/store/store.ts";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-record-"));
  store = openFolder(folder, openFileHashes());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("readRecord(store, name)", () => {
  const record = { anchors: { a: 1 } } as unknown as OutputRecord;

  it("gives back what was written, and nothing of another output", async () => {
    await store.put([recordFile("book.zh", record)]);
    expect(await readRecord(store, "book.zh")).toEqual(record);
    expect(await readRecord(store, "book.en")).toBeNull();
  });

  it("takes a record of another shape for none", async () => {
    const { path } = recordFile("book.zh", record);
    const bytes = new TextEncoder().encode(JSON.stringify({ format: "0", record }));
    await store.put([{ path, bytes }]);
    expect(await readRecord(store, "book.zh")).toBeNull();
  });
});
