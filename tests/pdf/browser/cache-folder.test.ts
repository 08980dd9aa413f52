import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCacheFolder } from "../../../src/pdf/browser/cache-folder.ts";
import type { BrowserHost } from "../../../src/pdf/model.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cache-folder-test-"));
});

afterEach(() => rm(folder, { recursive: true }));

const host = (changes: Partial<BrowserHost> = {}): BrowserHost => ({
  platform: "linux",
  arch: "x64",
  env: {},
  homeDir: join(folder, "home"),
  tempDir: join(folder, "tmp"),
  isRoot: false,
  ...changes,
});

describe("openCacheFolder(host, chosen)", () => {
  it.each([
    ["Linux", {}, "home/.cache/county-briefings"],
    ["macOS", { platform: "darwin" as const }, "home/Library/Caches/county-briefings"],
    ["Windows", { platform: "win32" as const }, "home/AppData/Local/county-briefings/Cache"],
  ])("makes one where %s keeps caches, for this user alone", async (_, changes, path) => {
    const made = await openCacheFolder(host(changes));
    expect(made).toBe(join(folder, path));
    expect((await stat(made)).mode & 0o077).toBe(0);
  });

  it("follows what the user has set", async () => {
    const env = { XDG_CACHE_HOME: join(folder, "elsewhere") };
    expect(await openCacheFolder(host({ env }))).toBe(
      join(folder, "elsewhere", "county-briefings"),
    );
    expect(await openCacheFolder(host({ env }), join(folder, "chosen"))).toBe(
      join(folder, "chosen"),
    );
  });

  it("takes the temporary folder where the user's can't be written", async () => {
    await writeFile(join(folder, "home"), "not a folder");
    expect(await openCacheFolder(host())).toMatch(/\/tmp\/county-briefings-\d+$/);
  });

  it("names every place it has tried where none will do", async () => {
    await writeFile(join(folder, "home"), "");
    await writeFile(join(folder, "tmp"), "");
    await expect(openCacheFolder(host())).rejects.toMatchObject({
      code: "BROWSER_FAILED",
      message: expect.stringMatching(/home\/\.cache\/county-briefings, .*tmp\/county-briefings-/),
    });
  });
});
