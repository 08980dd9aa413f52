import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { packageHome } from "../../src/package.ts";

/** Processes of the built program; each says what it says into a file. */
export interface Fleet {
  start(argv: readonly string[]): ChildProcess;
  /** Starts workers until there are as many as there shall be. */
  fill(): void;
  readonly workers: ReadonlySet<ChildProcess>;
  /** Tells all workers to end, and waits until they have. */
  end(): Promise<void>;
}

interface FleetOptions {
  readonly workers: number;
  readonly database: string;
  /** Folder for temporary files. */
  readonly temporary: string;
  /** File for what they say. */
  readonly log: string;
}

/** Opens a fleet without a process. */
export function openFleet({ workers: most, database, temporary, log }: FleetOptions): Fleet {
  const said = createWriteStream(log, { flags: "a" });
  const workers = new Set<ChildProcess>();
  const start = (argv: readonly string[]) => {
    const child = spawn(process.execPath, [join(packageHome(), "dist/cli.js"), ...argv], {
      env: { ...process.env, TMPDIR: temporary, BRIEFINGS_DATABASE: database },
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    });
    const who = `${argv[0]} ${child.pid}`;
    child.stderr.on("data", (chunk) => said.write(`${who}: ${chunk}`));
    child.once("exit", (...how) => said.write(`${who}: ended ${how.join(" ")}\n`));
    return child;
  };
  return {
    start,
    workers,
    fill() {
      while (workers.size < most) {
        const worker = start(["worker", "--database", "--jobs", "1"]);
        workers.add(worker);
        worker.once("exit", () => workers.delete(worker));
      }
    },
    async end() {
      const ends = [...workers].map((worker) => once(worker, "exit"));
      for (const worker of workers) worker.kill("SIGTERM");
      await Promise.all(ends);
    },
  };
}
