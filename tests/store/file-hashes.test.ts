import { mkdtempSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFileHashes } from "../../src/store/file-hashes.ts";
import { sha256 } from "../../src/store/folder.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-hashes-"));
  path = join(folder, "a.txt");
  writeFileSync(path, "one");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The stamps of an earlier run, with a false hash that gives away whether it was believed. */
function lyingStamps() {
  const hashes = openFileHashes();
  hashes.hashOf(path);
  const stamp = hashes.stamps()[path];
  if (!stamp) throw new Error("No stamp was kept");
  return { [path]: { ...stamp, sha256: "believed" } };
}

const LATER_MS = 10_000;

describe("openFileHashes(known, keptMs)", () => {
  it("hashes what a file holds", () => {
    expect(openFileHashes().hashOf(path)).toBe(sha256("one"));
  });
  it("gives null for a file that is not there, and for a folder", () => {
    const hashes = openFileHashes();
    expect(hashes.hashOf(join(folder, "none"))).toBeNull();
    expect(hashes.hashOf(folder)).toBeNull();
    expect(hashes.stamps()).toEqual({});
  });
  it("gives null for a link that leads back to itself", () => {
    const link = join(folder, "link");
    symlinkSync("link", link);
    expect(openFileHashes().hashOf(link)).toBeNull();
  });
  it("believes a stamp that is older than the state it was kept in", () => {
    const keptMs = statSync(path).ctimeMs + LATER_MS;
    expect(openFileHashes(lyingStamps(), keptMs).hashOf(path)).toBe("believed");
  });
  it("reads a file again whose stamp was taken in the tick in which it was written", () => {
    const keptMs = statSync(path).ctimeMs;
    expect(openFileHashes(lyingStamps(), keptMs).hashOf(path)).toBe(sha256("one"));
  });
  it.each([
    [10, false],
    [20, false],
    [21, true],
  ])("takes a clock to tick within 20 ms: a state kept %i ms later", (laterMs, isBelieved) => {
    const { ctimeMs } = statSync(path);
    const known = lyingStamps();
    const hash = openFileHashes(known, ctimeMs + laterMs).hashOf(path);
    expect(hash).toBe(isBelieved ? "believed" : sha256("one"));
  });
  it.each([
    [1_900, false],
    [2_001, true],
  ])(
    "takes a clock of whole seconds to tick within two: a state kept %i ms later",
    (laterMs, isBelieved) => {
      const real = statSync(path);
      const ctimeMs = Math.floor(real.ctimeMs / 1000) * 1000;
      const stat = () => Object.assign(statSync(path), { ctimeMs, mtimeMs: ctimeMs });
      const known = {
        [path]: { bytes: real.size, modifiedMs: ctimeMs, changedMs: ctimeMs, sha256: "believed" },
      };
      const hash = openFileHashes(known, ctimeMs + laterMs, stat).hashOf(path);
      expect(hash).toBe(isBelieved ? "believed" : sha256("one"));
    },
  );
  it("reads a file again that is dated after the state, though it was changed before it", () => {
    const keptMs = statSync(path).ctimeMs + LATER_MS;
    utimesSync(path, new Date(keptMs), new Date(keptMs));
    expect(openFileHashes(lyingStamps(), keptMs).hashOf(path)).toBe(sha256("one"));
  });
  it.each(["bytes", "modifiedMs", "changedMs"] as const)(
    "reads a file again whose stamp differs in its %s alone",
    (key) => {
      const keptMs = statSync(path).ctimeMs + LATER_MS;
      const stamp = lyingStamps()[path];
      if (!stamp) throw new Error("No stamp was kept");
      const known = { [path]: { ...stamp, [key]: stamp[key] - 1 } };
      expect(openFileHashes(known, keptMs).hashOf(path)).toBe(sha256("one"));
    },
  );
  it("believes its own stamps at once, and keeps only those of files that are there", () => {
    const hashes = openFileHashes();
    hashes.hashOf(path);
    expect(Object.keys(hashes.stamps())).toEqual([path]);
    rmSync(path);
    expect(hashes.hashOf(path)).toBeNull();
    expect(hashes.stamps()).toEqual({});
  });
  it("notices a change of the same size under the same date", () => {
    const known = lyingStamps();
    const { atime, mtime } = statSync(path);
    writeFileSync(path, "two");
    utimesSync(path, atime, mtime);
    const keptMs = statSync(path).ctimeMs + LATER_MS;
    expect(openFileHashes(known, keptMs).hashOf(path)).toBe(sha256("two"));
  });
  it("notices a change within its own life", () => {
    const hashes = openFileHashes();
    hashes.hashOf(path);
    writeFileSync(path, "three");
    expect(hashes.hashOf(path)).toBe(sha256("three"));
  });
});
