import { afterEach, beforeEach, expect, vi } from "vitest";

const CONSOLE = ["log", "info", "warn", "error", "debug"] as const;

/** Holds every test of a file to it: a use case writes nothing to the streams of the process. */
export function expectSilence(): void {
  const written: string[] = [];
  const keep = (text: unknown) => {
    written.push(String(text));
    return true;
  };
  beforeEach(() => {
    written.length = 0;
    vi.spyOn(process.stdout, "write").mockImplementation(keep);
    vi.spyOn(process.stderr, "write").mockImplementation(keep);
    for (const method of CONSOLE) vi.spyOn(console, method).mockImplementation(keep);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(written).toEqual([]);
  });
}
