import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import type { ConnectOptions, Database } from "../src/database/connect.ts";
import { startTemporaryDatabase } from "../src/database/temporary.ts";
import { connect } from "./connect.ts";

/*
 * A real PostgreSQL for tests: that of DATABASE_URL, or one of our own for this process, which ends with it.
 */
let server: Promise<string> | null = null;

function serverUrl(): Promise<string> {
  const { DATABASE_URL } = process.env;
  server ??= DATABASE_URL
    ? Promise.resolve(DATABASE_URL)
    : startTemporaryDatabase().then(({ url }) => url);
  return server;
}

/** A database of a test file's own. */
export interface TestDatabase {
  /** Known once the tests begin. */
  readonly url: () => string;
  /** Opens it; closed after the tests of the file. */
  open(options?: Partial<ConnectOptions>): Promise<Database>;
}

/** Makes a database for the tests of a file, and removes it after them. */
export function useTestDatabase(): TestDatabase {
  const name = `briefings_test_${randomUUID().replaceAll("-", "")}`;
  const opened: Database[] = [];
  let url = "";
  beforeAll(async () => {
    const base = await serverUrl();
    await asOwner(base, `CREATE DATABASE ${name}`);
    url = withName(base, name);
  });
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await asOwner(await serverUrl(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return {
    url: () => url,
    open: async (options) => {
      const database = await connect(url, options);
      opened.push(database);
      return database;
    },
  };
}

async function asOwner(url: string, statement: string): Promise<void> {
  const database = await connect(url, { connections: 1 });
  await database.query(statement);
  await database.close();
}

function withName(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
