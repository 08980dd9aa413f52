import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeServerFolder, startServer } from "../../src/database/temporary.ts";

/** A PostgreSQL that may be killed and comes back with what it had. */
export interface FragileServer {
  readonly url: string;
  /** Kills its first process, or tells it to end, and starts it again after a while. */
  restart(how: "killed" | "stopped"): Promise<void>;
  remove(): Promise<void>;
}

const AWAY_MS = 2_000;
const TRIES = 20;

/** Starts such a server. Errors: DATABASE_FAULT. */
export async function startFragileServer(): Promise<FragileServer> {
  const made = await makeServerFolder();
  let server = await startServer(made, { isKept: true });
  const restart: FragileServer["restart"] = async (how) => {
    if (how === "killed")
      process.kill(Number(readFileSync(join(made.folder, "server"), "utf8")), "SIGKILL");
    await server.stop();
    await sleep(AWAY_MS);
    for (let tries = 1; ; tries += 1) {
      try {
        server = await startServer(made, { isKept: true });
        return;
      } catch (error) {
        // Processes of the one that was killed end a moment later.
        if (tries === TRIES) throw error;
        await sleep(500);
      }
    }
  };
  return {
    url: made.url,
    restart,
    remove: async () => {
      await server.stop();
      await rm(made.folder, { recursive: true, force: true });
    },
  };
}
