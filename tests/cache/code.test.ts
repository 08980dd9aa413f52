import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CODE_LIST, hashCode, hashRooms, readCode } from "../../src/cache/code.ts";
import { packageHome } from "../../src/package.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "code-test-"));
  mkdirSync(join(folder, "charts"));
  writeFileSync(join(folder, "charts/draw.ts"), "draw");
  writeFileSync(join(folder, "charts/notes.md"), "notes");
  writeFileSync(join(folder, "printer.ts"), "printer");
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("readCode(folder)", () => {
  it("hashes each file of code by its path", () => {
    const code = readCode(folder);
    expect(Object.keys(code)).toEqual(["charts/draw.ts", "printer.ts"]);
    writeFileSync(join(folder, "printer.ts"), "other");
    expect(readCode(folder)["printer.ts"]).not.toBe(code["printer.ts"]);
    expect(readCode(folder)["charts/draw.ts"]).toBe(code["charts/draw.ts"]);
  });

  it("believes the list that a compiled program brings", () => {
    writeFileSync(join(folder, CODE_LIST), '{"charts/draw.ts":"abc"}');
    expect(readCode(folder)).toEqual({ "charts/draw.ts": "abc" });
  });

  it("finds in the built program the code it was built from", () => {
    const home = packageHome();
    expect(readCode(join(home, "dist"))).toEqual(hashCode(join(home, "src")));
  });
});

describe("hashRooms(code)", () => {
  const code = { "charts/draw.ts": "1", "chartsmith.ts": "2", "printer.ts": "3" };

  it("gives every room a hash, and the files of none one together", () => {
    expect(Object.keys(hashRooms(code))).toEqual(["code/charts", "code/shared"]);
  });

  it.each(Object.keys(code))("changes with %s, in one place", (file) => {
    const [before, after] = [hashRooms(code), hashRooms({ ...code, [file]: "9" })];
    expect(Object.keys(before).filter((room) => before[room] !== after[room])).toHaveLength(1);
  });

  it("changes with a file more, and with one that is called otherwise", () => {
    const { "charts/draw.ts": draw = "", ...rest } = code;
    const all = [code, { ...code, "charts/more.ts": "9" }, { "charts/other.ts": draw, ...rest }];
    expect(new Set(all.map((each) => hashRooms(each)["code/charts"])).size).toBe(3);
  });
});
