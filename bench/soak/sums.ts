import { readReport } from "../../src/app/night/read-report.ts";
import type { NightReport } from "../../src/app/night/report.ts";
import type { Database } from "../../src/database/connect.ts";
import { findNight } from "../../src/database/nights.ts";

/** A night in numbers. */
export interface NightSum extends Readonly<NightReport["counts"]> {
  readonly name: string;
  /** Outputs that were tried more than once. */
  readonly again: number;
  /** Outputs that were made again although they were there. */
  readonly double: number;
  /** Outputs whose jobs were done more than once, whether or not anything was printed again. */
  readonly repeated: number;
  readonly isWhole: boolean;
}

/** Sums up a night that is over. */
export async function sumOf(database: Database, name: string): Promise<NightSum> {
  const { counts, double, isWhole } = await reportOf(database, name);
  // The report lists only those tried most.
  const [tried] = await database.query<{ again: number; repeated: number }>(
    `SELECT count(*) FILTER (WHERE tries > 1)::integer AS again,
       count(*) FILTER (WHERE ends > 1)::integer AS repeated
     FROM (
       SELECT count(*) AS tries, count(*) FILTER (WHERE a.ending = 'done') AS ends
       FROM briefings.nights n JOIN briefings.planned p ON p.night = n.id
       JOIN briefings.attempts a ON a.key = p.key AND a.started_at BETWEEN n.created_at AND n.closed_at
       WHERE n.name = $1 GROUP BY p.key
     ) AS each`,
    [name],
  );
  const { again = 0, repeated = 0 } = tried ?? {};
  return { name, ...counts, again, double: double.outputs.length, repeated, isWhole };
}

/** True while jobs are in hand. */
export async function isWorking(database: Database): Promise<boolean> {
  const [row] = await database.query<{ is: boolean }>(
    "SELECT EXISTS (SELECT FROM briefings_queue.job WHERE state = 'active') AS is",
  );
  return row?.is ?? false;
}

/** The report of a night by its name. */
export async function reportOf(database: Database, name: string): Promise<NightReport> {
  const night = await findNight(database, name);
  if (night === null) throw new Error(`There is no night ${name}`);
  return readReport(database, night);
}
