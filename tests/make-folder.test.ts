import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder } from "../src/make-folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-make-folder-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("makeFolder(folder)", () => {
  it("makes those above as well, several times at once, with the mode asked for", async () => {
    const deep = join(folder, "a/b/c");
    await Promise.all([makeFolder(deep, 0o700), makeFolder(deep, 0o700), makeFolder(deep, 0o700)]);
    expect(statSync(deep).mode & 0o777).toBe(0o700);
    await makeFolder(deep);
  });

  it("does not mind others who make the same folders", async () => {
    for (let round = 0; round < 50; round += 1) {
      const made = ["a/b/c", "a/b", "a", "a/b/c/d"].map((path) =>
        makeFolder(join(folder, String(round), path)),
      );
      await Promise.all(made);
      expect(existsSync(join(folder, String(round), "a/b/c/d"))).toBe(true);
    }
  });

  it("takes a link to a folder for one", async () => {
    mkdirSync(join(folder, "there"));
    symlinkSync("there", join(folder, "link"));
    await makeFolder(join(folder, "link/below"));
    expect(existsSync(join(folder, "there/below"))).toBe(true);
  });

  it.each([
    ["a file", "file", "EEXIST"],
    ["below a file", "file/below", "ENOTDIR"],
    ["a link to itself", "loop", "EEXIST"],
    ["below a link to itself", "loop/below", "ELOOP"],
    ["a link that leads nowhere", "nowhere", "EEXIST"],
  ])("ends with the fault of the system: %s", async (_, path, code) => {
    writeFileSync(join(folder, "file"), "");
    symlinkSync("loop", join(folder, "loop"));
    symlinkSync("none/at/all", join(folder, "nowhere"));
    await expect(makeFolder(join(folder, path))).rejects.toMatchObject({ code });
  });

  it.runIf(process.platform === "linux")("ends where no folder can be made", async () => {
    await expect(makeFolder("/proc/none/at/all")).rejects.toMatchObject({ code: "ENOENT" });
  });
});
