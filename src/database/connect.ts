import pg from "pg";
import { ReportError } from "../error.ts";
import { isConflict, isOutage, orDatabaseFault } from "./faults.ts";
import { type WhenThere, waitForServer } from "./outage.ts";
import { type InSlot, slots } from "./slots.ts";

/** Whoever takes a statement: the database, or a transaction of it. */
export interface Sql {
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/**
 * A PostgreSQL database, by few connections.
 *
 * Whatever is asked of it waits while the server is away (a restart, a cut network) and is then asked again; so all that is
 * asked has to come to the same when it is done twice.
 */
export interface Database extends Sql {
  /** All of the work or nothing of it; done again where another was in its way. It asks nothing but what it is given. */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** As `query`, but never again: an outage is an error. For what comes round anyway. */
  readonly once: Sql;
  /** Server and database without user and password, e.g. `db.example:5432/briefings`. */
  readonly server: string;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** What the server lists its connections as, e.g. `briefings worker`. */
  readonly name: string;
  /** How many connections at most. */
  readonly connections?: number;
  /** Takes a line once the server goes away, and when it is back. */
  readonly notice: (line: string) => void;
  /** Fires when the user asks to stop: nothing waits any longer. */
  readonly signal: AbortSignal;
  /** How long to wait for the first answer: a server may be starting just now. */
  readonly patienceMs?: number;
  /** After how long a connection that says nothing is cut. */
  readonly answerMs?: number;
}

/** One for what is made, one for signs of life, one for what comes between. */
const CONNECTIONS = 3;
const PATIENCE_MS = 30_000;
const CONNECT_MS = 5_000;
/** No statement of ours takes this long. */
const ANSWER_MS = 30_000;
/** The server gives up sooner, so that nothing of what was given up here is done after all. */
const STATEMENT_PART = 0.8;
/** How often a transaction is tried that others are in the way of. */
const TRIES = 5;

/** Longer names are cut by the server, with a warning. */
const LONGEST_NAME = 63;

/**
 * Connects to a database.
 *
 * Errors: DATABASE_FAULT where there is none, or it refuses; USAGE where the address is none.
 */
export async function openDatabase(url: string, options: ConnectOptions): Promise<Database> {
  const server = serverOf(url);
  const connections = options.connections ?? CONNECTIONS;
  const answerMs = options.answerMs ?? ANSWER_MS;
  const statementMs = Math.round(answerMs * STATEMENT_PART);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: options.name.slice(0, LONGEST_NAME),
    max: connections,
    connectionTimeoutMillis: Math.min(CONNECT_MS, answerMs),
    query_timeout: answerMs,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: statementMs,
    idleTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // A connection that breaks while nothing is asked is none of the pool's any more; what is asked next gets another.
  pool.on("error", () => {});
  const whenThere = waitForServer({ ...options, server });
  const inSlot = slots(connections);
  const alone = sqlOf(pool, server);
  const once: Sql = { query: (text, values) => inSlot(() => alone.query(text, values)) };
  try {
    await whenThere(() => once.query("SELECT 1"), options.patienceMs ?? PATIENCE_MS);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    once,
    server,
    query: (text, values) => whenThere(() => once.query(text, values)),
    transaction: (work) => inTransaction({ pool, server, whenThere, inSlot }, work),
    close: () => pool.end(),
  };
}

/** What can take a statement: a pool, or one connection of it. */
type Client = Pick<pg.ClientBase, "query">;

function sqlOf(client: Client, server: string): Sql {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      try {
        return (await client.query({ text, values: [...values] })).rows as Row[];
      } catch (error) {
        throw orDatabaseFault(error, server);
      }
    },
  };
}

interface Means {
  readonly pool: pg.Pool;
  readonly server: string;
  readonly whenThere: WhenThere;
  readonly inSlot: InSlot;
}

async function inTransaction<Result>(
  means: Means,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await means.whenThere(() => means.inSlot(() => tryTransaction(means, work)));
    } catch (error) {
      if (!isConflict(error) || tries === TRIES) throw error;
    }
  }
}

async function tryTransaction<Result>(
  { pool, server }: Means,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect().catch((error) => {
    throw orDatabaseFault(error, server);
  });
  // A connection that breaks between two statements tells so by an event: the next statement fails.
  const ignore = () => {};
  client.on("error", ignore);
  let isBroken = false;
  try {
    await client.query("BEGIN");
    const result = await work(sqlOf(client, server));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    isBroken = isOutage(error) || !(await rollBack(client));
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(isBroken);
  }
}

async function rollBack(client: Client): Promise<boolean> {
  return client.query("ROLLBACK").then(
    () => true,
    () => false,
  );
}

function serverOf(url: string): string {
  if (!URL.canParse(url) || !/^postgres(?:ql)?:$/.test(new URL(url).protocol)) {
    throw new ReportError("USAGE", "The address of the database is none", {
      hint: "write it as postgres://USER:PASSWORD@HOST:5432/DATABASE",
    });
  }
  const { host, pathname, searchParams } = new URL(url);
  return `${host || searchParams.get("host") || "localhost"}${pathname}`;
}
