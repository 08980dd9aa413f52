import { ReportError } from "../../error.ts";

/** How far something is that was asked for. */
export type Progress =
  /** `ahead`: how many are made before it. */
  | { readonly kind: "waiting"; readonly ahead: number }
  | { readonly kind: "running"; readonly stage: string | null };

/** Somebody's share in something that is being made, maybe for others as well. */
export interface Ticket<Made> {
  readonly done: Promise<Made>;
  progress(): Progress;
  /** Wants it no longer; what nobody wants is stopped. */
  leave(): void;
}

/** Makes some things at once, lets some wait, and refuses more. */
export interface Queue<Task, Made> {
  /** Asks for something; what is being made already is not begun again. Errors: BUSY where too many wait. */
  ask(key: string, task: Task): Ticket<Made>;
  /** A share in what is being made; null where it is not. */
  join(key: string): Ticket<Made> | null;
  counts(): { readonly running: number; readonly waiting: number };
  /** Takes nothing more, and nothing that waits; resolves when nothing is being made. */
  close(): Promise<void>;
}

interface QueueOptions<Task, Made> {
  readonly atOnce: number;
  readonly mostWaiting: number;
  readonly work: (
    task: Task,
    doing: { readonly signal: AbortSignal; readonly onStage: (stage: string) => void },
  ) => Promise<Made>;
}

/** One thing to make, and how many want it. */
interface Entry<Task, Made> {
  readonly key: string;
  readonly task: Task;
  readonly stop: AbortController;
  readonly done: Promise<Made>;
  readonly settle: { resolve(made: Made): void; reject(fault: unknown): void };
  wanted: number;
  stage: string | null;
}

/** Opens a queue: first come, first made. */
export function openQueue<Task, Made>({
  atOnce,
  mostWaiting,
  work,
}: QueueOptions<Task, Made>): Queue<Task, Made> {
  const waiting: Entry<Task, Made>[] = [];
  const running = new Set<Entry<Task, Made>>();
  const byKey = new Map<string, Entry<Task, Made>>();
  let isClosed = false;
  let tellIdle = () => {};

  const next = () => {
    while (running.size < atOnce) {
      const entry = waiting.shift();
      if (!entry) break;
      running.add(entry);
      void run(entry);
    }
    if (isClosed && running.size === 0) tellIdle();
  };
  const forget = (entry: Entry<Task, Made>) => {
    if (byKey.get(entry.key) === entry) byKey.delete(entry.key);
  };
  const run = async (entry: Entry<Task, Made>) => {
    try {
      const onStage = (stage: string) => {
        entry.stage = stage;
      };
      entry.settle.resolve(await work(entry.task, { signal: entry.stop.signal, onStage }));
    } catch (fault) {
      entry.settle.reject(fault);
    } finally {
      running.delete(entry);
      forget(entry);
      next();
    }
  };
  const drop = (entry: Entry<Task, Made>, fault: ReportError) => {
    const at = waiting.indexOf(entry);
    if (at >= 0) waiting.splice(at, 1);
    // Whoever asks again while it is being stopped has it made anew.
    forget(entry);
    entry.stop.abort();
    if (at >= 0) entry.settle.reject(fault);
  };
  const ticketOf = (entry: Entry<Task, Made>): Ticket<Made> => {
    entry.wanted += 1;
    let hasLeft = false;
    return {
      done: entry.done,
      progress: () => {
        const ahead = waiting.indexOf(entry);
        return ahead >= 0
          ? { kind: "waiting", ahead: ahead + running.size }
          : { kind: "running", stage: entry.stage };
      },
      leave: () => {
        if (hasLeft) return;
        hasLeft = true;
        entry.wanted -= 1;
        if (entry.wanted === 0) drop(entry, unwanted());
      },
    };
  };

  return {
    ask(key, task) {
      const known = byKey.get(key);
      if (known) return ticketOf(known);
      if (isClosed) throw closing();
      if (running.size >= atOnce && waiting.length >= mostWaiting) throw busy(waiting.length);
      const entry = { ...openEntry<Task, Made>(key, task) };
      byKey.set(key, entry);
      waiting.push(entry);
      const ticket = ticketOf(entry);
      next();
      return ticket;
    },
    join(key) {
      const known = byKey.get(key);
      return known ? ticketOf(known) : null;
    },
    counts: () => ({ running: running.size, waiting: waiting.length }),
    close: async () => {
      isClosed = true;
      for (const entry of [...waiting]) drop(entry, closing());
      if (running.size === 0) return;
      await new Promise<void>((resolve) => {
        tellIdle = resolve;
      });
    },
  };
}

function openEntry<Task, Made>(key: string, task: Task): Entry<Task, Made> {
  let settle: Entry<Task, Made>["settle"] = { resolve: () => {}, reject: () => {} };
  const done = new Promise<Made>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever has a ticket hears of it; where nobody is left, nobody needs to.
  done.catch(() => {});
  return { key, task, stop: new AbortController(), done, settle, wanted: 0, stage: null };
}

function busy(waiting: number): ReportError {
  return new ReportError("BUSY", `Too much is being made: ${waiting} wait already`, {
    hint: "try again in a few seconds",
  });
}

function closing(): ReportError {
  return new ReportError("BUSY", "The service is being stopped", {
    hint: "try again in a minute",
  });
}

function unwanted(): ReportError {
  return new ReportError("CANCELLED", "Nobody wants it any more");
}
