import { describe, expect, it } from "vitest";
import type { Bundle } from "../../../src/pdf/browser/bundle.ts";
import { findBrowser } from "../../../src/pdf/browser/find.ts";
import { machineBrowsers } from "../../../src/pdf/browser/machine.ts";
import type { BrowserHost } from "../../../src/pdf/model.ts";

const LOADER = "/lib64/ld-linux-x86-64.so.2";
const BUNDLE = { version: "143.0.4" } as Bundle;
const LINUX: BrowserHost = {
  platform: "linux",
  arch: "x64",
  env: { PATH: "/usr/bin:relative" },
  homeDir: "/home/u",
  tempDir: "/tmp",
  isRoot: false,
};
const MAC: BrowserHost = { ...LINUX, platform: "darwin", arch: "arm64", homeDir: "/Users/u" };
const WINDOWS: BrowserHost = {
  ...LINUX,
  platform: "win32",
  env: { PROGRAMFILES: "C:\\Program Files", "ProgramFiles(x86)": "C:\\Program Files (x86)" },
};

const search = (...paths: readonly string[]) => ({
  exists: (path: string) => paths.includes(path),
  bundle: () => BUNDLE,
  puppeteer: async () => ["/cache/shell", "/cache/chrome"],
});

describe("findBrowser(host, chosen, search)", () => {
  it("takes the user's first, however it is said", async () => {
    const there = search("/my/chrome", LOADER, "/cache/shell");
    const found = { source: "user", program: "/my/chrome" };
    expect(await findBrowser(LINUX, "/my/chrome", there)).toEqual(found);
    for (const name of ["BRIEFINGS_BROWSER", "PUPPETEER_EXECUTABLE_PATH"]) {
      const host = { ...LINUX, env: { [name]: "/my/chrome" } };
      expect(await findBrowser(host, undefined, there)).toEqual(found);
    }
  });

  it("doesn't go on looking when the user's is not there", async () => {
    await expect(findBrowser(LINUX, "/my/chrome", search(LOADER))).rejects.toMatchObject({
      code: "BROWSER_MISSING",
      message: "The browser that was asked for is not at /my/chrome",
    });
  });

  it("takes the bundled one where it runs", async () => {
    const there = search(LOADER, "/cache/shell", "/usr/bin/chromium");
    expect(await findBrowser(LINUX, undefined, there)).toEqual({
      source: "bundled",
      bundle: BUNDLE,
    });
    const puppeteers = { source: "puppeteer", program: "/cache/shell" };
    expect(await findBrowser({ ...LINUX, arch: "arm64" }, undefined, there)).toEqual(puppeteers);
    expect(await findBrowser(MAC, undefined, there)).toEqual(puppeteers);
  });

  it("takes Puppeteer's, then the machine's", async () => {
    const alpine = search("/cache/chrome", "/usr/bin/chromium");
    expect(await findBrowser(LINUX, undefined, alpine)).toMatchObject({ program: "/cache/chrome" });
    const machine = search("/usr/bin/chromium");
    expect(await findBrowser(LINUX, undefined, machine)).toEqual({
      source: "machine",
      program: "/usr/bin/chromium",
    });
  });

  it.each([
    ["macOS", MAC, "npx puppeteer browsers install chrome-headless-shell"],
    ["Windows", WINDOWS, "npx puppeteer browsers install chrome-headless-shell"],
    ["Linux on ARM", { ...LINUX, arch: "arm64" }, "sudo apt-get install --yes chromium"],
  ])("names the one command that gets a browser on %s", async (_, host, command) => {
    await expect(findBrowser(host, undefined, search())).rejects.toMatchObject({
      code: "BROWSER_MISSING",
      hint: `this gets one: ${command}`,
    });
  });
});

describe("machineBrowsers(host)", () => {
  it("looks where each system has them", () => {
    expect(machineBrowsers(LINUX)).toContain("/usr/bin/google-chrome");
    expect(machineBrowsers(LINUX)).toContain("/snap/bin/chromium");
    expect(machineBrowsers(MAC)).toContain(
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    );
    expect(machineBrowsers(MAC)).toContain(
      "/Users/u/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    );
    expect(machineBrowsers(WINDOWS)).toContain(
      "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    );
  });

  it("never looks in a relative folder", () => {
    expect(machineBrowsers(LINUX).every((path) => path.startsWith("/"))).toBe(true);
  });
});
