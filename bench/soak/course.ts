import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "../dataset/random.ts";
import type { Tally } from "./disturb.ts";
import { FAULTS } from "./faults.ts";
import type { Fleet } from "./fleet.ts";
import type { Machine } from "./machines.ts";
import type { Network } from "./network.ts";
import type { FragileServer } from "./server.ts";

/** One who plans a night, follows it and collects it into a folder of its own. */
export interface Plan {
  readonly out: string;
  readonly night: string;
  readonly machine: Machine;
}

export interface Course {
  readonly fleet: Fleet;
  readonly server: FragileServer;
  readonly network: Network;
  readonly temporary: string;
  readonly random: Random;
  readonly tally: Tally;
  /** Of those, what was done while jobs were in hand. */
  readonly amid: Tally;
  readonly isWorking: () => Promise<boolean>;
  readonly plans: readonly Plan[];
  /** About so many seconds lie between one fault and the next. */
  readonly every: number;
  readonly log: (line: string) => void;
  readonly build: (out: string, ...more: readonly string[]) => readonly string[];
  /** Called once the first nights have ended. */
  readonly onFirst: () => void;
}

const MOST_ROUNDS = 5;

/** What came of a course: how many planners were started, and the nights there were. */
interface Ran {
  readonly planners: number;
  readonly nights: readonly string[];
}

/** Plans until every output is made, all planners at once; one that is killed is begun again with the same night. */
export async function runCourse(course: Course): Promise<Ran> {
  const { plans, fleet, onFirst } = course;
  const planners = new Set<ChildProcess>();
  const killPlanner = () => {
    const all = [...planners];
    return all.length > 0 && course.random.pick(all).kill("SIGKILL");
  };
  const nights = new Set<string>();
  const ended = new AbortController();
  const disturbing = disturb(course, killPlanner, ended.signal);
  let started = 0;
  try {
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      fleet.fill();
      const statuses = await Promise.all(
        plans.map(async (plan) => {
          const night = round === 1 ? plan.night : `${plan.night}-${round}`;
          nights.add(night);
          return followPlan(course, { ...plan, night }, (planner) => {
            started += 1;
            planners.add(planner);
            planner.once("exit", () => planners.delete(planner));
          });
        }),
      );
      requireEnds(statuses, round);
      if (statuses.every((status) => status === 0))
        return { planners: started, nights: [...nights] };
      if (round === 1) onFirst();
    }
    throw new Error(`After ${MOST_ROUNDS} nights not all is made`);
  } finally {
    ended.abort();
    await disturbing;
  }
}

/** The poisoned place fails all first nights; nothing but outputs that failed ends any. */
function requireEnds(statuses: readonly number[], round: number): void {
  const may = round === 1 ? [1] : [0, 1];
  if (!statuses.every((status) => may.includes(status)))
    throw new Error(`Planners of round ${round} ended with ${statuses.join(", ")}`);
}

/** Plans until somebody ends by itself. Shape: how. */
async function followPlan(
  { fleet, build, log }: Course,
  { out, night, machine }: Plan,
  onStart: (planner: ChildProcess) => void,
): Promise<number> {
  for (;;) {
    const planner = fleet.start(build(out, "--database", "--night", night), machine);
    onStart(planner);
    const [status] = await once(planner, "exit");
    log(`planner of ${night} for ${out} ended: ${status ?? "killed"}`);
    if (status !== null) return status;
  }
}

/** Lets every fault happen in turn, in an order by lot, until the nights end. */
async function disturb(
  { every, tally, amid, isWorking, random, log, ...stage }: Course,
  killPlanner: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  let waiting: string[] = [];
  while (!signal.aborted) {
    await sleep(every * 1000 * (0.5 + random.next()), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    if (waiting.length === 0) waiting = Object.keys(FAULTS);
    const [what = ""] = waiting.splice(random.below(waiting.length), 1);
    const isAmid = await isWorking();
    const isDone = await FAULTS[what]?.({ ...stage, random, killPlanner });
    log(isDone ? what : `${what}: nobody there`);
    for (const one of isDone ? [tally, ...(isAmid ? [amid] : [])] : [])
      one.set(what, (one.get(what) ?? 0) + 1);
    stage.fleet.fill();
  }
}
