import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
});
