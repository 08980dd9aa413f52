import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { packageHome } from "../../src/package.ts";
import type { Machine } from "./machines.ts";

/** Processes of the built program; each says what it says into a file. */
export interface Fleet {
  start(argv: readonly string[], machine: Machine): ChildProcess;
  /** Starts workers until there are as many as there shall be, on each machine about as many. */
  fill(): void;
  readonly workers: ReadonlySet<ChildProcess>;
  /** Tells all workers to end, and waits until they have. */
  end(): Promise<void>;
}

export interface FleetOptions {
  readonly workers: number;
  /** Where workers run, in turn. */
  readonly machines: readonly Machine[];
  /** Folder for temporary files. */
  readonly temporary: string;
  /** File for what they say. */
  readonly log: string;
  /** Folder of the program. Default: this one. */
  readonly home?: string;
}

/** Opens a fleet without a process. */
export function openFleet(options: FleetOptions): Fleet {
  const { workers: most, machines, temporary, log, home = packageHome() } = options;
  const said = createWriteStream(log, { flags: "a" });
  const machineOf = new Map<ChildProcess, Machine>();
  const workers = new Set<ChildProcess>();
  const start = (argv: readonly string[], { command, env }: Machine) => {
    const [first = "", ...rest] = [
      ...command,
      process.execPath,
      join(home, "dist/cli.js"),
      ...argv,
    ];
    const child = spawn(first, rest, {
      env: { ...process.env, TMPDIR: temporary, ...env },
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    });
    const who = `${argv[0]} ${child.pid}`;
    child.stderr.on("data", (chunk) => said.write(`${who}: ${chunk}`));
    child.once("exit", (...how) => said.write(`${who}: ended ${how.join(" ")}\n`));
    return child;
  };
  const emptiest = () => {
    const taken = [...machineOf.values()];
    const countOn = (machine: Machine) => taken.filter((one) => one === machine).length;
    return machines.toSorted((one, other) => countOn(one) - countOn(other))[0];
  };
  return {
    start,
    workers,
    fill() {
      while (workers.size < most) {
        const machine = emptiest();
        if (!machine) throw new Error("There is no machine to work on");
        const worker = start(["worker", "--database", "--jobs", "1"], machine);
        workers.add(worker);
        machineOf.set(worker, machine);
        worker.once("exit", () => {
          workers.delete(worker);
          machineOf.delete(worker);
        });
      }
    },
    async end() {
      const ends = [...workers].map((worker) => once(worker, "exit"));
      for (const worker of workers) worker.kill("SIGTERM");
      await Promise.all(ends);
    },
  };
}
