import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { holdFolder, sweepBeside } from "../../../src/pdf/browser/sweep.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-sweep-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A folder that nobody has touched for so many minutes. */
function make(name: string, minutes: number): string {
  const path = join(folder, name);
  const touched = new Date(Date.now() - minutes * 60_000);
  mkdirSync(path);
  utimesSync(path, touched, touched);
  return path;
}

it("removes what nobody has held for an hour, of the same beginning", async () => {
  make("profile-old", 61);
  make("profile-young", 59);
  make("other-old", 61);
  await sweepBeside(make("profile-own", 0), "profile-");
  expect(readdirSync(folder).sort()).toEqual(["other-old", "profile-own", "profile-young"]);
});

it("leaves what is held, however long ago it was made, until it is let go", async () => {
  const held = make("profile-held", 600);
  const release = holdFolder(held, 5);
  while (Date.now() - statSync(held).mtimeMs > 60_000) await wait(5);
  await sweepBeside(make("profile-own", 0), "profile-");
  expect(readdirSync(folder)).toContain("profile-held");
  release();
  // A touch may be on its way still.
  await wait(50);
  const aged = new Date(Date.now() - 61 * 60_000);
  utimesSync(held, aged, aged);
  await wait(50);
  await sweepBeside(make("profile-next", 0), "profile-");
  expect(readdirSync(folder)).not.toContain("profile-held");
});
