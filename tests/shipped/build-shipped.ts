import { cpSync, existsSync, mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, inject } from "vitest";
import { packageHome } from "../../src/package.ts";
import { run } from "../../src/shells/cli/program.ts";
import { testHost } from "../shells/cli/host.ts";

const ASK_AGAIN_MS = 200;

/**
 * Builds shipped briefings and gives the folder, which all tests share and none changes.
 *
 * What another test has built, or `npm start` before the tests, is up to date there; a changed line of the program, of a
 * template or of the data is not.
 */
export async function buildShipped(ids: readonly string[]): Promise<string> {
  const out = inject("shippedOutput");
  const lock = `${out}.lock`;
  while (!take(lock)) await wait(ASK_AGAIN_MS);
  try {
    const built = join(packageHome(), "output");
    const isFirst = !existsSync(out);
    if (isFirst && existsSync(built))
      cpSync(built, out, { recursive: true, preserveTimestamps: true });
    const host = testHost();
    expect(await run(["build", ...ids, "--out", out], host), host.err()).toBe(0);
  } finally {
    rmdirSync(lock);
  }
  return out;
}

/** True where nobody else builds there. */
function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw fault;
  }
}
