import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../database/connect.ts";
import { closeNight } from "../../database/nights.ts";
import { progressOf } from "../../database/outcomes.ts";
import { listWorkers } from "../../database/workers.ts";
import { ReportError } from "../../error.ts";
import { settle } from "../../queue/settle.ts";
import type { NightListener } from "../build/model.ts";
import type { NightProgram } from "./program.ts";
import type { PlannedNight } from "./put-plan.ts";

const POLL_MS = 500;
/** How often it is seen to that nothing planned is forgotten, e.g. as its job failed or was cancelled. */
const SETTLE_MS = 5_000;
/** How long nobody may work before that is told, and how soon after the beginning. */
const NOBODY_MS = 10_000;
const NOBODY_FIRST_MS = NOBODY_MS / 2;

interface Following {
  readonly signal: AbortSignal;
  readonly clockMs: () => number;
  readonly listener: Omit<NightListener, "onPlanned">;
}

/** Waits until all that a night planned has come to something, and ends it. Errors: CANCELLED; those of the database. */
export async function followNight(
  { night, put }: PlannedNight,
  program: NightProgram,
  database: Database,
  { signal, clockMs, listener }: Following,
): Promise<void> {
  const isTimeToSettle = every(SETTLE_MS, 0, clockMs);
  const isTimeToLook = every(NOBODY_MS, NOBODY_FIRST_MS, clockMs);
  let [last, isToldOf] = [-1, false];
  for (;;) {
    if (signal.aborted) throw stopped(night.name);
    const { planned, open } = await progressOf(database, night.id);
    if (planned - open !== last) listener.onProgress(planned - open, planned);
    last = planned - open;
    if (open === 0) break;
    if (isTimeToSettle()) {
      const forgotten = await settle(database, program.queue, night.id);
      if (forgotten.length > 0) await put(forgotten);
    }
    if (!isToldOf && isTimeToLook() && !(await isAnybodyThere(database, program))) {
      listener.onNobody(program.queue);
      isToldOf = true;
    }
    await sleep(POLL_MS, undefined, { signal }).catch(() => {});
  }
  await closeNight(database, night.id);
}

/** Tells whether it is time again; for the first time after so long. */
function every(turnMs: number, firstMs: number, clockMs: () => number): () => boolean {
  let dueMs = clockMs() + firstMs;
  return () => {
    if (clockMs() < dueMs) return false;
    dueMs = clockMs() + turnMs;
    return true;
  };
}

async function isAnybodyThere(database: Database, { queue }: NightProgram): Promise<boolean> {
  const workers = await listWorkers(database);
  return workers.some((one) => one.isAlive && one.queue === queue);
}

function stopped(night: string): ReportError {
  return new ReportError("CANCELLED", "Stopped before the night was done", {
    hint: `its jobs go on; build again with --night "${night}" to collect them`,
  });
}
