import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { thisHost } from "../../../src/pdf/browser/host.ts";
import { startBrowser } from "../../../src/pdf/browser/start.ts";
import { MAJOR, packBundle, realProgram, VERSION } from "./packed.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "start-test-"));
});

afterEach(() => rm(folder, { recursive: true }));

/** Starts a bundle whose program is a shell script, in which $REAL is the real browser. */
async function start(script: string, changes = {}) {
  const program = `#!/bin/sh\nREAL="${await realProgram()}"\n${script}\n`;
  const bundle = { ...(await packBundle(join(folder, "packed"), program)), ...changes };
  const host = thisHost();
  const running = await startBrowser(
    { source: "bundled", bundle },
    {
      host,
      cacheDir: folder,
      timeoutMs: 20_000,
      hasSandbox: !host.isRoot,
      heapMb: 64,
      signal: undefined,
    },
  );
  running.process.kill();
  await running.process.ended;
  return running;
}

const TELL = `echo "$LD_LIBRARY_PATH" >>"$(dirname "$0")/../told"; exec "$REAL" "$@"`;
const told = async () => (await readFile(join(folder, "told"), "utf8")).trim();

describe("startBrowser(found, start)", () => {
  it("leaves a machine its own libraries", async () => {
    expect((await start(TELL)).version).toMatch(new RegExp(`^HeadlessChrome/${MAJOR}\\.`));
    expect(await told()).toBe(process.env.LD_LIBRARY_PATH ?? "");
  });

  it("lends a machine the libraries that it lacks", async () => {
    const without = `if [ -z "$LD_LIBRARY_PATH" ]; then
      echo "chromium: error while loading shared libraries: libnss3.so" >&2; exit 127; fi`;
    await start(`${without}\n${TELL}`);
    expect(await told()).toBe(join(folder, `chromium-${VERSION}-test`, "lib"));
  });

  it("mends a browser that was damaged in the cache", async () => {
    await start(TELL);
    const program = join(folder, `chromium-${VERSION}-test`, "chromium");
    const whole = await readFile(program, "utf8");
    await writeFile(program, whole.replace("exec", "exi "));
    expect((await start(TELL)).version).toContain(`/${MAJOR}.`);
    expect(await readFile(program, "utf8")).toBe(whole);
  });

  it("refuses another version than the one that came with it", async () => {
    await expect(start(TELL, { version: "1.0.0" })).rejects.toMatchObject({
      code: "BROWSER_FAILED",
      message: expect.stringContaining(`it says it is HeadlessChrome/${MAJOR}.`),
    });
  });

  it("tells a user whose machine has no sandbox what to do", async () => {
    const script = 'echo "FATAL: No usable sandbox! Update your kernel" >&2; exit 1';
    await expect(start(script)).rejects.toMatchObject({
      code: "BROWSER_FAILED",
      hint: expect.stringContaining("BRIEFINGS_SANDBOX=off"),
    });
  });
});
