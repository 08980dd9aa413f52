import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CODE_LIST, hashCode, hashPart, readCode } from "../../src/cache/code.ts";
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

describe("hashPart(code, beginnings)", () => {
  const code = { "charts/draw.ts": "1", "chartsmith.ts": "2", "printer.ts": "3" };

  it("changes with a file of the part and with no other", () => {
    const room = hashPart(code, ["charts/"]);
    expect(hashPart({ ...code, "chartsmith.ts": "9", "printer.ts": "9" }, ["charts/"])).toBe(room);
    expect(hashPart({ ...code, "charts/draw.ts": "9" }, ["charts/"])).not.toBe(room);
    expect(hashPart({ ...code, "charts/more.ts": "9" }, ["charts/"])).not.toBe(room);
  });

  it("refuses a part that is not there", () => {
    expect(() => hashPart(code, ["printer.ts", "pages/"])).toThrow("pages/");
  });
});
