import { type Database, openDatabase } from "../../database/connect.ts";
import type { Environment } from "../../environment.ts";
import type { Queue } from "../../queue/model.ts";
import { openQueue, type QueueOptions } from "../../queue/open.ts";

/** A database that machines share, and its queues. */
export interface Shared {
  readonly database: Database;
  readonly queue: Queue;
}

interface Opening extends Omit<QueueOptions, "notice"> {
  /** Address of the database. */
  readonly url: string;
  /** What the server lists its connections as. */
  readonly name: string;
}

/** Lends a database and its queues for as long as `use` takes. Errors: DATABASE_FAULT; USAGE; those of `use`. */
export async function withShared<Result>(
  { url, name, ...options }: Opening,
  { notice, signal }: Pick<Environment, "notice" | "signal">,
  use: (shared: Shared) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(url, { name, notice, signal });
  try {
    const queue = await openQueue(database, { ...options, notice });
    try {
      return await use({ database, queue });
    } finally {
      await queue.close();
    }
  } finally {
    await database.close();
  }
}
