import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packageHome } from "../src/package.ts";
import { writeGenerated } from "./dataset/generated.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(...argv: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["dist/cli.js", ...argv], {
    cwd: packageHome(),
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve));
}

/** Processes whose parents lead up to this one, by Linux' process table. */
function descendants(of: number): readonly number[] {
  const parentOf = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const stat = readFileSync(`/proc/${name}/stat`, "utf8");
          return [
            [Number(name), Number(stat.slice(stat.lastIndexOf(")") + 4).split(" ")[0])] as const,
          ];
        } catch {
          // It ended while the table was read.
          return [];
        }
      }),
  );
  const below = (pid: number): readonly number[] =>
    [...parentOf]
      .filter(([, parent]) => parent === pid)
      .flatMap(([child]) => [child, ...below(child)]);
  return below(of);
}

function isBrowser(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--remote-debugging-pipe");
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !/\) Z /.test(stat);
  } catch {
    return false;
  }
}

async function until(isSo: () => boolean, patienceMs: number): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += 50) {
    if (isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return isSo();
}

describe("the command as a process", () => {
  it("prints its version and exits 0", async () => {
    const child = start("--version");
    let out = "";
    child.stdout?.on("data", (text) => {
      out += text;
    });
    expect(await ended(child)).toBe(0);
    expect(out.trim()).toBe(
      JSON.parse(readFileSync(join(packageHome(), "package.json"), "utf8")).version,
    );
  });

  it("refuses a pipe in place of an output folder, without waiting for it", async () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const child = start("diff", pipe, pipe);
    expect(await ended(child)).toBe(1);
  });

  it("ends when it is told to, also while it waits for what never comes", async () => {
    const pipe = join(folder, "pipe.pdf");
    execFileSync("mkfifo", [pipe]);
    const child = start("audit", pipe);
    // By then it reads.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    child.kill("SIGTERM");
    expect(await ended(child)).not.toBe(0);
  });

  it.runIf(existsSync("/proc/self/stat"))(
    "stops on Ctrl-C with 130, without a half-written file or a browser left behind",
    async () => {
      const data = writeGenerated(join(folder, "data"), { places: 12, compared: 12 });
      const out = join(folder, "out");
      const child = start("build", "data-book", "comparison", "--data", data, "--out", out);
      const pid = child.pid ?? 0;
      expect(await until(() => descendants(pid).some(isBrowser), 50_000)).toBe(true);
      const started = descendants(pid);
      child.kill("SIGINT");
      // On a machine too busy to end it in three seconds it is killed, and has no code.
      expect([130, null]).toContain(await ended(child));
      expect(await until(() => !started.some(isAlive), 5_000)).toBe(true);
      const names = readdirSync(folder, { recursive: true }).map(String);
      expect(names.filter((name) => name.includes(".part"))).toEqual([]);
    },
  );
});
