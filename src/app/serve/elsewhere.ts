import { leadFile } from "../../cache/input-key.ts";
import type { OutputRecord } from "../../cache/record.ts";
import { openDatabase, type Sql } from "../../database/connect.ts";
import { getContents } from "../../database/contents.ts";
import { findKeys, getResults, type Result } from "../../database/results.ts";
import type { Environment } from "../../environment.ts";
import type { Store } from "../../store/store.ts";
import { jobKeyOf } from "../night/payload.ts";
import type { KeyedJob } from "./jobs.ts";
import { keepResult, type ResultRecord, readResult } from "./results.ts";

/** Results that others have made. */
export interface Elsewhere {
  /** Puts the result of a job into the output folder, as if it had been made here; false where it is there, or nobody has made it. */
  fetch(job: KeyedJob, store: Store, about: MadeOf): Promise<boolean>;
  close(): Promise<void>;
}

/** What the same result would be made of here. */
type MadeOf = Pick<ResultRecord, "dataset" | "generator">;

/** A client waits: a database that says nothing for so long is done without. */
const ANSWER_MS = 5_000;
/** One that did not answer is not asked again for so long. */
const AWAY_MS = 30_000;

/** Looks for results in a database. Errors: DATABASE_FAULT, USAGE where there is none at the start. */
export async function openElsewhere(
  url: string,
  { notice, signal, clockMs }: Pick<Environment, "notice" | "signal" | "clockMs">,
): Promise<Elsewhere> {
  const options = { name: "briefings serve", answerMs: ANSWER_MS, notice, signal };
  const database = await openDatabase(url, options);
  let awayMs: number | null = null;
  return {
    fetch: async (job, store, about) => {
      if (awayMs !== null && clockMs() - awayMs < AWAY_MS) return false;
      try {
        const isFetched = await fetchResult(job, store, { ...about, sql: database.once });
        if (awayMs !== null) notice(`The database at ${database.server} answers again`);
        awayMs = null;
        return isFetched;
      } catch (error) {
        if (awayMs === null)
          notice(`The database at ${database.server} is done without: ${sayOf(error)}`);
        awayMs = clockMs();
        return false;
      }
    },
    close: () => database.close(),
  };
}

type Kept = Result & { readonly record: OutputRecord };

async function fetchResult(
  { job, name, inputKey }: KeyedJob,
  store: Store,
  { sql, ...madeOf }: MadeOf & { readonly sql: Sql },
): Promise<boolean> {
  const key = jobKeyOf({ key: inputKey, name }, { audit: true });
  const fingerprint = (await findKeys(sql, [key])).get(key);
  if (fingerprint === undefined) return false;
  if (await readResult(store, fingerprint, name)) return false;
  const kept = (await getResults(sql, [fingerprint])).get(fingerprint) as Kept | undefined;
  if (!kept) return false;
  const contents = await getContents(
    sql,
    kept.files.map(({ sha256 }) => sha256),
  );
  const files = kept.files.flatMap(({ path, sha256 }) => {
    const bytes = contents.get(sha256);
    return bytes ? [{ path, bytes }] : [];
  });
  // Some were removed meanwhile.
  if (files.length < kept.files.length) return false;
  const { title, date, pages } = kept.record.entry;
  const about = { fingerprint, name, title, date, pages, language: job.language, ...madeOf };
  await keepResult(store, about, files);
  await store.put([leadFile(name, { inputKey, fingerprint })]);
  return true;
}

function sayOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
