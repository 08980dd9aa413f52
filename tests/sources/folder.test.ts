import { describe, expect, it } from "vitest";
import { readSourcesFolder } from "../../src/sources/folder.ts";
import { datasetOf } from "./fixture.ts";

const dataset = datasetOf([]);

describe("readSourcesFolder(folder, dataset)", () => {
  it("reads the documents that the dataset names, and no other file", async () => {
    const bytes = new Uint8Array([1]);
    const host = { listFiles: async () => ["east.txt", "README.md"], readStart: async () => bytes };
    expect(await readSourcesFolder("x", dataset, host)).toEqual([{ file: "east.txt", bytes }]);
  });

  it("refuses a document that is larger than any text of one, rather than read its start alone", async () => {
    const whole = new Uint8Array(4 * 1024 * 1024 + 5);
    const host = {
      listFiles: async () => ["east.txt"],
      readStart: async (_path: string, maxBytes: number) => whole.subarray(0, maxBytes),
    };
    await expect(readSourcesFolder("x", dataset, host)).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: '"x/east.txt" is larger than 4 MB.',
    });
  });

  it("refuses a folder without any of them, and names what it looks for", async () => {
    const host = { listFiles: async () => ["README.md"], readStart: async () => new Uint8Array() };
    await expect(readSourcesFolder("x", dataset, host)).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      hint: "it should hold east.txt",
    });
  });
});
