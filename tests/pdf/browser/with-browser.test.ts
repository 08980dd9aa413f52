import { spawn } from "node:child_process";
import { getEventListeners } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { types } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { thisHost } from "../../../src/pdf/browser/host.ts";
import { type PrintBrowser, withBrowser } from "../../../src/pdf/browser/with-browser.ts";
import { printPdf } from "../../../src/pdf/print/print.ts";
import { realProgram } from "./packed.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "with-browser-test-"));
});

afterEach(() => rm(folder, { recursive: true }));

const print = (browser: PrintBrowser) => printPdf(browser, { html: "<p>x" });
const pidOf = async (browser: PrintBrowser) => (await browser.running()).process.pid as number;
const host = () => ({ ...thisHost(), tempDir: folder });

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The browsers that run on this machine, by their command lines. */
function browserPids() {
  return readdirSync("/proc").flatMap((name) => {
    const line = /^\d+$/.test(name) ? commandLineOf(name) : "";
    const own = /--user-data-dir=(\S+)/.exec(line)?.[1];
    const heapMb = /--max-old-space-size=(\d+)/.exec(line)?.[1];
    const isMain = !line.includes("--type=");
    return own && heapMb && isMain ? [{ pid: Number(name), folder: own, heapMb }] : [];
  });
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}

async function waitUntil(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((next) => setTimeout(next, 20));
}

/** Listeners on a signal, and signals made of it, which Node keeps count of under a symbol. */
function tracesOn(signal: AbortSignal): number {
  const own = Object.getOwnPropertySymbols(signal).map((key): unknown => Reflect.get(signal, key));
  const made = own.filter((value) => types.isSet(value));
  const listeners = getEventListeners(signal, "abort").length;
  return made.reduce((sum, { size }) => sum + size, listeners);
}

describe("withBrowser(options, use)", () => {
  it("starts no browser that nobody needs", async () => {
    const lines: string[] = [];
    expect(await withBrowser({ log: (line) => lines.push(line) }, async () => "done")).toBe("done");
    expect(lines).toEqual([]);
  });

  it("ends the browser and removes its profile when the work is done", async () => {
    const pid = await withBrowser({ host: host() }, async (browser) => {
      await print(browser);
      return pidOf(browser);
    });
    expect(isAlive(pid)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it("ends the browser when the work fails", async () => {
    let pid = 0;
    const work = withBrowser({ host: host() }, async (browser) => {
      pid = await pidOf(browser);
      throw new Error("the work failed");
    });
    await expect(work).rejects.toThrow("the work failed");
    expect(isAlive(pid)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it("ends the browser when its signal says so", async () => {
    const stop = new AbortController();
    let pid = 0;
    const work = withBrowser({ host: host(), signal: stop.signal }, async (browser) => {
      pid = await pidOf(browser);
      setTimeout(() => stop.abort(), 30);
      for (;;) await print(browser);
    });
    await expect(work).rejects.toMatchObject({ code: "CANCELLED" });
    expect(isAlive(pid)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(["SIGKILL", "SIGINT", "SIGTERM"] as const)(
    "leaves no browser when this process ends by %s",
    async (signal) => {
      const module = new URL("../../../src/pdf/browser/with-browser.ts", import.meta.url).href;
      const script = `import { withBrowser } from ${JSON.stringify(module)};
      await withBrowser({}, async (browser) => {
        console.log((await browser.running()).process.pid);
        await new Promise(() => setInterval(() => {}, 1000));
      });`;
      const args = ["--import", "tsx", "--input-type=module", "-e", script];
      const child = spawn(process.execPath, args, {
        stdio: ["ignore", "pipe", "inherit"],
        env: { ...process.env, TMPDIR: folder },
      });
      const pid = await new Promise<number>((resolve) =>
        child.stdout.once("data", (text) => resolve(Number(text))),
      );
      expect(isAlive(pid)).toBe(true);
      child.kill(signal);
      await waitUntil(() => !isAlive(pid));
      expect(isAlive(pid)).toBe(false);
    },
  );

  it("starts another browser where one has ended, and prints there what was under way", async () => {
    await withBrowser({ host: host() }, async (browser) => {
      await print(browser);
      const first = await pidOf(browser);
      const underWay = printPdf(browser, { html: "<p>x</p>".repeat(3_000) });
      process.kill(-first, "SIGKILL");
      expect((await underWay).pages).toBeGreaterThan(10);
      expect(await pidOf(browser)).not.toBe(first);
    });
  });

  it("says what happened to a print whose second browser ends as well, and goes on", async () => {
    await withBrowser({ host: host() }, async (browser) => {
      await print(browser);
      const first = await pidOf(browser);
      const underWay = printPdf(browser, { html: "<p>x</p>".repeat(3_000) });
      process.kill(-first, "SIGKILL");
      while ((await pidOf(browser)) === first) await new Promise((next) => setTimeout(next, 20));
      process.kill(-(await pidOf(browser)), "SIGKILL");
      await expect(underWay).rejects.toMatchObject({ code: "BROWSER_FAILED" });
      expect((await print(browser)).pages).toBe(1);
    });
  });

  it("ends a browser that answers no more, and prints what was asked of it in another", async () => {
    await withBrowser({ host: host(), mostSilentMs: 1_500 }, async (browser) => {
      await print(browser);
      const first = await pidOf(browser);
      process.kill(-first, "SIGSTOP");
      const asked = [1, 2].map(() => print(browser));
      expect((await Promise.all(asked)).map(({ pages }) => pages)).toEqual([1, 1]);
      expect(isAlive(first)).toBe(false);
      expect(await pidOf(browser)).not.toBe(first);
      expect(await readdir(folder)).toHaveLength(1);
    });
  });

  it("ends one that was stopped when its signal says so, at once", async () => {
    const stop = new AbortController();
    let pid = 0;
    const work = withBrowser({ host: host(), signal: stop.signal }, async (browser) => {
      await print(browser);
      pid = await pidOf(browser);
      process.kill(-pid, "SIGSTOP");
      setTimeout(() => stop.abort(), 30);
      await print(browser);
    });
    await expect(work).rejects.toMatchObject({ code: "CANCELLED" });
    expect(isAlive(pid)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it("leaves a sound browser where a document takes longer than its limit", async () => {
    await withBrowser({ host: host() }, async (browser) => {
      await print(browser);
      const first = await pidOf(browser);
      const long = printPdf(browser, { html: "<p>x</p>".repeat(50_000), timeoutMs: 50 });
      await expect(long).rejects.toMatchObject({ code: "PRINT_FAILED" });
      expect((await print(browser)).pages).toBe(1);
      expect(await pidOf(browser)).toBe(first);
    });
  });

  it("takes a fresh browser after so many documents", async () => {
    await withBrowser({ host: host(), recycleAfter: 2 }, async (browser) => {
      const first = await pidOf(browser);
      await Promise.all([print(browser), print(browser), print(browser)]);
      const second = await pidOf(browser);
      expect(second).not.toBe(first);
      await waitUntil(() => !isAlive(first));
      expect(isAlive(second)).toBe(true);
    });
  });

  it("prints a document of megabytes in a browser with more room for it, which ends as well", async () => {
    const ended = await withBrowser({ host: host() }, async (browser) => {
      const ordinary = await pidOf(browser);
      const html = `<p>x<!--${"x".repeat(1_000_000)}-->`;
      expect((await printPdf(browser, { html })).pages).toBe(1);
      const pids = browserPids().filter(({ folder: own }) => own.startsWith(folder));
      expect(pids.map(({ heapMb }) => heapMb).sort()).toEqual(["4096", "64"]);
      expect(await pidOf(browser)).toBe(ordinary);
      return pids.map(({ pid }) => pid);
    });
    await waitUntil(() => !ended.some(isAlive));
  });

  it("keeps no more after many documents and browsers than after a few", async () => {
    const { signal } = new AbortController();
    const before = process.listenerCount("exit");
    await withBrowser({ host: host(), signal, recycleAfter: 5 }, async (browser) => {
      const pagesOpen = async () => (await (await browser.running()).browser.pages()).length;
      for (let round = 1; round <= 4; round += 1) {
        for (let pair = 0; pair < 3; pair += 1) await Promise.all([print(browser), print(browser)]);
        await waitUntil(() => process.listenerCount("exit") === before + 1);
        // One listener is the browser's, for as long as it is lent.
        expect(tracesOn(signal)).toBe(1);
        // A tab for each print at once, and the page that the browser starts with.
        expect(await pagesOpen()).toBeLessThanOrEqual(3);
        expect(await readdir(folder)).toHaveLength(1);
      }
    });
    expect(tracesOn(signal)).toBe(0);
  });

  it("forgets a start that failed", async () => {
    const program = join(folder, "chrome");
    await writeFile(program, "#!/bin/sh\necho broken >&2\nexit 7\n", { mode: 0o755 });
    await withBrowser({ executablePath: program, host: host() }, async (browser) => {
      await expect(print(browser)).rejects.toMatchObject({
        code: "BROWSER_FAILED",
        message: `The browser ${program} doesn't start: exit code 7: broken`,
      });
      await writeFile(program, `#!/bin/sh\nexec "${await realProgram()}" "$@"\n`);
      expect((await print(browser)).pages).toBe(1);
    });
  });

  it("gives up on a browser that doesn't answer", async () => {
    const program = join(folder, "chrome");
    await writeFile(program, "#!/bin/sh\nsleep 60\n", { mode: 0o755 });
    const work = withBrowser(
      { executablePath: program, host: host(), launchTimeoutMs: 100 },
      (browser) => print(browser),
    );
    await expect(work).rejects.toMatchObject({
      code: "BROWSER_FAILED",
      message: `The browser ${program} doesn't start: no answer in 100 ms`,
    });
  });

  it.each([
    ["root", { isRoot: true }, /because root can't have one/],
    [
      "BRIEFINGS_SANDBOX=off",
      { isRoot: false, env: { ...process.env, BRIEFINGS_SANDBOX: "off" } },
      /as BRIEFINGS_SANDBOX=off says/,
    ],
    ["a normal user", { isRoot: false }, null],
  ])("has a sandbox, unless for %s, and says so in one line", async (_, changes, said) => {
    const program = join(folder, "chrome");
    await writeFile(program, `#!/bin/sh\necho "$@" >"${folder}/asked"\nexit 7\n`, { mode: 0o755 });
    const lines: string[] = [];
    await withBrowser(
      { executablePath: program, host: { ...host(), ...changes }, log: (line) => lines.push(line) },
      async (browser) => {
        await expect(print(browser)).rejects.toThrow();
        await expect(print(browser)).rejects.toThrow();
      },
    );
    const asked = await readFile(join(folder, "asked"), "utf8");
    expect(asked.includes("--no-sandbox")).toBe(said !== null);
    expect(asked).not.toMatch(/--single-process|--disable-web-security|--no-zygote/);
    expect(lines).toEqual(said === null ? [] : [expect.stringMatching(said)]);
  });
});
