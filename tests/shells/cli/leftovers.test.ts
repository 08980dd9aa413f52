import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { testHost } from "./host.ts";

const PART = ".part-0f8fad5b-d9cb-469f-a165-70867728950e";
const HOUR_MS = 3_600_000;
const before = process.env.TMPDIR;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-left-"));
  for (const name of ["tmp", "output", "data"]) mkdirSync(join(folder, name));
  process.env.TMPDIR = join(folder, "tmp");
});
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(folder, { recursive: true });
});

/** What killed commands leave; each also young, and what is somebody else's. */
function plant(): void {
  for (const age of ["old", "new"]) {
    mkdirSync(join(folder, "tmp", `briefings-browser-${age}`));
    for (const name of ["output/a.pdf", "data/regions.yaml", "figures.csv", "changes.html"])
      writeFileSync(join(folder, age === "old" ? `${name}${PART}` : `${name}.part-1`), "half");
    if (age === "old") setBack();
  }
  mkdirSync(join(folder, "tmp/other"));
  setBack(join(folder, "tmp/other"));
}

function setBack(only?: string): void {
  const then = new Date(Date.now() - 2 * HOUR_MS);
  const all = readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)));
  for (const path of only === undefined ? all : [only]) utimesSync(path, then, then);
}

const stop = new AbortController();
stop.abort();

it.each([
  [["build"], ["output/a.pdf"]],
  [["memo"], ["output/a.pdf"]],
  [["watch"], ["output/a.pdf"]],
  [["import", "x.csv"], ["data/regions.yaml"]],
  [["data", "--out", "figures.csv"], ["figures.csv"]],
  [["diff", "a", "b", "--html", "changes.html"], ["changes.html"]],
  [["check"], []],
  [["audit", "x.pdf"], []],
  [["compare", "x"], []],
  [["sources", "x"], []],
  [["view", "x"], []],
  [["init", "new"], []],
] as const)(
  "%j removes what killed commands left, also where it then fails",
  async (argv, written) => {
    plant();
    const host = testHost({ cwd: folder, signal: stop.signal });
    await run(argv, host);
    expect(readdirSync(join(folder, "tmp")).sort()).toEqual(["briefings-browser-new", "other"]);
    const all = ["output/a.pdf", "data/regions.yaml", "figures.csv", "changes.html"];
    const isThere = (path: string) => existsSync(join(folder, path));
    expect(all.filter((path) => !isThere(`${path}${PART}`))).toEqual(written);
    expect(all.filter((path) => isThere(`${path}.part-1`))).toEqual(all);
    expect(host.err()).not.toContain("Please report");
  },
);

it("starts all the same where there is no folder for temporary files", async () => {
  process.env.TMPDIR = join(folder, "none");
  const host = testHost({ cwd: folder });
  expect(await run(["init", "new"], host)).toBe(0);
  expect(host.err()).toContain("A dataset of two places is in new");
});
