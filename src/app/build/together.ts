import { leadFile } from "../../cache/input-key.ts";
import { recordFile } from "../../cache/record.ts";
import { ReportError } from "../../error.ts";
import { groupBy } from "../../group-by.ts";
import { nameOf } from "../../results/manifest.ts";
import { pathOf } from "../../results/output-kinds.ts";
import type { OutputFile } from "../../store/folder.ts";
import type { Store } from "../../store/store.ts";
import { orSystemFault } from "../../system-fault.ts";
import type { Job, Result } from "./job.ts";
import type { Attempt, Made } from "./make.ts";

/** The languages of one output: they are written together or not at all. */
interface Batch {
  readonly jobs: readonly Job[];
  /** How each went that has ended, in any order. */
  readonly ended: Attempt[];
}

/** Puts the jobs of one output together, in the order of the first of each. */
export function batchesOf(jobs: readonly Job[]): readonly Batch[] {
  return [...groupBy(jobs, ({ id }) => id).values()].map((some) => ({ jobs: some, ended: [] }));
}

/**
 * Writes what the jobs of a batch have made, all of it; where one of them failed, nothing.
 *
 * Errors: none is thrown; OUTPUT_FAULT and HELD_BACK stand in the results.
 */
export async function writeTogether({ ended }: Batch, store: Store): Promise<readonly Result[]> {
  const failed = ended.find(({ error }) => error !== null);
  if (failed) return ended.map((each) => (each.made ? holdBack(each, failed) : resultOf(each)));
  const made = ended.flatMap((each) => (each.made ? [{ ...each.made, job: each.job }] : []));
  const [first] = made;
  if (!first) return ended.map(resultOf);
  try {
    // Files and record of an output are of one build, whoever else makes it at the same time.
    await store.lock(first.job.id, async () => {
      await store.putAlone(made.flatMap((one) => one.files));
      await store.putAlone(made.flatMap(recordsOf));
    });
    return ended.map(resultOf);
  } catch (error) {
    return ended.map((each) => (each.made ? failureOf(each, error) : resultOf(each)));
  }
}

/** An output that somebody has removed again while the others were made was not built. */
export function unlessRemoved(result: Result, { has }: Pick<Store, "has">): Result {
  const gone = result.entry?.files.find(({ path }) => !has(path));
  if (gone === undefined) return result;
  const message = `${gone.path} was removed while the build went on`;
  const error = new ReportError("OUTPUT_FAULT", message, {
    hint: "build again: what is missing is made",
  });
  return { ...result, pages: 0, bytes: 0, reasons: [], entry: null, error };
}

/** What is remembered of an output: what was made, and of which inputs. */
function recordsOf({ job, record, inputKey }: Made & { readonly job: Job }): readonly OutputFile[] {
  const name = nameOf(job);
  const { key: fingerprint } = record.entry;
  return [recordFile(name, record), leadFile(name, { inputKey, fingerprint })];
}

function resultOf({ job, seconds, reasons, made, entry: before, error }: Attempt): Result {
  const entry = made?.record.entry ?? before;
  const path = pathOf(nameOf(job), "pdf");
  const bytes = entry?.files.find((file) => file.path === path)?.bytes ?? 0;
  return {
    job,
    path,
    pages: entry?.pages ?? 0,
    bytes,
    seconds,
    reasons,
    entry,
    error: orSystemFault(error),
  };
}

function holdBack(each: Attempt, failed: Attempt): Result {
  const why = `${pathOf(nameOf(failed.job), "pdf")} failed, and the languages of a briefing are written together`;
  return failureOf(each, new ReportError("HELD_BACK", why));
}

function failureOf({ job, seconds }: Attempt, error: unknown): Result {
  return resultOf({ job, seconds, reasons: [], made: null, entry: null, error });
}
