import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageHome } from "../../../src/package.ts";
import { copyStarter } from "../../starter.ts";

/** A service that runs in a process of its own, from the compiled program. */
export interface Running {
  /** Without a slash at the end, e.g. `http://127.0.0.1:51234`. */
  readonly origin: string;
  readonly folder: string;
  /** What it has said on stderr so far. */
  readonly said: () => string;
  readonly process: ChildProcess;
  /** Asks for an address below the origin. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Sends SIGTERM and gives the exit code. */
  stop(): Promise<number | null>;
}

const HOME = packageHome();
const PROGRAM = join(HOME, "dist/cli.js");

interface RunOptions {
  /** Fills the data folder. Default: the starter of two places. */
  readonly fill?: (data: string) => void;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The shipped data. */
export const SHIPPED = (data: string) => cpSync(join(HOME, "data"), data, { recursive: true });

/** Starts a service on a free port, with data of its own in a folder that goes with it. */
export async function startService({
  fill = copyStarter,
  args = [],
  env = {},
}: RunOptions = {}): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "briefings-serve-"));
  fill(join(folder, "data"));
  const child = spawn(process.execPath, [PROGRAM, "serve", "--port", "0", ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.setEncoding("utf8");
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const origin = await new Promise<string>((resolve, reject) => {
    child.stderr?.on("data", (text: string) => {
      said += text;
      const [, url] = /Open (http:\S+)\/ in a browser/.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    });
    void ended.then((code) => reject(new Error(`The service ended with ${code}: ${said}`)));
  }).catch((fault) => {
    rmSync(folder, { recursive: true });
    throw fault;
  });
  return {
    origin,
    folder,
    process: child,
    said: () => said,
    get: (path, init) => fetch(`${origin}${path}`, { redirect: "manual", ...init }),
    stop: async () => {
      child.kill("SIGTERM");
      const code = await ended;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
