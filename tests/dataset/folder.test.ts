import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MAX_FILE_BYTES } from "../../src/dataset/files.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { FIXTURE } from "./fixture.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "briefings-data-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(texts: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

describe("readDataFolder(folder)", () => {
  it("reads the YAML files of the folder, of observations and of briefings, by path", async () => {
    await write({
      ...FIXTURE,
      "memos/one.yaml": "a: 1",
      "schemas/a.schema.json": "{}",
      "notes.txt": "x",
    });
    const files = await readDataFolder(folder);
    expect(files.map(({ path }) => path)).toEqual(Object.keys(FIXTURE).sort());
    expect(readDataset(files).diagnostics).toEqual([]);
  });

  it("reads no more of a large file than shows that it is too large", async () => {
    await write({ "regions.yaml": new Uint8Array(MAX_FILE_BYTES + 100) });
    const [file] = await readDataFolder(folder);
    expect(file?.bytes.length).toBe(MAX_FILE_BYTES + 1);
  });

  it("refuses a folder without YAML files, and one that is not there", async () => {
    const refusal = expect.objectContaining({ code: "INPUT_UNREADABLE" });
    await expect(readDataFolder(folder)).rejects.toEqual(refusal);
    await expect(readDataFolder(join(folder, "nowhere"))).rejects.toEqual(refusal);
  });

  it("tells which file cannot be read, and why", async () => {
    const cause = new Error("gone");
    const host = {
      listFiles: async (path: string) => (path === "data" ? ["regions.yaml"] : []),
      readStart: () => Promise.reject(cause),
    };
    await expect(readDataFolder("data", host)).rejects.toMatchObject({
      message: expect.stringContaining(join("data", "regions.yaml")),
      cause,
    });
  });
});
