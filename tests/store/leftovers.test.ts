import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeBegun, removeLeftovers, removeLeftoversOf } from "../../src/store/leftovers.ts";
import { withLock } from "../../src/store/lock.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-leftovers-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("removeLeftovers(folder)", () => {
  const PART = ".part-0f8fad5b-d9cb-469f-a165-70867728950e";
  const MINUTE_MS = 60_000;

  it("removes what was begun long ago, whoever began it, and nothing else", async () => {
    const begunMs = Date.now();
    for (const name of [`a.pdf${PART}`, "b.pdf.part-4711", "c.part-time", "d.pdf"])
      writeFileSync(join(folder, name), "half");
    await removeLeftovers(folder, begunMs + 9 * MINUTE_MS);
    expect(readdirSync(folder)).toHaveLength(4);
    await removeLeftovers(folder, begunMs + 11 * MINUTE_MS);
    expect(readdirSync(folder).sort()).toEqual(["c.part-time", "d.pdf"]);
  });
  it("leaves to who alone writes a file what was begun of it, however young", async () => {
    for (const name of [`a.pdf${PART}`, "a.pdf.part-4711", `b.pdf${PART}`, "a.pdf"])
      writeFileSync(join(folder, name), "half");
    await removeBegun(folder, ["a.pdf", "none/c.pdf"]);
    expect(readdirSync(folder).sort()).toEqual(["a.pdf", `b.pdf${PART}`]);
  });
  it("looks below, and follows no link", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "briefings-elsewhere-"));
    const begunMs = Date.now();
    mkdirSync(join(folder, ".cache/outputs"), { recursive: true });
    for (const path of [join(folder, ".cache/outputs"), elsewhere])
      writeFileSync(join(path, `a.json${PART}`), "half");
    symlinkSync(elsewhere, join(folder, "link"));
    await removeLeftovers(folder, begunMs + 11 * MINUTE_MS);
    expect(readdirSync(join(folder, ".cache/outputs"))).toEqual([]);
    expect(readdirSync(elsewhere)).toHaveLength(1);
    rmSync(elsewhere, { recursive: true });
  });
  it("removes locks of killed processes, and none that is held", async () => {
    const locks = join(folder, ".cache/locks");
    mkdirSync(join(locks, "killed.lock"), { recursive: true });
    const longAgo = new Date(Date.now() - 20 * MINUTE_MS);
    utimesSync(join(locks, "killed.lock"), longAgo, longAgo);
    await withLock(folder, "held", async () => {
      await removeLeftovers(folder, Date.now() + 11 * MINUTE_MS);
      expect(readdirSync(locks)).toEqual(["held.lock"]);
    });
  });
  it("removes what was begun of one file, and looks at no other", async () => {
    for (const name of [`a.csv${PART}`, `b.csv${PART}`, "a.csv"])
      writeFileSync(join(folder, name), "half");
    await removeLeftoversOf(join(folder, "a.csv"), Date.now() + 11 * MINUTE_MS);
    expect(readdirSync(folder).sort()).toEqual(["a.csv", `b.csv${PART}`]);
  });
  it("takes a folder that is not there for an empty one", async () => {
    await expect(removeLeftovers(join(folder, "none"), 0)).resolves.toBeUndefined();
  });
});
