import { Worker } from "node:worker_threads";
import { ReportError } from "../../../error.ts";
import { workerProgram } from "../../../worker-program.ts";
import { QueryFault } from "../../query/fault.ts";
import { MemoFaults } from "../memo-faults.ts";
import type { DataOf, FromMaker, Made, MakerPlace, Stage, Task, ToMaker } from "./messages.ts";

/** Makers in threads of their own, each with a browser of its own once it prints. */
export interface MakerPool {
  /** Gives all makers an edition of the data; that before it they keep. */
  setData(data: DataOf): void;
  /**
   * Makes something in a thread that is free; where the thread ends meanwhile, once more in another.
   *
   * Errors: those of the stages; PRINT_FAILED where it takes too long; CANCELLED.
   */
  make(task: Task, doing: Doing): Promise<Made>;
  /** How many threads ended, or were ended, before they had answered. */
  lost(): number;
  /** Ends all threads, with their browsers. */
  close(): Promise<void>;
}

interface Doing {
  readonly signal: AbortSignal;
  readonly onStage?: (stage: Stage) => void;
}

interface PoolOptions {
  /** As many are asked at once at most. */
  readonly count: number;
  readonly place: MakerPlace;
  /** Longest that anything takes. */
  readonly mostMs: number;
  readonly notice: (line: string) => void;
  /** The program of a thread. */
  readonly program?: URL;
}

/** One thread, and the task that it has. */
interface Thread {
  readonly worker: Worker;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

/** Memory that a thread may have, in megabytes: several times what the largest briefings take. */
const MOST_MEMORY_MB = 4096;
/** Twice what is usual: a briefing leaves so much behind that a tenth of its time would go into clearing up. */
const YOUNG_MEMORY_MB = 96;
/** What a thread may take to end by itself. */
const MOST_CLOSING_MS = 5_000;
/** What a thread that was told to stop may take before it is ended. */
const MOST_STOPPING_MS = 10_000;

/** Opens a pool; a thread is started when there is something for it to do. */
export function openMakers({
  count,
  place,
  mostMs,
  notice,
  program = workerProgram("maker-thread", import.meta.url),
}: PoolOptions): MakerPool {
  const free: Thread[] = [];
  const all = new Set<Thread>();
  let editions: readonly DataOf[] = [];
  let lost = 0;
  let lastId = 0;

  const start = (): Thread => {
    const worker = new Worker(program, {
      workerData: place,
      resourceLimits: {
        maxOldGenerationSizeMb: MOST_MEMORY_MB,
        maxYoungGenerationSizeMb: YOUNG_MEMORY_MB,
      },
    });
    worker.on("message", (message: FromMaker) => {
      if (message.kind === "notice") notice(message.line);
    });
    // Whoever asked it is told by the end of the thread.
    worker.on("error", () => {});
    const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
    const thread = { worker, ended };
    all.add(thread);
    void ended.then(() => {
      all.delete(thread);
      const at = free.indexOf(thread);
      if (at >= 0) free.splice(at, 1);
    });
    for (const data of editions) tell(thread, { kind: "data", ...data });
    return thread;
  };

  const once = async (task: Task, doing: Doing): Promise<Made> => {
    if (all.size - free.length >= count) throw new Error("More is asked of makers than there are");
    const thread = free.pop() ?? start();
    lastId += 1;
    try {
      const made = await ask(thread, { kind: "make", id: lastId, task }, { ...doing, mostMs });
      free.push(thread);
      return made;
    } catch (fault) {
      if (fault instanceof ThreadLost) lost += 1;
      else if (all.has(thread)) free.push(thread);
      throw fault;
    }
  };

  return {
    setData(next) {
      editions = [...editions.slice(-1), next];
      for (const thread of all) tell(thread, { kind: "data", ...next });
    },
    make: async (task, doing) => {
      try {
        return await once(task, doing);
      } catch (fault) {
        if (!(fault instanceof ThreadLost)) throw fault;
        if (doing.signal.aborted) throw stopped();
        if (!fault.isWorthAnother) throw fault.told;
        return await once(task, doing).catch((again) => {
          throw again instanceof ThreadLost ? again.told : again;
        });
      }
    },
    lost: () => lost,
    close: async () => {
      await Promise.all([...all].map(end));
    },
  };
}

/** A thread has ended, or was ended, before it had answered. */
class ThreadLost extends Error {
  readonly told: ReportError;
  /** False where another thread would fare no better. */
  readonly isWorthAnother: boolean;

  constructor(told: ReportError, isWorthAnother: boolean) {
    super(told.message);
    this.told = told;
    this.isWorthAnother = isWorthAnother;
  }
}

function tell({ worker }: Thread, message: ToMaker): void {
  worker.postMessage(message);
}

/** Errors: those of the task; ThreadLost. */
async function ask(
  thread: Thread,
  question: Extract<ToMaker, { readonly kind: "make" }>,
  { signal, onStage, mostMs }: Doing & { readonly mostMs: number },
): Promise<Made> {
  if (signal.aborted) throw stopped();
  const { worker } = thread;
  const { id } = question;
  const timers: NodeJS.Timeout[] = [];
  let lose: (fault: ThreadLost) => void = () => {};
  const endAfter = (ms: number, fault: ThreadLost) => {
    timers.push(
      setTimeout(() => {
        lose(fault);
        void worker.terminate();
      }, ms),
    );
  };
  const stop = () => {
    tell(thread, { kind: "stop", id });
    endAfter(MOST_STOPPING_MS, new ThreadLost(stopped(), false));
  };
  let hear: (message: FromMaker) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  try {
    return await new Promise<Made>((resolve, reject) => {
      lose = reject;
      hear = (message) => {
        if (!("id" in message) || message.id !== id) return;
        if (message.kind === "stage") onStage?.(message.stage);
        if (message.kind === "made") resolve(message.made);
        if (message.kind === "failed") reject(errorOf(message.fault));
      };
      fail = (error) => reject(new ThreadLost(whyEnded(error), true));
      worker.on("message", hear);
      worker.on("error", fail);
      void thread.ended.then(() => reject(new ThreadLost(whyEnded(null), true)));
      endAfter(mostMs, new ThreadLost(tooLong(mostMs), false));
      signal.addEventListener("abort", stop, { once: true });
      tell(thread, question);
    });
  } finally {
    worker.off("message", hear);
    worker.off("error", fail);
    signal.removeEventListener("abort", stop);
    for (const timer of timers) clearTimeout(timer);
  }
}

function errorOf(fault: Extract<FromMaker, { readonly kind: "failed" }>["fault"]): Error {
  const { code, message, hint, stack, faults, at } = fault;
  if (at) return new QueryFault(message, at);
  if (faults) return new MemoFaults(faults);
  if (code === "BUG") return Object.assign(new Error(message), stack ? { stack } : {});
  return new ReportError(code, message, hint === null ? {} : { hint });
}

async function end(thread: Thread): Promise<void> {
  tell(thread, { kind: "close" });
  const late = setTimeout(() => void thread.worker.terminate(), MOST_CLOSING_MS);
  await thread.ended;
  clearTimeout(late);
}

function stopped(): ReportError {
  return new ReportError("CANCELLED", "Stopped before it was done");
}

function tooLong(mostMs: number): ReportError {
  return new ReportError("PRINT_FAILED", `It was not done in ${Math.round(mostMs / 1000)} s`, {
    hint: "ask for fewer places or themes",
  });
}

function whyEnded(error: unknown): ReportError {
  const isMemory =
    error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  const why = isMemory ? "it took more memory than it may" : String(error ?? "it ended by itself");
  return new ReportError("PRINT_FAILED", `What was to make it has ended: ${why}`, {
    hint: isMemory ? "ask for fewer places or themes" : "ask again",
    cause: error,
  });
}
