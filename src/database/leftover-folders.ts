import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What takes longer to be made was given up. */
const LONGEST_MAKING_MS = 60 * 60_000;

/** How the names of folders of temporary servers begin. */
export const TEMPORARY_FOLDER = "briefings-postgres-";

/**
 * Removes folders of temporary servers whose watching process was killed, and ends servers that still run there.
 *
 * Errors: none; what cannot be removed stays.
 */
export async function sweepFolders(below: string): Promise<void> {
  const names = await readdir(below).catch(() => []);
  const folders = names.filter((name) => name.startsWith(TEMPORARY_FOLDER));
  await Promise.allSettled(folders.map((name) => sweepFolder(join(below, name))));
}

async function sweepFolder(folder: string): Promise<void> {
  const keeper = await pidIn(folder, "keeper");
  if (keeper === null ? await isYoung(folder) : await runsIn(keeper, folder)) return;
  const server = await pidIn(folder, "server");
  if (server !== null && (await runsIn(server, folder))) {
    process.kill(server, "SIGINT");
    for (let tries = 0; tries < 100 && (await runsIn(server, folder)); tries += 1) await sleep(50);
  }
  await rm(folder, { recursive: true, force: true });
}

/** One without names of processes may be just being made. */
async function isYoung(folder: string): Promise<boolean> {
  const { mtimeMs } = await stat(folder);
  return Date.now() - mtimeMs < LONGEST_MAKING_MS;
}

async function pidIn(folder: string, name: string): Promise<number | null> {
  const text = await readFile(join(folder, name), "utf8").catch(() => "");
  return /^\d+\n$/.test(text) ? Number(text) : null;
}

/** Numbers of processes are given again: it is ours where its arguments name the folder. */
async function runsIn(pid: number, folder: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.includes(folder);
}
