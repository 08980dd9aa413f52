import { ReportError } from "../../error.ts";
import type { Progress, Ticket } from "./queue.ts";

/** Somebody who waits for an answer. */
export interface Client {
  /** Fires when the client has left. */
  readonly signal: AbortSignal;
  /** How long the client waits, in milliseconds; longer work is told of by its progress. */
  readonly waitMs: number;
}

/** What came of waiting. */
export type Waited<Made> =
  | { readonly kind: "made"; readonly made: Made }
  | { readonly kind: "making"; readonly progress: Progress };

/**
 * Waits for what a ticket is for, as long as the client does. The ticket is left but where it is still being made.
 *
 * Errors: those of the work; CANCELLED where the client leaves.
 */
export async function waitFor<Made>(
  ticket: Ticket<Made>,
  { signal, waitMs }: Client,
): Promise<Waited<Made>> {
  let timer: NodeJS.Timeout | undefined;
  let leave = () => {};
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), waitMs);
  });
  const left = new Promise<"left">((resolve) => {
    leave = () => resolve("left");
    signal.addEventListener("abort", leave, { once: true });
    if (signal.aborted) leave();
  });
  try {
    const made = ticket.done.then((value) => ({ value }));
    const first = await Promise.race([made, late, left]);
    if (first === "late") return { kind: "making", progress: ticket.progress() };
    ticket.leave();
    if (first === "left") throw new ReportError("CANCELLED", "The client has left");
    return { kind: "made", made: first.value };
  } catch (fault) {
    ticket.leave();
    throw fault;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", leave);
  }
}

/** Tickets of work that goes on while nobody is connected. */
interface Leases<Made> {
  /** Keeps a share in work for so long, or longer where it was kept already. */
  keep(key: string, ticket: Ticket<Made>): void;
  close(): void;
}

/** Opens leases: whoever waits for long comes back and asks, and work that nobody asks about is given up. */
export function openLeases<Made>(leaseMs: number): Leases<Made> {
  const byKey = new Map<
    string,
    { readonly ticket: Ticket<Made>; readonly timer: NodeJS.Timeout }
  >();
  const end = (key: string) => {
    const lease = byKey.get(key);
    if (!lease) return;
    byKey.delete(key);
    clearTimeout(lease.timer);
    lease.ticket.leave();
  };
  return {
    keep(key, ticket) {
      const before = byKey.get(key);
      const timer = setTimeout(() => end(key), leaseMs);
      timer.unref();
      byKey.set(key, { ticket, timer });
      // After the new share is taken, so that the work is wanted all the time.
      if (before) {
        clearTimeout(before.timer);
        before.ticket.leave();
      }
      ticket.done.then(
        () => end(key),
        () => end(key),
      );
    },
    close: () => {
      for (const key of [...byKey.keys()]) end(key);
    },
  };
}
