import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageHome } from "../src/package.ts";
import { run as runHere } from "../src/shells/cli/program.ts";
import { testHost } from "./shells/cli/host.ts";
import { MONTHLY } from "./starter.ts";

const LOADER = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** The two programs, and how Node starts each. */
const PROGRAMS = {
  source: ["--import", LOADER, join(packageHome(), "src/cli.ts")],
  compiled: [join(packageHome(), "dist/cli.js")],
} as const;
type Program = keyof typeof PROGRAMS;

/** As slow as a machine may be that does much else. */
const PATIENCE_MS = 300_000;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "briefings-from-source-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command; the folder of each program has the same name in what it says. */
function run(program: Program, argv: readonly string[]): Ended {
  return inOneFolder(
    program,
    spawnSync(process.execPath, [...PROGRAMS[program], ...argvIn(program, argv)], {
      cwd: root,
      encoding: "utf8",
    }),
  );
}

const argvIn = (program: Program, argv: readonly string[]) =>
  argv.map((word) => word.replace("WORK", join(root, program)));

function inOneFolder(program: Program, { status, stdout, stderr }: Ended): Ended {
  // How many seconds an output took, at the end of its line, is no part of what was done.
  const same = (text: string) =>
    text.replaceAll(join(root, program), "WORK").replace(/ +\d+\.\d(?= (?:│|s)\n)/g, " …");
  return { status, stdout: same(stdout), stderr: same(stderr) };
}

function both(...argv: readonly string[]): Ended {
  const [source, compiled] = [run("source", argv), run("compiled", argv)];
  expect(source).toEqual(compiled);
  return compiled;
}

/** The same for a command that starts no thread: its sources are run in this process, which has them loaded. */
async function bothHere(...argv: readonly string[]): Promise<Ended> {
  const host = testHost({ cwd: root });
  const status = await runHere(argvIn("source", argv), host);
  const source = inOneFolder("source", { status, stdout: host.out(), stderr: host.err() });
  const compiled = run("compiled", argv);
  expect(source).toEqual(compiled);
  return compiled;
}

/** Path → hash of every file but those that only a later build reads. */
function hashesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(folder, path).includes(".cache"));
  return Object.fromEntries(
    files
      .sort()
      .map((path) => [
        relative(folder, path),
        createHash("sha256").update(readFileSync(path)).digest("hex"),
      ]),
  );
}

describe("the program from source and compiled", () => {
  it(
    "does the same, in threads as well",
    async () => {
      expect(await bothHere("init", "WORK/data")).toMatchObject({ status: 0 });
      expect(both("check", "--data", "WORK/data", "--json").status).toBe(0);
      const data = await bothHere("data", "--data", "WORK/data", "--format", "csv");
      expect(data.stdout).toContain("region");
      expect((await bothHere("view", "two-places", "--data", "WORK/data", "--json")).status).toBe(
        0,
      );

      for (const program of ["source", "compiled"])
        rmSync(join(root, program, `data/briefings/${MONTHLY}.yaml`));
      const options = ["--data", "WORK/data", "--jobs", "1", "--lang", "zh"];
      const build = (out: string) => ["build", ...options, "--out", `WORK/${out}`];
      expect(both(...build("before")).status).toBe(0);
      expect(hashesIn(join(root, "source"))).toEqual(hashesIn(join(root, "compiled")));

      const file = join(root, "compiled/data/briefings/two-places.yaml");
      writeFileSync(
        file,
        readFileSync(file, "utf8").replace("两县主要指标对比, en: Jia", "另一个标题, en: The"),
      );
      expect(run("compiled", [...build("after"), "--no-audit"]).status).toBe(0);
      cpSync(join(root, "compiled/after"), join(root, "source/after"), { recursive: true });
      const changes = both("diff", "WORK/before", "WORK/after", "--html", "WORK/changes.html");
      expect(changes.stdout).toContain("另一个标题");
      const report = (program: Program) => readFileSync(join(root, program, "changes.html"));
      expect(report("source").equals(report("compiled"))).toBe(true);
    },
    PATIENCE_MS,
  );

  it("tells the same fault in the same words", async () => {
    const told = await bothHere("check", "--data", "WORK/nothing");
    expect(told.status).not.toBe(0);
    expect(told.stderr).not.toBe("");
  });
});
