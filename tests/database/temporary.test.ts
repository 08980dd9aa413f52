import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { sweepFolders, TEMPORARY_FOLDER } from "../../src/database/leftover-folders.ts";
import {
  makeServerFolder,
  startServer,
  startTemporaryDatabase,
} from "../../src/database/temporary.ts";
import { connect } from "../connect.ts";

/** One that has ended and that nobody asked after yet has no command any more. */
const runs = (pid: number) =>
  existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
const pidIn = (folder: string, name: string) => Number(readFileSync(`${folder}/${name}`, "utf8"));

/** The folder of a server that answers at an address. */
async function folderOf(url: string): Promise<string> {
  const database = await connect(url);
  const [row] = await database.query<{ data_directory: string }>("SHOW data_directory");
  await database.close();
  return (row?.data_directory ?? "").replace(/\/data$/, "");
}

describe("startTemporaryDatabase()", () => {
  it("starts a PostgreSQL on loopback, and nothing is left once it is stopped", async () => {
    const { url, stop } = await startTemporaryDatabase();
    expect(new URL(url).hostname).toBe("127.0.0.1");
    const folder = await folderOf(url);
    expect(folder.startsWith(tmpdir())).toBe(true);
    const server = pidIn(folder, "server");
    expect(runs(server)).toBe(true);
    await stop();
    expect([runs(server), existsSync(folder)]).toEqual([false, false]);
  });

  it("leaves nothing where the process that started it is killed", async () => {
    const program = fileURLToPath(new URL("temporary-process.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [url] = await once(createInterface({ input: child.stdout }), "line");
    const folder = await folderOf(url);
    const pids = [pidIn(folder, "keeper"), pidIn(folder, "server")];
    child.kill("SIGKILL");
    await expect.poll(() => pids.map(runs), { timeout: 10_000 }).toEqual([false, false]);
    expect(existsSync(folder)).toBe(false);
  });

  it("removes what is left where the watching process was killed as well", async () => {
    const made = await makeServerFolder();
    const running = await startServer(made, { isKept: false });
    const server = pidIn(made.folder, "server");
    await sweepFolders(tmpdir());
    expect(runs(server)).toBe(true);
    process.kill(running.pid, "SIGKILL");
    await expect.poll(() => runs(running.pid)).toBe(false);
    expect(runs(server)).toBe(true);
    await sweepFolders(tmpdir());
    await expect.poll(() => runs(server)).toBe(false);
    expect(existsSync(made.folder)).toBe(false);
  });

  it("takes no folder for left that is being made, but for one that was given up", async () => {
    const below = await mkdtemp(join(tmpdir(), "sweep-"));
    const [young = "", old = ""] = ["young", "old"].map((name) =>
      join(below, `${TEMPORARY_FOLDER}${name}`),
    );
    await Promise.all([young, old].map((folder) => mkdir(folder)));
    const longAgo = new Date(Date.now() - 2 * 60 * 60_000);
    await utimes(old, longAgo, longAgo);
    await sweepFolders(below);
    expect([existsSync(young), existsSync(old)]).toEqual([true, false]);
    await rm(below, { recursive: true });
  });

  it.runIf(process.getuid?.() === 0)("names the folder that only root may enter", async () => {
    const closed = await mkdtemp(join(tmpdir(), "closed-"));
    vi.stubEnv("TMPDIR", closed);
    try {
      await expect(makeServerFolder()).rejects.toThrow(`no other user may enter ${closed}`);
      expect(await readdir(closed)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      await rm(closed, { recursive: true });
    }
  });
});
