import { ReportError } from "../../error.ts";
import { openKept } from "./kept.ts";
import type { Lane, Lanes } from "./lanes.ts";
import type { Made, Task } from "./makers/messages.ts";
import { type Client, openLeases, type Waited, waitFor } from "./waiting.ts";

/** Has things made for clients, the same for all who ask for the same. */
export interface Orders {
  /**
   * Has something made, and waits for it as long as the client does; what takes longer goes on while the client asks again.
   * `keep` is given what is made while nobody waits.
   *
   * Errors: BUSY; CANCELLED where the client leaves; those of the stages.
   */
  have(
    lane: Lane,
    key: string,
    task: Task,
    client: Client,
    keep?: (made: Made) => void,
  ): Promise<Waited<Made>>;
  close(): void;
}

interface OrdersOptions {
  readonly clockMs: () => number;
  /** Something was made, in so many milliseconds, or failed. */
  readonly onMade: (task: Task["kind"], ms: number, error: unknown) => void;
}

/** Whoever waits for long asks again within this time. */
const LEASE_MS = 60_000;
/** What failed fails again: for so long it is not tried anew. */
const FAILED_MS = 30_000;
const MOST_FAILURES = 1_000;

/** Opens orders. */
export function openOrders(lanes: Lanes, { clockMs, onMade }: OrdersOptions): Orders {
  const failures = openKept<{ readonly fault: unknown; readonly atMs: number }>(MOST_FAILURES);
  const leases = openLeases<Made>(LEASE_MS);
  const begin = (lane: Lane, key: string, task: Task) => {
    const ticket = lanes.ask(lane, key, task);
    const begunMs = clockMs();
    const tell = (error: unknown) => {
      if (isLasting(error)) failures.set(key, { fault: error, atMs: clockMs() });
      onMade(task.kind, clockMs() - begunMs, error);
    };
    ticket.done.then(() => tell(null), tell);
    return ticket;
  };
  return {
    have: async (lane, key, task, client, keep = () => {}) => {
      const failed = failures.get(key);
      if (failed && clockMs() - failed.atMs < FAILED_MS) throw failed.fault;
      const ticket = lanes.join(lane, key) ?? begin(lane, key, task);
      const waited = await waitFor(ticket, client);
      if (waited.kind === "making") {
        leases.keep(key, ticket);
        ticket.done.then(keep, () => {});
      }
      return waited;
    },
    close: leases.close,
  };
}

/** What was stopped, or had no room, may well do the next time. */
function isLasting(error: unknown): boolean {
  if (error === null) return false;
  return !(error instanceof ReportError && (error.code === "CANCELLED" || error.code === "BUSY"));
}
