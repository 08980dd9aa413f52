import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openQueue, type Queue, type Ticket } from "../../../src/app/serve/queue.ts";

/** Work that ends when the test says so. */
function controlled(atOnce: number, mostWaiting: number) {
  const begun: string[] = [];
  const stopped: string[] = [];
  const ends = new Map<string, (fault?: Error) => void>();
  let most = 0;
  let running = 0;
  const queue: Queue<string, string> = openQueue<string, string>({
    atOnce,
    mostWaiting,
    work: (task, { signal, onStage }) => {
      begun.push(task);
      onStage("begun");
      running += 1;
      most = Math.max(most, running);
      return new Promise<string>((resolve, reject) => {
        const end = (fault?: Error) => {
          running -= 1;
          if (fault) reject(fault);
          else resolve(`${task} made`);
        };
        ends.set(task, end);
        signal.addEventListener("abort", () => {
          stopped.push(task);
          end(new Error("stopped"));
        });
      });
    },
  });
  const end = async (task: string, fault?: Error) => {
    ends.get(task)?.(fault);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { queue, begun, stopped, end, most: () => most };
}

describe("openQueue(options)", () => {
  it("makes so many at once, in the order in which they were asked for", async () => {
    const { queue, begun, end } = controlled(2, 5);
    const tickets = ["a", "b", "c", "d"].map((key) => queue.ask(key, key));
    expect(begun).toEqual(["a", "b"]);
    expect(tickets.map((ticket) => ticket.progress())).toEqual([
      { kind: "running", stage: "begun" },
      { kind: "running", stage: "begun" },
      { kind: "waiting", ahead: 2 },
      { kind: "waiting", ahead: 3 },
    ]);
    await end("b");
    expect(begun).toEqual(["a", "b", "c"]);
    await expect(tickets[1]?.done).resolves.toBe("b made");
    expect(queue.counts()).toEqual({ running: 2, waiting: 1 });
  });

  it("makes the same once, whoever asks", async () => {
    const { queue, begun, end } = controlled(1, 5);
    const [first, second] = [queue.ask("a", "a"), queue.ask("a", "a")];
    await end("a");
    expect(begun).toEqual(["a"]);
    expect(await Promise.all([first.done, second.done])).toEqual(["a made", "a made"]);
    queue.ask("a", "a");
    expect(begun).toEqual(["a", "a"]);
  });

  it("refuses what would be one too many, and not what is made already", () => {
    const { queue } = controlled(1, 1);
    queue.ask("a", "a");
    queue.ask("b", "b");
    expect(() => queue.ask("c", "c")).toThrow(
      expect.objectContaining({ code: "BUSY", message: "Too much is being made: 1 wait already" }),
    );
    expect(() => queue.ask("b", "b")).not.toThrow();
  });

  it("stops what nobody wants any more, and only then", async () => {
    const { queue, begun, stopped } = controlled(1, 5);
    const [first, second] = [queue.ask("a", "a"), queue.ask("a", "a")];
    const waiting = queue.ask("b", "b");
    first.leave();
    first.leave();
    expect(stopped).toEqual([]);
    waiting.leave();
    await expect(waiting.done).rejects.toMatchObject({ code: "CANCELLED" });
    second.leave();
    expect(stopped).toEqual(["a"]);
    await expect(second.done).rejects.toThrow("stopped");
    expect(begun).toEqual(["a"]);
    expect(queue.counts()).toEqual({ running: 0, waiting: 0 });
  });

  it("begins anew what is asked for while it is being stopped", async () => {
    const { queue, begun, end } = controlled(2, 5);
    queue.ask("a", "a").leave();
    const again = queue.ask("a", "a");
    await end("a");
    await expect(again.done).resolves.toBe("a made");
    expect(begun).toEqual(["a", "a"]);
  });

  it("goes on after a fault, and tells it to all who asked", async () => {
    const { queue, begun, end } = controlled(1, 5);
    const tickets = [queue.ask("a", "a"), queue.ask("a", "a"), queue.ask("b", "b")];
    await end("a", new Error("no ink"));
    await expect(tickets[0]?.done).rejects.toThrow("no ink");
    await expect(tickets[1]?.done).rejects.toThrow("no ink");
    expect(begun).toEqual(["a", "b"]);
  });

  it("finishes what is being made when it is closed, and refuses the rest", async () => {
    const { queue, end } = controlled(1, 5);
    const [made, waiting] = [queue.ask("a", "a"), queue.ask("b", "b")];
    let isClosed = false;
    const closing = queue.close().then(() => {
      isClosed = true;
    });
    await expect(waiting.done).rejects.toMatchObject({ code: "BUSY" });
    expect(() => queue.ask("c", "c")).toThrow("being stopped");
    expect(isClosed).toBe(false);
    await end("a");
    await closing;
    await expect(made.done).resolves.toBe("a made");
  });

  it("never makes more at once than it may, and answers everybody, in any order of events", async () => {
    const event = fc.record({
      kind: fc.constantFrom("ask", "leave", "end", "fail"),
      key: fc.constantFrom("a", "b", "c", "d", "e"),
    });
    const events = fc.array(event, { maxLength: 40 });
    const bounds = [fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 })] as const;
    await fc.assert(
      fc.asyncProperty(events, ...bounds, async (list, atOnce, mostWaiting) => {
        const { queue, end, most } = controlled(atOnce, mostWaiting);
        const tickets: { readonly key: string; readonly ticket: Ticket<string> }[] = [];
        for (const { kind, key } of list) {
          if (kind === "ask") {
            try {
              tickets.push({ key, ticket: queue.ask(key, key) });
            } catch (fault) {
              expect(fault).toMatchObject({ code: "BUSY" });
            }
          }
          if (kind === "leave") tickets.find((one) => one.key === key)?.ticket.leave();
          if (kind === "end") await end(key);
          if (kind === "fail") await end(key, new Error("no ink"));
          expect(queue.counts().waiting).toBeLessThanOrEqual(mostWaiting);
        }
        expect(most()).toBeLessThanOrEqual(atOnce);
        for (const { ticket } of tickets) ticket.leave();
        const settled = await Promise.allSettled(tickets.map(({ ticket }) => ticket.done));
        expect(settled).toHaveLength(tickets.length);
        expect(queue.counts()).toEqual({ running: 0, waiting: 0 });
      }),
    );
  });
});
