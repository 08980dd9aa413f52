import type { DataOf, Made, MakerPlace, Task } from "./makers/messages.ts";
import { type MakerPool, openMakers } from "./makers/pool.ts";
import { openQueue, type Queue, type Ticket } from "./queue.ts";

/**
 * Pages are set beside the prints, so that nobody who only looks waits for a printer; what others send is read apart from both, as
 * it may take all that a thread has.
 */
export const LANES = ["page", "print", "read"] as const;
export type Lane = (typeof LANES)[number];

/** Everything that is being made or waits to be. */
export interface Lanes {
  setData(data: DataOf): void;
  /** Asks for something under a key that is the same for the same. Errors: BUSY. */
  ask(lane: Lane, key: string, task: Task): Ticket<Made>;
  /** A share in what is being made; null where it is not. */
  join(lane: Lane, key: string): Ticket<Made> | null;
  counts(lane: Lane): ReturnType<Queue<Task, Made>["counts"]>;
  /** How many makers were lost and replaced. */
  lost(): number;
  /** Lets what is being made be finished, and takes nothing more. */
  close(): Promise<void>;
}

interface LanesOptions {
  /** How many are made at once in each. */
  readonly atOnce: Readonly<Record<Lane, number>>;
  /** How many may wait in each. */
  readonly mostWaiting: number;
  /** Longest that anything takes in each. */
  readonly mostMs: Readonly<Record<Lane, number>>;
  readonly place: MakerPlace;
  readonly notice: (line: string) => void;
  /** The program of a maker's thread. */
  readonly program?: URL;
}

/** Opens both lanes. */
export function openLanes({ atOnce, mostWaiting, mostMs, ...options }: LanesOptions): Lanes {
  const open = (lane: Lane) => {
    const pool = openMakers({ ...options, mostMs: mostMs[lane], count: atOnce[lane] });
    const work: Parameters<typeof openQueue<Task, Made>>[0]["work"] = (task, doing) =>
      pool.make(task, doing);
    return { pool, queue: openQueue<Task, Made>({ atOnce: atOnce[lane], mostWaiting, work }) };
  };
  const lanes: Readonly<
    Record<Lane, { readonly pool: MakerPool; readonly queue: Queue<Task, Made> }>
  > = { page: open("page"), print: open("print"), read: open("read") };
  const all = Object.values(lanes);
  return {
    setData: (data) => {
      for (const { pool } of all) pool.setData(data);
    },
    ask: (lane, key, task) => lanes[lane].queue.ask(key, task),
    join: (lane, key) => lanes[lane].queue.join(key),
    counts: (lane) => lanes[lane].queue.counts(),
    lost: () => all.reduce((sum, { pool }) => sum + pool.lost(), 0),
    close: async () => {
      await Promise.all(all.map(({ queue }) => queue.close()));
      await Promise.all(all.map(({ pool }) => pool.close()));
    },
  };
}
