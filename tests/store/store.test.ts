import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFileHashes } from "../../src/store/file-hashes.ts";
import { type OutputFile, sha256 } from "../../src/store/folder.ts";
import { getJson, jsonFile, openFolder, type Store } from "../../src/store/store.ts";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-store-"));
  store = openFolder(join(folder, "out"), openFileHashes());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (path: string, text: string): OutputFile => ({
  path,
  bytes: new TextEncoder().encode(text),
});
const textOf = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

describe("openFolder(folder, hashes)", () => {
  it("gives back what was put, and nothing of what was not, before there is a folder as after", async () => {
    expect(await store.get("a/b.txt")).toBeNull();
    expect(await store.list("a")).toEqual([]);
    await store.put([file("a/b.txt", "b"), file("a/a.txt", "a")]);
    expect(textOf(await store.get("a/b.txt"))).toBe("b");
    expect(await store.list("a")).toEqual(["a.txt", "b.txt"]);
    expect([store.has("a/b.txt"), store.has("a/c.txt")]).toEqual([true, false]);
  });

  it("hashes what there is now, and gives null for what is not", async () => {
    await store.put([file("a", "one")]);
    expect(store.hashOf("a")).toBe(sha256("one"));
    await store.put([file("a", "two")]);
    expect(store.hashOf("a")).toBe(sha256("two"));
    await store.remove("a");
    expect(store.hashOf("a")).toBeNull();
  });

  it("removes what is there, and does not mind what is not", async () => {
    await store.put([file("a", "a")]);
    await store.remove("a");
    await store.remove("a");
    expect(await store.get("a")).toBeNull();
  });

  it("clears what a stopped writer had begun of a file, where the writer is alone", async () => {
    await store.put([file("a", "a"), file("b", "b")]);
    const begun = (name: string) => `${name}.part-0b7fd1c1-9d1f-4a0e-8a8b-0c7f6a8d2f11`;
    for (const name of ["a", "b"]) writeFileSync(join(folder, "out", begun(name)), "half");
    await store.putAlone([file("a", "new")]);
    expect(readdirSync(join(folder, "out")).sort()).toEqual(["a", "b", begun("b")]);
    expect(readFileSync(join(folder, "out/a"), "utf8")).toBe("new");
  });

  it("lets one after the other hold a key", async () => {
    const seen: string[] = [];
    const hold = (name: string) =>
      store.lock("key", async () => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(`${name} ends`);
      });
    await Promise.all([hold("one"), hold("two")]);
    const [first = ""] = seen[0]?.split(" ") ?? [];
    const second = first === "one" ? "two" : "one";
    expect(seen).toEqual([
      `${first} begins`,
      `${first} ends`,
      `${second} begins`,
      `${second} ends`,
    ]);
  });
});

describe("getJson(store, path)", () => {
  it("reads a value, and takes what is cut short for nothing", async () => {
    await store.put([jsonFile("a.json", { a: [1] }), file("b.json", '{"a":')]);
    expect(await getJson(store, "a.json")).toEqual({ a: [1] });
    expect(await getJson(store, "b.json")).toBeNull();
    expect(await getJson(store, "c.json")).toBeNull();
  });
});
