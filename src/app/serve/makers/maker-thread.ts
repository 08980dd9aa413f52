import { parentPort, workerData } from "node:worker_threads";
import type { Environment } from "../../../environment.ts";
import { ReportError } from "../../../error.ts";
import { orSystemFault } from "../../../system-fault.ts";
import { lendBrowser } from "../../parts.ts";
import { QueryFault } from "../../query/fault.ts";
import { MemoFaults } from "../memo-faults.ts";
import { type Maker, openMaker } from "./maker.ts";
import type { Fault, FromMaker, MakerPlace, ToMaker } from "./messages.ts";

/** A thread that makes briefings with a browser of its own until it is told to close. */
const place = workerData as MakerPlace;
const stopped = new AbortController();
const stops = new Map<number, AbortController>();
const send = (message: FromMaker) => parentPort?.postMessage(message);

const environment: Environment = {
  ...place,
  cores: 1,
  clockMs: () => performance.now(),
  signal: stopped.signal,
  notice: (line) => send({ kind: "notice", line }),
};

await lendBrowser(environment, async (browser) => {
  const maker = openMaker(place, environment, browser);
  await new Promise<void>((resolve) => {
    parentPort?.on("message", (message: ToMaker) => {
      if (message.kind === "data") maker.setData(message);
      if (message.kind === "make") void make(maker, message);
      if (message.kind === "stop") stops.get(message.id)?.abort();
      if (message.kind === "close") resolve();
    });
  });
});
send({ kind: "closed" });
parentPort?.close();

async function make(
  maker: Maker,
  { id, task }: Extract<ToMaker, { readonly kind: "make" }>,
): Promise<void> {
  const stop = new AbortController();
  stops.set(id, stop);
  try {
    const made = await maker.make(task, {
      signal: stop.signal,
      onStage: (stage) => send({ kind: "stage", id, stage }),
    });
    send({ kind: "made", id, made });
  } catch (error) {
    send({ kind: "failed", id, fault: faultOf(error) });
  } finally {
    stops.delete(id);
  }
}

function faultOf(error: unknown): Fault {
  const fault = orSystemFault(error);
  if (fault instanceof MemoFaults) {
    const { code, message, hint, faults } = fault;
    return { code, message, hint, faults };
  }
  if (fault instanceof QueryFault) {
    const { code, message, hint, field, value, choices, more } = fault;
    return { code, message, hint, at: { field, value, choices, more, hint: hint ?? undefined } };
  }
  if (fault instanceof ReportError) {
    const { code, message, hint } = fault;
    return { code, message, hint };
  }
  const stack = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return { code: "BUG", message: String(fault), hint: null, stack };
}
