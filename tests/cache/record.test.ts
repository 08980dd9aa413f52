import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OutputRecord, readRecord, recordFile } from "../../src/cache/record.ts";
import { writeFiles } from "../../src/store/folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-record-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("readRecord(folder, name)", () => {
  const record = { anchors: { a: 1 } } as unknown as OutputRecord;

  it("gives back what was written, and nothing of another output", async () => {
    await writeFiles(folder, [recordFile("book.zh", record)]);
    expect(readRecord(folder, "book.zh")).toEqual(record);
    expect(readRecord(folder, "book.en")).toBeNull();
  });

  it("takes a record of another shape for none", async () => {
    const { path } = recordFile("book.zh", record);
    const bytes = new TextEncoder().encode(JSON.stringify({ format: "0", record }));
    await writeFiles(folder, [{ path, bytes }]);
    expect(readRecord(folder, "book.zh")).toBeNull();
  });
});
