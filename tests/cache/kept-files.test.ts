import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepFiles } from "../../src/cache/kept-files.ts";
import { openFileHashes } from "../../src/store/file-hashes.ts";
import { openFolder } from "../../src/store/store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-kept-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("keepFiles(keeping, make)", () => {
  let timesMade: number;
  beforeEach(() => {
    timesMade = 0;
  });

  /** Keeps two files, and tells how often they have been made so far. */
  async function keep(key: string): Promise<number> {
    const text = (words: string) => new TextEncoder().encode(words);
    const files = await keepFiles(
      { store: openFolder(folder, openFileHashes()), name: "two", key },
      async () => {
        timesMade += 1;
        return ["one", "two"].map((path) => ({ path, bytes: text(path) }));
      },
    );
    expect(files.map(({ path }) => path)).toEqual(["one", "two"]);
    return timesMade;
  }

  it("makes files once while their key and they themselves are the same", async () => {
    expect([await keep("a"), await keep("a")]).toEqual([1, 1]);
  });

  it("makes them anew for another key, and for the first one again", async () => {
    expect([await keep("a"), await keep("b"), await keep("a")]).toEqual([1, 2, 3]);
  });

  it.each(["one", "two"])(
    "makes them anew where %s of them was edited or deleted",
    async (name) => {
      await keep("a");
      writeFileSync(join(folder, name), "edited");
      expect(await keep("a")).toBe(2);
      expect(readFileSync(join(folder, name), "utf8")).toBe(name);
      rmSync(join(folder, name));
      expect(await keep("a")).toBe(3);
    },
  );

  it("makes them anew where what it knew is not whole", async () => {
    await keep("a");
    writeFileSync(join(folder, ".cache/kept/two.json"), "{");
    expect(await keep("a")).toBe(2);
  });
});
