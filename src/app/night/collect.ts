import { leadFile, recallFingerprint } from "../../cache/input-key.ts";
import { findReasons, type Reason } from "../../cache/reasons.ts";
import { type OutputRecord, readRecord, withPresentFigures } from "../../cache/record.ts";
import type { Sql } from "../../database/connect.ts";
import { getContents } from "../../database/contents.ts";
import { type Outcome, readOutcomes } from "../../database/outcomes.ts";
import { getResults, type Result as KeptResult } from "../../database/results.ts";
import type { Dataset } from "../../dataset/model.ts";
import { ReportError } from "../../error.ts";
import { errorOf, type Fault } from "../../queue/fault.ts";
import type { OutputFile } from "../../store/folder.ts";
import type { Store } from "../../store/store.ts";
import type { Result } from "../build/job.ts";
import type { Attempt } from "../build/make.ts";
import { batchesOf, writeTogether } from "../build/together.ts";
import type { PlannedNight, PlannedOutput } from "./put-plan.ts";

interface Collecting {
  readonly sql: Sql;
  readonly store: Store;
  readonly dataset: Dataset;
  readonly onCollected: (result: Result) => void;
}

/** How many briefings are fetched together: their files are some megabytes. */
const BRIEFINGS_AT_ONCE = 10;

/**
 * Puts what a night came to into an output folder, each briefing whole or not at all; what is there already is not fetched.
 *
 * Shape: results as those of a build on this machine, in the order of the plan. Errors: those of the database; the rest stands in the results.
 */
export async function collectNight(
  { night, outputs }: PlannedNight,
  collecting: Collecting,
): Promise<readonly Result[]> {
  const { sql, store, onCollected } = collecting;
  const outcomes = new Map((await readOutcomes(sql, night.id)).map((one) => [one.key, one]));
  const byJob = new Map(outputs.map((output) => [output.job, output]));
  const batches = batchesOf(outputs.map(({ job }) => job));
  const resultByName = new Map<string, Result>();
  for (let from = 0; from < batches.length; from += BRIEFINGS_AT_ONCE) {
    const some = batches.slice(from, from + BRIEFINGS_AT_ONCE);
    const asked = some.flatMap(({ jobs }) => jobs.flatMap((job) => byJob.get(job) ?? []));
    const attempts = await attemptsOf(asked, outcomes, collecting);
    for (const batch of some) {
      for (const job of batch.jobs)
        batch.ended.push(...(attempts.get(byJob.get(job)?.name ?? "") ?? []));
      for (const result of await writeTogether(batch, store)) {
        resultByName.set(byJob.get(result.job)?.name ?? "", result);
        onCollected(result);
      }
    }
  }
  return outputs.flatMap(({ name }) => resultByName.get(name) ?? []);
}

type Kept = KeptResult & { readonly record: OutputRecord };

async function attemptsOf(
  asked: readonly PlannedOutput[],
  outcomes: ReadonlyMap<string, Outcome>,
  collecting: Collecting,
): Promise<ReadonlyMap<string, readonly Attempt[]>> {
  const { sql, store } = collecting;
  const fingerprints = asked.flatMap(({ key }) => outcomes.get(key)?.fingerprint ?? []);
  const results = (await getResults(sql, fingerprints)) as ReadonlyMap<string, Kept>;
  const known = new Set<string>();
  for (const { files } of results.values()) {
    for (const file of files) if (store.hashOf(file.path) !== file.sha256) known.add(file.sha256);
  }
  const contents = await getContents(sql, [...known]);
  return new Map(
    await Promise.all(
      asked.map(async (output) => {
        const outcome = outcomes.get(output.key);
        const result = results.get(outcome?.fingerprint ?? "");
        const attempt = result
          ? await takeOver(output, result, contents, collecting)
          : failed(output, outcome);
        return [output.name, [attempt]] as const;
      }),
    ),
  );
}

/** What was made, or found to be here already. */
async function takeOver(
  output: PlannedOutput,
  { record, files, seconds }: Kept,
  contents: ReadonlyMap<string, Uint8Array>,
  { store, dataset }: Pick<Collecting, "store" | "dataset">,
): Promise<Attempt> {
  const { job, name, inputKey } = output;
  const { entry } = record;
  const before = await readRecord(store, name);
  const earlier = before && withPresentFigures(before, dataset.formerIds);
  const reasons = reasonsFor(record, earlier, store);
  const shared = { job, seconds, reasons };
  if (reasons.length === 0) {
    const isLed = (await recallFingerprint(store, name, inputKey)) === entry.key;
    if (!isLed) await store.put([leadFile(name, { inputKey, fingerprint: entry.key })]);
    return { ...shared, made: null, entry, error: null };
  }
  const lacking = files.filter(({ path, sha256 }) => store.hashOf(path) !== sha256);
  const fetched = lacking.flatMap(({ path, sha256 }): readonly OutputFile[] => {
    const bytes = contents.get(sha256);
    return bytes ? [{ path, bytes }] : [];
  });
  if (fetched.length < lacking.length)
    return { ...shared, reasons: [], made: null, entry: null, error: gone(name) };
  return { ...shared, made: { files: fetched, record, inputKey }, entry: null, error: null };
}

function reasonsFor(
  { entry: { key, madeOf }, figures, isInspected }: OutputRecord,
  earlier: OutputRecord | null,
  { hashOf }: Store,
): readonly Reason[] {
  const isFirstLook = earlier?.isInspected === false && isInspected !== false;
  return [
    ...(isFirstLook ? [{ kind: "uninspected" } as const] : []),
    ...findReasons({ key, madeOf, figures }, earlier, hashOf),
  ];
}

function gone(name: string): ReportError {
  return new ReportError("DATABASE_FAULT", `The database keeps the files of ${name} no more`, {
    hint: "build again: they are made anew",
  });
}

function failed({ job, name }: PlannedOutput, outcome: Outcome | undefined): Attempt {
  const fault = outcome?.error as Partial<Fault> | null | undefined;
  const error = errorOf({
    ...{ code: "PRINT_FAILED", message: `${name} came to nothing`, hint: null, stack: null },
    ...fault,
  });
  return { job, seconds: 0, reasons: [], made: null, entry: null, error };
}
