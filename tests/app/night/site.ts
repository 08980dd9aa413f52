import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { processesOf } from "../../../bench/soak/processes.ts";
import { build } from "../../../src/app/build/build.ts";
import type { BuildOptions, BuildOutcome, NightListener } from "../../../src/app/build/model.ts";
import { readReport } from "../../../src/app/night/read-report.ts";
import type { NightReport } from "../../../src/app/night/report.ts";
import type { Database } from "../../../src/database/connect.ts";
import { findNight } from "../../../src/database/nights.ts";
import type { Environment } from "../../../src/environment.ts";
import { codeAddress } from "../../../src/package.ts";
import { sha256 } from "../../../src/store/folder.ts";
import { childProgram } from "../../../src/worker-program.ts";
import { useTestDatabase } from "../../postgres.ts";
import { JOBS } from "../../starter.ts";
import { testEnvironment } from "../environment.ts";
import { unopenedFolder, type WorkFolder } from "../work-folder.ts";

/** A worker in a process of its own. */
export interface TestWorker {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Resolves once it says so. */
  says(words: string): Promise<void>;
  end(signal?: NodeJS.Signals): Promise<void>;
}

export type TestBuild = Partial<BuildOptions> & {
  readonly name?: string;
  readonly collects?: boolean;
  readonly signal?: AbortSignal;
  readonly listener?: Partial<NightListener>;
};

/** Small invented data, a database of its own, and programs that work on it. */
export interface NightSite {
  readonly folder: WorkFolder;
  readonly database: () => Database;
  readonly url: () => string;
  /** Where all programs have their temporary files. */
  readonly temporary: () => string;
  /** Builds on this machine alone. */
  build(out: string, more?: Partial<BuildOptions>): Promise<BuildOutcome>;
  /** Builds on the database; what is called `name` is the night's. */
  buildAcross(out: string, more?: TestBuild): Promise<BuildOutcome>;
  reportOf(name: string): Promise<NightReport>;
  /** Starts one that does one job at a time. */
  startWorker(env?: Readonly<Record<string, string>>): TestWorker;
  /** The hash of every file of an output folder but those with times in them. */
  hashesOf(out: string): Readonly<Record<string, string>>;
  /** Ends all workers and holds what is left of them to nothing: no process, folder for temporary files or connection. */
  expectNothingLeft(): Promise<void>;
}

/** Opens such a site for the tests of a file, with briefings of one indicator each. */
export function useNightSite(briefings: Readonly<Record<string, string>>): NightSite {
  const folder = unopenedFolder();
  const { open, url } = useTestDatabase();
  const workers = new Set<ChildProcess>();
  let database: Database;
  let temporary = "";
  beforeAll(async () => {
    folder.open();
    temporary = mkdtempSync(join(tmpdir(), "briefings-night-"));
    rmSync(folder.at("data/briefings"), { recursive: true });
    mkdirSync(folder.at("data/briefings"));
    for (const [id, text] of Object.entries(briefings))
      folder.write(`data/briefings/${id}.yaml`, text);
    database = await open({ name: "looks on" });
  });
  afterAll(() => {
    for (const worker of workers) worker.kill("SIGKILL");
    folder.remove();
    rmSync(temporary, { recursive: true, force: true });
  });
  const make = async (
    options: Partial<BuildOptions>,
    environment: Partial<Environment>,
    progress = {},
  ) => {
    const asked = { ids: [], lang: ["zh"], data: "data", audit: false, ...options };
    const env = testEnvironment({ cwd: folder.path(), env: process.env, ...environment });
    const built = await build({ out: "out", ...asked }, env, { ...SILENT, ...progress });
    expect(built.diagnostics).toEqual([]);
    if (built.value === null) throw new Error("The data has faults");
    return built.value;
  };
  return {
    folder,
    url,
    database: () => database,
    temporary: () => temporary,
    build: (out, more = {}) => make({ out, ...more }, {}),
    buildAcross: (out, { name, collects = true, signal, listener, ...more } = {}) => {
      const night = { database: url(), collects, ...(name === undefined ? {} : { name }) };
      const told = { night: { onPlanned() {}, onProgress() {}, onNobody() {}, ...listener } };
      const clock = { clockMs: () => performance.now() };
      return make({ out, night, ...more }, { ...clock, ...(signal ? { signal } : {}) }, told);
    },
    reportOf: async (name) => {
      const night = await findNight(database, name);
      if (night === null) throw new Error(`There is no night ${name}`);
      return readReport(database, night);
    },
    startWorker: (env = {}) => {
      const { path, execArgv } = childProgram("cli", codeAddress());
      const child = spawn(process.execPath, [...execArgv, path, ...WORK], {
        env: { ...process.env, BRIEFINGS_DATABASE: url(), TMPDIR: temporary, ...env },
        stdio: ["ignore", "ignore", "pipe"],
        detached: true,
      });
      workers.add(child);
      child.once("exit", () => workers.delete(child));
      return follow(child);
    },
    hashesOf: (out) => {
      const paths = folder.files(out).filter((path) => !WITH_TIMES.test(path));
      const hash = (path: string) => sha256(readFileSync(folder.at(out, path)));
      return Object.fromEntries(paths.map((path) => [path, hash(path)]));
    },
    expectNothingLeft: async () => {
      const ends = [...workers].map((worker) => once(worker, "exit"));
      for (const worker of workers) worker.kill("SIGTERM");
      await Promise.all(ends);
      const left = async () => [
        ...processesOf(temporary).map(({ is }) => is),
        // The loader of TypeScript, which only a program from source has, may keep what it compiled.
        ...readdirSync(temporary).filter((name) => !name.startsWith("tsx-")),
        ...(await database.query(CONNECTIONS)),
      ];
      await expect.poll(left, { timeout: 15_000 }).toEqual([]);
    },
  };
}

const WORK = ["worker", "--database", "--jobs", "1"];

/** Of this file's database alone. */
const CONNECTIONS = `SELECT application_name FROM pg_stat_activity
  WHERE datname = current_database() AND application_name LIKE 'briefings%'`;

/** Stamps of files, and when a build was kept. */
const WITH_TIMES = /^\.cache\/(stamps\.json|builds\/)/;

const SILENT = {
  begin: async () => {},
  told: () => {},
  leftOut: () => {},
  expect: () => {},
  show: () => {},
};

function follow(child: ChildProcess): TestWorker {
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  return {
    child,
    said: () => said,
    says: (words) => expect.poll(() => said, { timeout: 30_000 }).toContain(words),
    end: async (signal = "SIGTERM") => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
  };
}

/** A briefing of one indicator, which is quickly printed. */
export const aBriefing = (indicator: string, measure = "level") =>
  JOBS.replace("new_urban_jobs, measures: [count]", `${indicator}, measures: [${measure}]`);
