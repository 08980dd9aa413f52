import type { Worker } from "../database/workers.ts";
import type { QueueState } from "./model.ts";

/** A queue whose jobs wait in vain. */
export interface Unserved {
  readonly queue: string;
  readonly waiting: number;
  /** The workers there are, which all take jobs from other queues: of another program, or with another browser. */
  readonly others: readonly Worker[];
}

/** Tells which queues have jobs and no worker, and who works meanwhile. */
export function unserved(
  states: readonly QueueState[],
  workers: readonly Worker[],
): readonly Unserved[] {
  const alive = workers.filter(({ isAlive }) => isAlive);
  return states
    .filter(({ waiting }) => waiting > 0)
    .filter(({ queue }) => !alive.some((worker) => worker.queue === queue))
    .map(({ queue, waiting }) => ({ queue, waiting, others: alive }));
}
