import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { finished, type Readable, type Writable } from "node:stream";
import { browserArguments } from "./arguments.ts";
import { holdFolder, PROFILE } from "./sweep.ts";

/** Which program to start, and how. */
export interface Command {
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly hasSandbox: boolean;
  /** Most memory, in megabytes, for the documents of a page. */
  readonly heapMb: number;
  /** Where its profile is kept while it runs. */
  readonly tempDir: string;
}

/** A browser's process, its own group. */
export interface BrowserProcess {
  readonly pid: number | undefined;
  readonly toBrowser: Writable;
  readonly fromBrowser: Readable;
  /** Resolves when it has ended and its profile is removed, with what it said. */
  readonly ended: Promise<Ending>;
  /** Ends the whole group. */
  kill(): void;
}

interface Ending {
  /** E.g. `exit code 127`, `SIGKILL`, or why it didn't start. */
  readonly how: string;
  /** The last lines on its error stream. */
  readonly said: string;
}

const LAST_WORDS = 4000;
const REMOVAL = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 } as const;
const STILL_USED = new Set(["ENOTEMPTY", "EBUSY", "EPERM"]);

/** Starts a browser. It ends with this process at the latest. */
export async function startProcess({
  program,
  env,
  hasSandbox,
  heapMb,
  tempDir,
}: Command): Promise<BrowserProcess> {
  const profile = await mkdtemp(join(tempDir, PROFILE));
  const release = holdFolder(profile);
  const child = spawn(program, browserArguments({ profile, hasSandbox, heapMb }), {
    // What it is killed over while it shares memory with its parts goes with the profile.
    env: { ...env, TMPDIR: profile },
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  let isOver = false;
  const kill = () => {
    // The id of a process that is over may be another's by now.
    if (!isOver) killGroup(child);
  };
  const leave = () => {
    kill();
    removeNow(profile);
  };
  process.once("exit", leave);
  const ended = listen(child, kill).finally(async () => {
    isOver = true;
    release();
    await rm(profile, REMOVAL).catch(forgiveUse);
    process.off("exit", leave);
  });
  const [toBrowser, fromBrowser] = child.stdio.slice(3) as unknown as [Writable, Readable];
  return { pid: child.pid, toBrowser, fromBrowser, ended, kill };
}

function removeNow(profile: string): void {
  try {
    rmSync(profile, REMOVAL);
  } catch (fault) {
    forgiveUse(fault);
  }
}

/** What the browser's last processes are still writing to stays, for a later start to remove. */
function forgiveUse(fault: unknown): void {
  if (!STILL_USED.has((fault as NodeJS.ErrnoException).code ?? "")) throw fault;
}

function listen(child: ChildProcess, kill: () => void): Promise<Ending> {
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-LAST_WORDS);
  });
  return new Promise((resolve) => {
    child.once("error", ({ message }) => resolve({ how: message, said }));
    child.once("exit", (code, signal) => {
      // What it left behind would hold its error stream open.
      kill();
      const how = signal ?? `exit code ${code}`;
      if (child.stderr === null) resolve({ how, said });
      else finished(child.stderr, () => resolve({ how, said }));
    });
  });
}

/** A browser is a family of processes; its leader alone would leave the others behind. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== "ESRCH") throw fault;
  }
}
