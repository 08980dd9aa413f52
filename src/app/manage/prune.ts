import { prune as pruneDatabase } from "../../database/prune.ts";
import { listWorkers } from "../../database/workers.ts";
import type { Environment } from "../../environment.ts";
import { withShared } from "./open.ts";

/** What is kept in a database. */
interface PruneAsked {
  /** Address of the database. */
  readonly database: string;
  /** How many of the latest nights. */
  readonly nights: number;
  /** For how many days results that no night kept needs. */
  readonly days: number;
}

/** What went. */
interface PrunedDatabase {
  readonly nights: number;
  readonly results: number;
  readonly contents: number;
  /** Of contents. */
  readonly bytes: number;
  /** Of programs that nobody uses any more. */
  readonly queues: number;
}

/** Removes from a database what no rule keeps; for its owner. Errors: DATABASE_FAULT. */
export async function pruneShared(
  { database: url, ...rule }: PruneAsked,
  environment: Environment,
): Promise<PrunedDatabase> {
  const opening = { url, name: "briefings prune" };
  return withShared(opening, environment, async ({ database, queue }) => {
    const pruned = await pruneDatabase(database, rule);
    const alive = (await listWorkers(database)).filter(({ isAlive }) => isAlive);
    const queues = await queue.removeEmpty(alive.map((worker) => worker.queue));
    return { ...pruned, queues: queues.length };
  });
}
