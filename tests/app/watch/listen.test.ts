import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listen } from "../../../src/app/watch/listen.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-listen-"));
  writeFileSync(join(folder, "a.yaml"), "0");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("listen(listening)", () => {
  it.each([20, 35, 45])(
    "tells of a second change %i ms after the first was told, which the library drops",
    async (ms) => {
      let told = 0;
      const listener = listen({
        folders: [folder],
        partOf: (path) => (path.startsWith(folder) ? "data" : "other"),
        onChange: (part) => {
          expect(part).toBe("data");
          told += 1;
        },
        onFault: ({ message }) => expect.fail(message),
        quietMs: 10,
      });
      await listener.ready;
      writeFileSync(join(folder, "a.yaml"), "1");
      await vi.waitFor(() => expect(told).toBe(1), { timeout: 5_000, interval: 1 });
      await wait(ms);
      const before = told;
      writeFileSync(join(folder, "a.yaml"), "2");
      await vi.waitFor(() => expect(told).toBeGreaterThan(before), { timeout: 5_000, interval: 1 });
      await listener.close();
    },
  );

  it("tells of what cannot be watched, a link to itself, and goes on with the rest", async () => {
    symlinkSync(join(folder, "loop.yaml"), join(folder, "loop.yaml"));
    const faults: string[] = [];
    let told = 0;
    const listener = listen({
      folders: [folder],
      partOf: () => "data",
      onChange: () => {
        told += 1;
      },
      onFault: ({ message }) => faults.push(message),
      quietMs: 10,
    });
    await listener.ready;
    await vi.waitFor(() => expect(faults).toHaveLength(1), { timeout: 5_000 });
    expect(faults[0]).toMatch(/^Changes of .*loop\.yaml \(ELOOP\) are not seen$/);
    writeFileSync(join(folder, "a.yaml"), "1");
    await vi.waitFor(() => expect(told).toBeGreaterThan(0), { timeout: 5_000 });
    await listener.close();
  });
});
