import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ReportError } from "../../src/error.ts";
import { requireFolder, sha256, writeFiles, writeMissing } from "../../src/store/folder.ts";

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

describe("requireFolder(folder)", () => {
  it("makes one, and says before anything is written where that cannot be", async () => {
    await requireFolder(join(folder, "a/b"));
    expect(readdirSync(join(folder, "a"))).toEqual(["b"]);
    writeFileSync(join(folder, "file"), "kept");
    await expect(requireFolder(join(folder, "file"))).rejects.toMatchObject({
      code: "OUTPUT_FAULT",
      hint: expect.stringContaining("name another folder"),
    });
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("kept");
  });
});

describe("writeFiles by several writers", () => {
  it("fails none of a hundred writes of one path by four writers, and leaves one of them whole", async () => {
    const texts = Array.from({ length: 100 }, (_, index) => `${index}`.repeat(10_000));
    const writers = [0, 1, 2, 3].map(async (writer) => {
      for (const text of texts.filter((_, index) => index % 4 === writer))
        await writeFiles(folder, [{ path: "a/b.txt", bytes: bytes(text) }]);
    });
    await Promise.all(writers);
    expect(texts).toContain(readFileSync(join(folder, "a/b.txt"), "utf8"));
    expect(readdirSync(join(folder, "a"))).toEqual(["b.txt"]);
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

describe("sha256(bytes)", () => {
  it("agrees with the published test vector", () => {
    // Source: FIPS 180-4 example, "abc".
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
