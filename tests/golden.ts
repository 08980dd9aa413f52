import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

/**
 * Compares a stage's result with `tests/cases/<path>`.
 *
 * A missing file is written on a developer's machine and is a fault in CI; a changed one is saved beside it as
 * `*.actual.*` for the eye.
 */
export function expectGolden(path: string, actual: string): void {
  const file = fileURLToPath(new URL(`./cases/${path}`, import.meta.url));
  const beside = file.replace(/(\.[^.]+)$/, ".actual$1");
  if (!existsSync(file)) {
    if (process.env.CI) throw new Error(`tests/cases/${path} is missing`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  const expected = readFileSync(file, "utf8");
  if (expected === actual) rmSync(beside, { force: true });
  else writeFileSync(beside, actual);
  expect(actual, `differs from tests/cases/${path}; see ${beside}`).toBe(expected);
}

/** Plain data as text that reads well in a diff. */
export function asJson(value: unknown): string {
  return `${JSON.stringify(value, replaceMaps, 1)}\n`;
}

function replaceMaps(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}
