import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeOutput, mergeEntries, readManifest } from "../../src/results/manifest.ts";
import { openFileHashes } from "../../src/store/file-hashes.ts";
import { openFolder } from "../../src/store/store.ts";

const ABOUT = {
  regions: [],
  kind: "",
  date: "2024-01-01",
  version: "",
  findings: [],
  key: "k",
  madeOf: {},
};

const entry = (id: string, language: "zh" | "en", pages: number) =>
  describeOutput({ ...ABOUT, id, base: id, language, title: id, pages }, [
    { path: `${id}.${language}.pdf`, bytes: new Uint8Array(3) },
  ]);

describe("mergeEntries(earlier, made)", () => {
  it("replaces what was made again and keeps the rest, in a fixed order", () => {
    const earlier = [entry("b", "zh", 1), entry("a", "en", 1)];
    const merged = mergeEntries(earlier, [entry("b", "zh", 2), entry("a", "zh", 3)]);
    expect(merged.map(({ id, language, pages }) => `${id}.${language}:${pages}`)).toEqual([
      "a.en:1",
      "a.zh:3",
      "b.zh:2",
    ]);
  });
});

describe("describeOutput(about, files)", () => {
  it("tells size and SHA-256 of each file", () => {
    // SHA-256 of three zero bytes.
    const sha256 = "709e80c88487a2411e1ee4dfb9f22a861492d20c4765150c0c794abd70f8147c";
    expect(entry("a", "zh", 1).files).toEqual([{ path: "a.zh.pdf", bytes: 3, sha256 }]);
  });
});

describe("readManifest(store)", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "briefings-manifest-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const whole = { id: "a", key: "k", madeOf: {}, files: [], findings: [] };
  const store = () => openFolder(folder, openFileHashes());
  const read = async (...outputs: readonly object[]) => {
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ outputs }));
    return (await readManifest(store()))?.outputs ?? null;
  };

  it("reads entries of a version that made no variants as those of their briefing", async () => {
    expect(await read(whole)).toMatchObject([{ id: "a", base: "a", regions: [] }]);
    expect(await read({ ...whole, base: "b", regions: ["c"] })).toMatchObject([
      { id: "a", base: "b", regions: ["c"] },
    ]);
  });

  it.each(["key", "madeOf", "files", "findings"])(
    "takes one with an entry that lacks its %s for none",
    async (key) => {
      expect(await read(whole, { ...whole, [key]: undefined })).toBeNull();
    },
  );

  it("takes one that is not there or cut short for none", async () => {
    expect(await readManifest(store())).toBeNull();
    writeFileSync(join(folder, "manifest.json"), '{"outputs":');
    expect(await readManifest(store())).toBeNull();
  });
});
