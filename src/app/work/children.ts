import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { ReportError } from "../../error.ts";
import { errorOf, faultOf } from "../../queue/fault.ts";
import { childProgram } from "../../worker-program.ts";
import type { JobPayload } from "../night/payload.ts";
import {
  ALIVE_MS,
  type Answer,
  type Done,
  type FromChild,
  type Question,
  type ToChild,
} from "./messages.ts";

/** Processes that make outputs, each with a browser of its own. */
export interface Children {
  /**
   * Makes an output in a process that is free; where that ends meanwhile or is frozen, once more in another.
   *
   * Errors: those of the stages; PRINT_FAILED where it takes too long or its process ends again; CANCELLED.
   */
  make(payload: JobPayload, signal: AbortSignal): Promise<Done>;
  /** Ends all, with their browsers. */
  close(): Promise<void>;
}

interface ChildrenOptions {
  readonly answer: (question: Question) => Promise<Answer>;
  /** Longest that an output takes. */
  readonly mostMs: number;
  /** How long a process may be silent before it counts as frozen. */
  readonly silentMs?: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly notice: (line: string) => void;
}

/** Longer than a busy process takes to say that it is there. */
const SILENT_MS = 60_000;
/** What a process may take to end by itself. */
const MOST_CLOSING_MS = 5_000;
/** What one that was told to stop may take before it is ended. */
const MOST_STOPPING_MS = 5_000;

/** Opens children; one is started when there is something for it to do. */
export function openChildren(options: ChildrenOptions): Children {
  const free: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  const start = () => {
    const child = startChild(options);
    all.add(child);
    onGone(child, () => {
      all.delete(child);
      const at = free.indexOf(child);
      if (at >= 0) free.splice(at, 1);
    });
    return child;
  };
  const makeOnce = async (payload: JobPayload, signal: AbortSignal) => {
    const child = free.pop() ?? start();
    try {
      return await makeIn(child, payload, { ...options, signal });
    } finally {
      // One that was killed just now is there for a moment still.
      if (all.has(child) && !child.killed) free.push(child);
    }
  };
  return {
    make: async (payload, signal) => {
      try {
        return await makeOnce(payload, signal);
      } catch (error) {
        if (!(error instanceof ChildLost) || signal.aborted) throw error;
        return makeOnce(payload, signal);
      }
    },
    close: async () => {
      await Promise.all([...all].map(end));
    },
  };
}

/** A process has ended, or is frozen, before it had answered. */
class ChildLost extends ReportError {}

/** Tells of a process that it has ended, or never began as the machine has no room for it. Shape: what stops the telling. */
function onGone(
  child: ChildProcess,
  tell: (code: number | null, how: string | null) => void,
): () => void {
  const fail = ({ message }: Error) => {
    if (child.pid === undefined) tell(null, message);
  };
  child.once("exit", tell);
  child.on("error", fail);
  return () => {
    child.off("exit", tell);
    child.off("error", fail);
  };
}

function startChild({ env, answer, notice }: ChildrenOptions): ChildProcess {
  const { path, execArgv } = childProgram("child-program", import.meta.url);
  const child = fork(path, {
    execArgv: [...execArgv],
    env: { ...env },
    // Bytes travel as they are.
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  // What cannot be sent any more is told by the end of the process.
  child.on("error", () => {});
  child.on("message", (message: FromChild) => {
    if (message.kind === "notice") notice(message.line);
    if (message.kind !== "ask") return;
    const { id, question } = message;
    answer(question).then(
      (given) => tell(child, { kind: "answer", id, answer: given }),
      (error) => tell(child, { kind: "refusal", id, fault: faultOf(error) }),
    );
  });
  return child;
}

function tell(child: ChildProcess, message: ToChild): void {
  if (child.connected) child.send(message, () => {});
}

interface Making extends Pick<ChildrenOptions, "mostMs" | "silentMs"> {
  readonly signal: AbortSignal;
}

async function makeIn(
  child: ChildProcess,
  payload: JobPayload,
  { signal, mostMs, silentMs = SILENT_MS }: Making,
): Promise<Done> {
  if (signal.aborted) throw stopped();
  const over = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  try {
    return await new Promise<Done>((resolve, reject) => {
      const endFor = (fault: ReportError) => {
        reject(fault);
        child.kill("SIGKILL");
      };
      const silence = watchSilence(silentMs, () => endFor(frozen(silentMs)));
      const hear = (message: FromChild) => {
        silence.isBroken();
        if (message.kind === "done") resolve(message.done);
        if (message.kind === "failed") reject(errorOf(message.fault));
      };
      const lose = (code: number | null, how: string | null) => reject(lost(code, how));
      child.on("message", hear);
      const forget = onGone(child, lose);
      over.signal.addEventListener("abort", () => {
        child.off("message", hear);
        silence.stop();
        forget();
      });
      const stop = () => {
        tell(child, { kind: "stop" });
        timers.push(setTimeout(() => endFor(stopped()), MOST_STOPPING_MS));
      };
      signal.addEventListener("abort", stop, { signal: over.signal });
      timers.push(setTimeout(() => endFor(tooLong(mostMs)), mostMs));
      tell(child, { kind: "make", payload });
    });
  } finally {
    over.abort();
    for (const timer of timers) clearTimeout(timer);
  }
}

/**
 * Tells once of a silence of so long.
 *
 * Turns are counted, not time: a worker that was itself frozen has heard nothing either, and finds all signs waiting.
 */
function watchSilence(silentMs: number, tell: () => void) {
  const most = Math.ceil(silentMs / ALIVE_MS);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
    if (turns > most) tell();
  }, ALIVE_MS);
  return {
    isBroken: () => {
      turns = 0;
    },
    stop: () => clearInterval(timer),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  if (child.connected) child.disconnect();
  const late = setTimeout(() => child.kill("SIGKILL"), MOST_CLOSING_MS);
  await ended;
  clearTimeout(late);
}

function stopped(): ReportError {
  return new ReportError("CANCELLED", "Stopped before it was done");
}

function lost(code: number | null, signal: string | null): ChildLost {
  return new ChildLost(
    "PRINT_FAILED",
    `The process that was to make it has ended: ${signal ?? `exit ${code}`}`,
    { hint: "see whether the machine has enough memory" },
  );
}

function frozen(silentMs: number): ChildLost {
  const seconds = Math.round(silentMs / 1000);
  return new ChildLost(
    "PRINT_FAILED",
    `The process that was to make it gave no sign of life for ${seconds} s`,
    { hint: "see whether the machine has enough memory" },
  );
}

function tooLong(mostMs: number): ReportError {
  return new ReportError("PRINT_FAILED", `It was not done in ${Math.round(mostMs / 1000)} s`, {
    hint: "give workers more time with --timeout, or ask for fewer places or themes",
  });
}
