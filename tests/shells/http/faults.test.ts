import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Running, startService } from "./running.ts";

let service: Running;
beforeAll(async () => {
  service = await startService({ args: ["--waiting", "4"] });
  // Until its browsers run.
  await service.get("/health/ready");
});
afterAll(async () => {
  await service.stop();
});

const WAIT = { Prefer: "wait=60" };
const pdfOf = (choice: string) => `/briefings/two-places.zh.pdf?${choice}`;

/** Counts of `/metrics` by name and labels. */
async function metrics(): Promise<ReadonlyMap<string, number>> {
  const text = await (await service.get("/metrics")).text();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]),
  );
}

const printed = async () =>
  (await metrics()).get('briefings_made_seconds_count{what="print",fault="none"}') ?? 0;
const inQueue = async (state: string) =>
  (await metrics()).get(`briefings_queue{lane="print",state="${state}"}`) ?? 0;

/** The processes that the service has started: its browsers. */
function browsers(): readonly number[] {
  const pid = String(service.process.pid);
  // It ends with 1 where there are none.
  const { stdout: rows } = spawnSync("ps", ["-o", "pid=", "--ppid", pid], { encoding: "utf8" });
  return rows
    .split("\n")
    .map(Number)
    .filter((one) => one > 0);
}

describe("a service under load", () => {
  it("prints the same once, however many ask for it at once", async () => {
    const before = await printed();
    const asked = Array.from({ length: 12 }, () =>
      service.get(pdfOf("places=jia"), { headers: WAIT }),
    );
    const answers = await Promise.all(asked);
    const bodies = await Promise.all(
      answers.map(async (one) => Buffer.from(await one.arrayBuffer())),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(bodies.map((body) => body.toString("base64"))).size).toBe(1);
    expect((await printed()) - before).toBe(1);
  });

  it("refuses at once what is more than may wait, and says when to ask again", async () => {
    const choices = [
      "themes=budget",
      "themes=economy",
      "focus",
      "places=yi",
      "places=yi,jia",
      "places=jia,yi&themes=budget",
      "places=jia&themes=budget",
      "places=yi&themes=budget",
      "places=yi,jia&themes=budget",
      "places=jia&themes=economy",
      "places=yi&themes=economy",
      "places=yi,jia&themes=economy",
    ];
    const answers = await Promise.all(
      choices.map((choice) => service.get(pdfOf(choice), { headers: WAIT })),
    );
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status !== 503 && status !== 200)).toEqual([]);
    // Two are printed, four wait.
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(6);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) {
      expect(answer.headers.get("retry-after")).toBe("5");
      expect(await answer.json()).toMatchObject({
        status: 503,
        detail: expect.stringContaining("4 wait already"),
      });
    }
  });

  it("stops what nobody waits for any more", async () => {
    const leaving = new AbortController();
    const path = "/briefings/two-places.en.pdf?places=jia";
    const asked = service.get(path, { headers: WAIT, signal: leaving.signal }).catch(() => "left");
    await vi.waitFor(async () => expect(await inQueue("running")).toBe(1), {
      interval: 5,
      timeout: 30_000,
    });
    const before = await printed();
    leaving.abort();
    expect(await asked).toBe("left");
    await vi.waitFor(async () => expect(await inQueue("running")).toBe(0), { timeout: 20_000 });
    expect(await printed()).toBe(before);
  });

  it("prints on when its browsers are killed: every client gets its PDF, or is told to ask again", async () => {
    const choices = [
      "places=yi&themes=budget",
      "places=jia&themes=budget",
      "themes=budget",
      "places=yi",
    ];
    const asked = choices.map((choice) =>
      service.get(`/briefings/two-places.en.pdf?${choice}`, { headers: WAIT }),
    );
    let isDone = false;
    const answered = Promise.all(asked).finally(() => {
      isDone = true;
    });
    let killed = 0;
    while (!isDone && killed < 3) {
      await sleep(300);
      for (const pid of browsers()) {
        try {
          process.kill(pid, "SIGKILL");
          killed += 1;
        } catch {
          // It has ended by itself.
        }
      }
    }
    const answers = await answered;
    expect(killed).toBeGreaterThan(0);
    for (const answer of answers) {
      if (answer.status === 503) {
        expect(answer.headers.get("retry-after")).toBe("5");
        continue;
      }
      expect(answer.status).toBe(200);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe("%PDF-");
    }
    const again = await service.get(pdfOf("period=2023"), { headers: WAIT });
    expect(again.status).toBe(200);
  });
});

it("finishes what runs when it is stopped, and ends its browsers", async () => {
  const slow = service.get("/briefings/comparison.en.pdf", { headers: WAIT });
  await vi.waitFor(async () => expect(await inQueue("running")).toBe(1), {
    interval: 5,
    timeout: 30_000,
  });
  const pids = browsers();
  const stopped = service.stop();
  const answer = await slow;
  expect([answer.status, (await answer.arrayBuffer()).byteLength > 10_000]).toEqual([200, true]);
  expect(await stopped).toBe(0);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
});
