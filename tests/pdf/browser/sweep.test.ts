import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { thisHost } from "../../../src/pdf/browser/host.ts";
import { holdFolder, PROFILE, sweepBrowsers } from "../../../src/pdf/browser/sweep.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-sweep-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sweep = () => {
  const env = { XDG_CACHE_HOME: join(folder, "cache") };
  return sweepBrowsers({ ...thisHost(), platform: "linux", env, tempDir: folder }, Date.now());
};

/** A folder that nobody has touched for so many minutes. */
function make(name: string, minutes: number): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  setBack(path, minutes);
  return path;
}

function setBack(path: string, minutes: number): void {
  const touched = new Date(Date.now() - minutes * 60_000);
  utimesSync(path, touched, touched);
}

it("removes profiles that nobody has held for an hour", async () => {
  make(`${PROFILE}old`, 61);
  make(`${PROFILE}young`, 59);
  make("other-old", 61);
  await sweep();
  expect(readdirSync(folder).sort()).toEqual([`${PROFILE}young`, "other-old"].sort());
});

it("removes what was being unpacked, and leaves what was unpacked", async () => {
  make("cache/county-briefings/chromium-1.part-a1B2c3/new", 61);
  for (const name of ["chromium-1.part-a1B2c3", "chromium-1.part-young1", "chromium-1"])
    make(`cache/county-briefings/${name}`, name.endsWith("young1") ? 59 : 61);
  await sweep();
  const left = ["chromium-1", "chromium-1.part-young1"];
  expect(readdirSync(join(folder, "cache/county-briefings")).sort()).toEqual(left);
});

it("leaves what is held, however long ago it was made, until it is let go", async () => {
  const held = make(`${PROFILE}held`, 600);
  const release = holdFolder(held, 5);
  while (Date.now() - statSync(held).mtimeMs > 60_000) await wait(5);
  await sweep();
  expect(readdirSync(folder)).toContain(`${PROFILE}held`);
  release();
  // A touch may be on its way still.
  await wait(50);
  setBack(held, 61);
  await sweep();
  expect(readdirSync(folder)).not.toContain(`${PROFILE}held`);
});

it.runIf(process.platform === "linux")(
  "ends a browser that was stopped and whose owner is gone, and no other process",
  async () => {
    const [old, young] = [make(`${PROFILE}old`, 61), make(`${PROFILE}young`, 1)];
    const start = (...argv: readonly string[]) => {
      const idle = "setInterval(() => {}, 1000)";
      return spawn(process.execPath, ["-e", idle, "--", ...argv], {
        detached: true,
        stdio: "ignore",
      });
    };
    const browsers = [
      start(`--user-data-dir=${old}`),
      start(`--user-data-dir=${young}`),
      start(old),
    ];
    const [stopped, ...others] = browsers;
    await wait(100);
    stopped?.kill("SIGSTOP");
    const ended = once(stopped as NonNullable<typeof stopped>, "exit");
    await sweep();
    expect((await ended)[1]).toBe("SIGKILL");
    expect(others.map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([null, null]);
    for (const other of others) other.kill("SIGKILL");
  },
);

it("fails over no folder that is not there", async () => {
  const host = { ...thisHost(), tempDir: join(folder, "none"), homeDir: join(folder, "none") };
  await expect(sweepBrowsers({ ...host, env: {} }, Date.now())).resolves.toBeUndefined();
});
