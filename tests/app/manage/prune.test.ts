import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeNight, listNights, putNight } from "../../../src/database/nights.ts";
import { run } from "../../../src/shells/cli/program.ts";
import { useQueues } from "../../queue/queues.ts";
import { testHost } from "../../shells/cli/host.ts";
import { copyStarter } from "../../starter.ts";

const { all, url } = useQueues();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-prune-"));
  copyStarter(join(folder, "data"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const DAY_S = 24 * 60 * 60;
const at = (path: string) => join(folder, "output", path);

/** A file that was last used so many days ago. */
function put(path: string, days: number, text = "x"): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
  const seconds = Date.now() / 1000 - days * DAY_S;
  utimesSync(at(path), seconds, seconds);
}

async function prune(...args: readonly string[]) {
  const host = testHost({ cwd: folder, env: { BRIEFINGS_DATABASE: url() } });
  const exit = await run(["prune", ...args], host);
  return { exit, out: host.out(), err: host.err() };
}

const [OLD, READ, BUILT, WRONG] = ["0", "1", "2", "3"].map((digit) => digit.repeat(16));

function fill(): void {
  put(`results/${OLD}/pair.zh.pdf`, 40, "a pdf");
  put(`results/${OLD}/pair.zh.result.json`, 40);
  put(`results/${READ}/pair.zh.pdf`, 2);
  put(`results/${READ}/pair.zh.html`, 40);
  put(`results/${BUILT}/pair.en.pdf`, 40);
  put(`results/${WRONG}/pair.en.pdf`, 40);
  put("results/mine/notes.txt", 40);
  put(".cache/printed/old.json", 2, JSON.stringify({ path: `results/${OLD}/pair.zh.pdf` }));
  put(".cache/printed/read.json", 40, JSON.stringify({ path: `results/${READ}/pair.zh.pdf` }));
  put(".cache/inputs/gone.zh.json", 40, "{}");
  put(".cache/inputs/pair.en.json", 40, "{}");
  put("pair.en.pdf", 40);
  const entry = { id: "pair", base: "pair", regions: [], language: "en", key: BUILT?.repeat(4) };
  const output = { ...entry, madeOf: {}, files: [], findings: [] };
  put("manifest.json", 40, JSON.stringify({ outputs: [output], files: [] }));
  writeFileSync(
    join(folder, "data/corrections.yaml"),
    `corrections:
  - result: /results/${WRONG}/pair.en
    date: 2024-05-01
    reason: { zh: 数据有误, en: A figure was wrong }
`,
  );
}

const GONE = [".cache/inputs/gone.zh.json", ".cache/printed/old.json"];
const RESULT = [`results/${OLD}/pair.zh.pdf`, `results/${OLD}/pair.zh.result.json`];

describe("briefings prune of an output folder", () => {
  it("removes results that nobody used for so long, with what leads to them, and nothing that is named", async () => {
    fill();
    const listed = await prune("--dry-run");
    expect([listed.exit, listed.err]).toEqual([
      0,
      "Would remove 1 results, 4 files in all: 0.0 MB\n",
    ]);
    expect(listed.out.trimEnd().split("\n")).toEqual([...GONE, ...RESULT]);
    expect(existsSync(at(RESULT[0] ?? ""))).toBe(true);
    const removed = JSON.parse((await prune("--json")).out);
    expect(removed).toMatchObject({ results: 1, files: [...GONE, ...RESULT] });
    expect([...GONE, `results/${OLD}`].filter((path) => existsSync(at(path)))).toEqual([]);
    const left = [
      ...[READ, BUILT, WRONG].map((name) => `results/${name}`),
      ...["results/mine/notes.txt", "pair.en.pdf", "manifest.json"],
      ...[".cache/printed/read.json", ".cache/inputs/pair.en.json"],
    ];
    expect(left.filter((path) => !existsSync(at(path)))).toEqual([]);
    expect((await prune("--json")).out).toContain('"results": 0');
  });

  it("removes nothing where the data is at fault, as nobody can say what its corrections name", async () => {
    fill();
    writeFileSync(join(folder, "data/corrections.yaml"), "corrections: [1]\n");
    const { exit, err } = await prune();
    expect(exit).toBe(1);
    expect(err).toContain("so nothing was removed");
    expect(existsSync(at(RESULT[0] ?? ""))).toBe(true);
  });

  it.each([
    [2, ["--nights", "3"]],
    [2, ["--database", "postgres://x", "--dry-run"]],
    [1, ["--out", "nosuch"]],
  ])("exits %i on what makes no sense: %j", async (exit, args) => {
    expect((await prune(...args)).exit).toBe(exit);
  });
});

it("briefings prune of a database keeps the latest nights, and says what went", async () => {
  const { database } = all;
  for (const name of ["one", "two", "three"]) {
    const { night } = await database.transaction((sql) =>
      putNight(sql, { name, plan: {}, jobs: [], contents: [] }),
    );
    await closeNight(database, night.id);
  }
  const { exit, err } = await prune("--nights", "2", "--database");
  expect([exit, err]).toEqual([
    ...[0, "Removed 1 nights, 0 results, 0 contents and 0 queues: 0.0 MB\n"],
  ]);
  expect((await listNights(database, 9)).map(({ name }) => name)).toEqual(["three", "two"]);
});
