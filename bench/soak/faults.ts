import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "../dataset/random.ts";
import type { Fleet } from "./fleet.ts";
import type { Network } from "./network.ts";
import { type Found, processesOf, signalTo } from "./processes.ts";
import type { FragileServer } from "./server.ts";

export interface Stage {
  readonly fleet: Fleet;
  readonly server: FragileServer;
  readonly network: Network;
  readonly temporary: string;
  readonly random: Random;
  /** Kills one of those who planned a night; it is begun again. */
  readonly killPlanner: () => boolean;
}

/** Longer than a job without signs of life is left to whoever took it. */
const PAST_EXPIRY_MS = 14_000;
/** A cut that every statement outlives, one in which jobs expire, and one in which no answer is waited for any more. */
const CUTS_MS = [4_000, 14_000, 36_000];

/** What is done to those who work, and whether there was anybody to do it to. */
export const FAULTS: Readonly<Record<string, (stage: Stage) => Promise<boolean>>> = {
  "worker killed": async (stage) => someWorker(stage)?.kill("SIGKILL") ?? false,
  "worker told to end": async (stage) => someWorker(stage)?.kill("SIGTERM") ?? false,
  "worker stopped past expiry": async (stage) => {
    const worker = someWorker(stage);
    worker?.kill("SIGSTOP");
    await sleep(PAST_EXPIRY_MS);
    return worker?.kill("SIGCONT") ?? false;
  },
  "printing process killed": async (stage) => {
    const printer = some(stage, "printer");
    return printer !== undefined && signalTo(printer.pid, "SIGKILL");
  },
  // Nobody wakes it: its worker has to put another in its place.
  "printing process frozen": async (stage) => {
    const printer = some(stage, "printer");
    return printer !== undefined && signalTo(printer.pid, "SIGSTOP");
  },
  "browser killed": async (stage) => {
    const browser = some(stage, "browser");
    return browser !== undefined && signalTo(-browser.group, "SIGKILL");
  },
  "network cut": async ({ network, random }) => {
    network.cut();
    await sleep(random.pick(CUTS_MS));
    network.mend();
    return true;
  },
  "database killed": async ({ server }) => server.restart("killed").then(() => true),
  "database restarted": async ({ server }) => server.restart("stopped").then(() => true),
  "planner killed": async ({ killPlanner }) => killPlanner(),
};

function someWorker({ fleet, random }: Stage): ChildProcess | undefined {
  const workers = [...fleet.workers];
  return workers.length === 0 ? undefined : random.pick(workers);
}

function some({ temporary, random }: Stage, kind: Found["is"]): Found | undefined {
  const found = processesOf(temporary).filter(({ is }) => is === kind);
  return found.length === 0 ? undefined : random.pick(found);
}
