import { findReasons, type Reason } from "../../cache/reasons.ts";
import type { OutputRecord } from "../../cache/record.ts";
import { readAttempts } from "../../database/attempts.ts";
import type { Database } from "../../database/connect.ts";
import { ledBefore, type Night, readPlanned } from "../../database/nights.ts";
import { type Outcome, readOutcomes } from "../../database/outcomes.ts";
import { getResults, partsOfRecords, sizesOfResults } from "../../database/results.ts";
import { listWorkers } from "../../database/workers.ts";
import type { NightAbout } from "./put-plan.ts";
import { type NightRecord, type NightReport, reportNight } from "./report.ts";

/** Reads what a night was from the database, and reports it. Errors: those of the database. */
export async function readReport(database: Database, night: Night): Promise<NightReport> {
  const { dataset, generator } = night.plan as NightAbout;
  const planned = (await readPlanned(database, night.id)).map(({ key, payload }) => ({
    key,
    name: (payload as { readonly name: string }).name,
  }));
  const outcomes = await readOutcomes(database, night.id);
  const attempts = await readAttempts(database, night.id);
  const workers = await listWorkers(database);
  const hands = new Set(attempts.map(({ worker }) => worker));
  const last = outcomes.reduce<Date | null>(
    (latest, { at }) => (latest === null || at > latest ? at : latest),
    null,
  );
  return reportNight({
    night: {
      ...{ name: night.name, dataset, generator },
      begunAt: night.createdAt.toISOString(),
      endedAt: night.closedAt === null ? null : (last?.toISOString() ?? null),
    },
    planned,
    outcomes: await describeOutcomes(database, night, { planned, outcomes }),
    attempts: attempts.map(({ key, worker, seconds, end }) => ({
      ...{ key, worker, seconds },
      end: end && { ending: end.ending, isDouble: end.isDouble },
    })),
    workers: workers.filter(({ id }) => hands.has(id)).map(({ id, host }) => ({ id, host })),
  });
}

interface Ended {
  readonly planned: NightRecord["planned"];
  readonly outcomes: readonly Outcome[];
}

async function describeOutcomes(
  database: Database,
  night: Night,
  { planned, outcomes }: Ended,
): Promise<NightRecord["outcomes"]> {
  const fingerprints = outcomes.flatMap(({ fingerprint }) => fingerprint ?? []);
  const pages = await partsOfRecords(database, fingerprints, ["entry", "pages"]);
  const sizes = await sizesOfResults(database, fingerprints);
  const reasons = await findChanges(database, night, { planned, outcomes });
  return outcomes.map(({ key, state, fingerprint, error }) => {
    const [count, bytes] = [pages.get(fingerprint ?? ""), sizes.get(fingerprint ?? "")];
    return {
      ...{ key, state, fingerprint },
      ...(typeof count === "number" ? { pages: count } : {}),
      ...(bytes === undefined ? {} : { bytes }),
      reasons: reasons.get(key) ?? [],
      error: error as { code: string; message: string; hint: string | null } | null,
    };
  });
}

/** Records are some dozen kilobytes each. */
const RECORDS_AT_ONCE = 100;

/** Tells of each output that was made why it is another than in the night before. */
async function findChanges(
  database: Database,
  { id }: Night,
  { planned, outcomes }: Ended,
): Promise<ReadonlyMap<string, readonly Reason[]>> {
  const before = new Map((await ledBefore(database, id)).map((one) => [one.name, one.fingerprint]));
  const names = new Map(planned.map(({ key, name }) => [key, name]));
  const changed = outcomes.flatMap(({ key, fingerprint: after }) => {
    const former = before.get(names.get(key) ?? "");
    return after === null || former === undefined || former === after
      ? []
      : [{ key, former, after }];
  });
  const reasons = new Map<string, readonly Reason[]>();
  for (let from = 0; from < changed.length; from += RECORDS_AT_ONCE) {
    const some = changed.slice(from, from + RECORDS_AT_ONCE);
    const results = await getResults(
      database,
      some.flatMap(({ former, after }) => [former, after]),
    );
    for (const { key, former, after } of some) {
      const [old, fresh] = [former, after].map(
        (one) => results.get(one)?.record as OutputRecord | undefined,
      );
      if (old && fresh) reasons.set(key, reasonsBetween(old, fresh));
    }
  }
  return reasons;
}

function reasonsBetween(old: OutputRecord, { entry, figures }: OutputRecord): readonly Reason[] {
  const { key, madeOf } = entry;
  const hashes = new Map(old.entry.files.map(({ path, sha256 }) => [path, sha256]));
  return findReasons({ key, madeOf, figures }, old, (path) => hashes.get(path) ?? null);
}
