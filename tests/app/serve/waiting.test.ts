import { describe, expect, it, vi } from "vitest";
import type { Ticket } from "../../../src/app/serve/queue.ts";
import { openLeases, waitFor } from "../../../src/app/serve/waiting.ts";

function ticketOf(done: Promise<string>) {
  const leave = vi.fn<() => void>();
  done.catch(() => {});
  const ticket: Ticket<string> = {
    done,
    leave,
    progress: () => ({ kind: "waiting", ahead: 3 }),
  };
  return { ticket, leave };
}

const NEVER = new Promise<string>(() => {});
const PATIENT = { signal: new AbortController().signal, waitMs: 60_000 };

describe("waitFor(ticket, client)", () => {
  it("gives what was made", async () => {
    const { ticket, leave } = ticketOf(Promise.resolve("page"));
    await expect(waitFor(ticket, PATIENT)).resolves.toEqual({ kind: "made", made: "page" });
    expect(leave).toHaveBeenCalledOnce();
  });

  it("tells how far it is once the client waits no longer, and keeps the ticket", async () => {
    const { ticket, leave } = ticketOf(NEVER);
    const waited = await waitFor(ticket, { ...PATIENT, waitMs: 1 });
    expect(waited).toEqual({ kind: "making", progress: { kind: "waiting", ahead: 3 } });
    expect(leave).not.toHaveBeenCalled();
  });

  it("leaves with the client", async () => {
    const { ticket, leave } = ticketOf(NEVER);
    const client = new AbortController();
    const waiting = waitFor(ticket, { ...PATIENT, signal: client.signal });
    client.abort();
    await expect(waiting).rejects.toMatchObject({ code: "CANCELLED" });
    expect(leave).toHaveBeenCalled();
  });

  it("passes a fault on", async () => {
    const { ticket, leave } = ticketOf(Promise.reject(new Error("no ink")));
    await expect(waitFor(ticket, PATIENT)).rejects.toThrow("no ink");
    expect(leave).toHaveBeenCalled();
  });
});

describe("openLeases(leaseMs)", () => {
  it("gives up what nobody asks about any more", async () => {
    const leases = openLeases<string>(5);
    const { ticket, leave } = ticketOf(NEVER);
    leases.keep("a", ticket);
    expect(leave).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());
  });

  it("takes the new share before it leaves the old one", () => {
    const leases = openLeases<string>(60_000);
    const [first, second] = [ticketOf(NEVER), ticketOf(NEVER)];
    leases.keep("a", first.ticket);
    leases.keep("a", second.ticket);
    expect(first.leave).toHaveBeenCalledOnce();
    expect(second.leave).not.toHaveBeenCalled();
    leases.close();
    expect(second.leave).toHaveBeenCalledOnce();
  });

  it("ends with the work", async () => {
    const leases = openLeases<string>(60_000);
    const { ticket, leave } = ticketOf(Promise.resolve("page"));
    leases.keep("a", ticket);
    await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());
    leases.close();
    expect(leave).toHaveBeenCalledOnce();
  });
});
