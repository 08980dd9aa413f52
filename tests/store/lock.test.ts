import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock } from "../../src/store/lock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Reads a number, waits a little and writes the next: what two do at once is lost. */
async function count(file: string): Promise<void> {
  const before = Number(readFileSync(file, "utf8"));
  await wait(2);
  writeFileSync(file, String(before + 1));
}

describe("withLock(folder, key, work)", () => {
  it("lets one after the other in one process, and gives what the work gives", async () => {
    const file = join(folder, "count");
    writeFileSync(file, "0");
    const works = Array.from({ length: 20 }, (_, index) =>
      withLock(folder, "count", async () => {
        await count(file);
        return index;
      }),
    );
    expect(await Promise.all(works)).toEqual(works.map((_, index) => index));
    expect(readFileSync(file, "utf8")).toBe("20");
  });

  it("lets one after the other in several processes", async () => {
    const file = join(folder, "count");
    writeFileSync(file, "0");
    const program = fileURLToPath(new URL("lock-process.ts", import.meta.url));
    const ended = [1, 2, 3].map(
      () =>
        new Promise<number | null>((resolve) => {
          const process = spawn("npx", ["tsx", program, folder, "10"], { stdio: "inherit" });
          process.on("exit", resolve);
        }),
    );
    expect(await Promise.all(ended)).toEqual([0, 0, 0]);
    expect(readFileSync(file, "utf8")).toBe("30");
  });

  it("gives the lock back when the work fails", async () => {
    const fault = new Error("work");
    await expect(withLock(folder, "a", () => Promise.reject(fault))).rejects.toBe(fault);
    expect(await withLock(folder, "a", async () => 1)).toBe(1);
  });

  it("takes over a lock of whom nothing was heard for long, but no other key", async () => {
    const lock = join(folder, ".cache/locks/a.lock");
    mkdirSync(lock, { recursive: true });
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, longAgo, longAgo);
    expect(await withLock(folder, "a", async () => "taken")).toBe("taken");
  });
});
