import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeLeftovers, sha256, writeFiles, writeMissing } from "../../src/build/output.ts";
import { ReportError } from "../../src/error.ts";

let folder: string;
const bytes = (text: string) => new TextEncoder().encode(text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-output-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("writeFiles(folder, files)", () => {
  it("writes each file under its name and leaves no temporary one", async () => {
    await writeFiles(folder, [{ path: "a/b.txt", bytes: bytes("b") }]);
    expect(readFileSync(join(folder, "a/b.txt"), "utf8")).toBe("b");
    expect(readdirSync(join(folder, "a"))).toEqual(["b.txt"]);
  });
  it("keeps what was there and cleans up when one file cannot be written", async () => {
    writeFileSync(join(folder, "kept.txt"), "old");
    writeFileSync(join(folder, "blocked"), "a file where a folder would have to be");
    const files = [
      { path: "kept.txt", bytes: bytes("new") },
      { path: "blocked/x.txt", bytes: bytes("x") },
    ];
    await expect(writeFiles(folder, files)).rejects.toMatchObject({ code: "OUTPUT_FAULT" });
    expect(readFileSync(join(folder, "kept.txt"), "utf8")).toBe("old");
    expect(readdirSync(folder).sort()).toEqual(["blocked", "kept.txt"]);
  });
  it("throws a ReportError that keeps its cause", async () => {
    writeFileSync(join(folder, "blocked"), "");
    const failure = await writeFiles(join(folder, "blocked"), [
      { path: "x", bytes: bytes("") },
    ]).catch((e) => e);
    expect(failure).toBeInstanceOf(ReportError);
    expect(failure.cause).toBeDefined();
  });
});

describe("writeMissing(folder, files)", () => {
  it("leaves alone a file that has the bytes already", async () => {
    const path = join(folder, "same.txt");
    writeFileSync(path, "same");
    chmodSync(path, 0o400);
    await writeMissing(folder, [{ path: "same.txt", bytes: bytes("same") }]);
    // A file written anew would have lost its read-only mode.
    const { statSync } = await import("node:fs");
    expect(statSync(path).mode & 0o777).toBe(0o400);
  });
  it("mends a file whose bytes differ", async () => {
    writeFileSync(join(folder, "f.txt"), "edited");
    await writeMissing(folder, [{ path: "f.txt", bytes: bytes("right") }]);
    expect(readFileSync(join(folder, "f.txt"), "utf8")).toBe("right");
  });
});

describe("removeLeftovers(folder)", () => {
  it("removes what a killed process left, not what a running one is writing", async () => {
    // Ids are given out in order, far below this one.
    const ended = 2 ** 30;
    writeFileSync(join(folder, `a.pdf.part-${ended}`), "half");
    writeFileSync(join(folder, `b.pdf.part-${process.ppid}`), "half");
    await removeLeftovers(folder);
    expect(readdirSync(folder)).toEqual([`b.pdf.part-${process.ppid}`]);
  });
  it("takes a folder that is not there for an empty one", async () => {
    await expect(removeLeftovers(join(folder, "none"))).resolves.toBeUndefined();
  });
});

describe("sha256(bytes)", () => {
  it("agrees with the published test vector", () => {
    // Source: FIPS 180-4 example, "abc".
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
