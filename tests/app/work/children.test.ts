import { afterEach, describe, expect, it } from "vitest";
import { processesOf, signalTo } from "../../../bench/soak/processes.ts";
import type { JobPayload } from "../../../src/app/night/payload.ts";
import { openChildren } from "../../../src/app/work/children.ts";
import type { Question } from "../../../src/app/work/messages.ts";
import { ReportError } from "../../../src/error.ts";
import { unopenedFolder } from "../work-folder.ts";

/** Each asks first of all for its templates. */
const PAYLOAD = {
  name: "some.zh",
  design: "none",
  settings: { epoch: "", archive: false, audit: true },
} as JobPayload;

/** A process with so many listeners makes Node warn: they were never taken off. */
const MANY = 12;

const folder = unopenedFolder();
const running = () => processesOf(folder.path()).filter(({ is }) => is === "printer");
let close = async () => {};
afterEach(async () => {
  await close();
  expect(running()).toEqual([]);
  folder.remove();
});

/** Opens children whose questions are answered so. */
function open(
  answer: (question: Question) => Promise<never | ReadonlyMap<string, Uint8Array>>,
  limits: { readonly mostMs?: number; readonly silentMs?: number } = {},
) {
  folder.open();
  const children = openChildren({
    ...{ answer, mostMs: 60_000, notice: () => {}, ...limits },
    env: { ...process.env, TMPDIR: folder.path() },
  });
  close = children.close;
  return children;
}

const never = () => new Promise<never>(() => {});
const signal = new AbortController().signal;

describe("a process that makes outputs", () => {
  it("tells why it cannot, by code and with what to do, and goes on with the next", async () => {
    const { make } = open(async () => new Map());
    const warnings: Error[] = [];
    const keep = (warning: Error) => warnings.push(warning);
    process.on("warning", keep);
    for (let times = 1; times <= MANY; times += 1)
      await expect(make(PAYLOAD, signal)).rejects.toMatchObject({
        code: "INPUT_UNREADABLE",
        message: "The templates none are not in the database",
        hint: expect.stringContaining("plan the build again"),
      });
    expect(running()).toHaveLength(1);
    process.off("warning", keep);
    expect(warnings).toEqual([]);
  });

  it("is told what its worker cannot tell it as what it is", async () => {
    const refusal = new ReportError("DATABASE_FAULT", "No disk", { hint: "free some" });
    const { make } = open(() => Promise.reject(refusal));
    await expect(make(PAYLOAD, signal)).rejects.toMatchObject({ ...refusal, message: "No disk" });
  });

  it("that is killed is replaced once; then the job has failed", async () => {
    const asked: number[] = [];
    const { make } = open(() => {
      const [{ pid = 0 } = {}] = running();
      asked.push(pid);
      signalTo(pid, "SIGKILL");
      return never();
    });
    await expect(make(PAYLOAD, signal)).rejects.toMatchObject({
      code: "PRINT_FAILED",
      message: "The process that was to make it has ended: SIGKILL",
    });
    expect(new Set(asked).size).toBe(2);
  });

  it("that is frozen is replaced", async () => {
    const asked = new Set<number>();
    const { make } = open(
      async () => {
        const [{ pid = 0 } = {}] = running();
        asked.add(pid);
        if (asked.size > 1) return new Map();
        signalTo(pid, "SIGSTOP");
        return never();
      },
      { silentMs: 10_000 },
    );
    await expect(make(PAYLOAD, signal)).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
    expect(asked.size).toBe(2);
  });

  it("that takes too long is ended, and the next job has another", async () => {
    let count = 0;
    const { make } = open(() => (count++ === 0 ? never() : Promise.resolve(new Map())), {
      mostMs: 8_000,
    });
    await expect(make(PAYLOAD, signal)).rejects.toMatchObject({
      code: "PRINT_FAILED",
      message: "It was not done in 8 s",
    });
    await expect(make(PAYLOAD, signal)).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
    expect(count).toBe(2);
  });

  it("that does not stop when it is told to is ended", async () => {
    const stop = new AbortController();
    const { make } = open(() => {
      stop.abort();
      return never();
    });
    await expect(make(PAYLOAD, stop.signal)).rejects.toMatchObject({ code: "CANCELLED" });
  });
});
