import type { Dataset } from "../../dataset/model.ts";
import { ReportError } from "../../error.ts";
import { nameOf } from "../../results/manifest.ts";
import { sha256 } from "../../store/folder.ts";
import { chooseJobs } from "../build/choose.ts";
import type { Job } from "../build/job.ts";
import { choicesFor } from "../query/choices.ts";
import { QueryFault } from "../query/fault.ts";
import { checkChoice } from "./check-choice.ts";
import { type Asked, writeChoice } from "./choice.ts";
import type { Edition } from "./edition.ts";
import { type Kept, openKept } from "./kept.ts";

/** A job, and what tells it from every other. */
export interface KeyedJob {
  readonly job: Job;
  /** The name that its files share. */
  readonly name: string;
  readonly inputKey: string;
  /** Number of the edition of the data that it is made of. */
  readonly edition: number;
  /** 16 hexadecimal digits of all this, for an address. */
  readonly key: string;
}

/** Finds out what is to be made, and remembers it for an edition. */
interface Jobs {
  /** Errors: QueryFault; NotThere for a briefing that does not exist. */
  of(asked: Asked, edition: Edition): KeyedJob;
}

/** Nothing is at such an address. */
export class NotThere extends QueryFault {}

type Kinds = Parameters<typeof chooseJobs>[1];

const MOST_KEPT = 10_000;

/** Opens jobs. */
export function openJobs(kindById: Kinds): Jobs {
  const byEdition = new WeakMap<Edition, Kept<KeyedJob>>();
  return {
    of(asked, edition) {
      const kept = byEdition.get(edition) ?? openKept<KeyedJob>(MOST_KEPT);
      byEdition.set(edition, kept);
      const address = `${asked.id}.${asked.language}${writeChoice(asked.choice)}`;
      const known = kept.get(address);
      if (known) return known;
      const job = keyedJob(asked, edition, kindById);
      kept.set(address, job);
      return job;
    },
  };
}

/** Finds out what is to be made. Errors: QueryFault; NotThere for a briefing that does not exist. */
export function chooseJob({ id, language, choice }: Asked, dataset: Dataset, kindById: Kinds): Job {
  requireBriefing(id, [...dataset.briefings.keys(), ...kindById.keys()]);
  checkChoice(dataset, choice);
  const { jobs } = inChoice(() =>
    chooseJobs(dataset, kindById, { ids: [id], lang: [language], ...choice }),
  );
  const [job] = jobs;
  if (job) return job;
  throw new QueryFault(`${id} makes no sense for what is asked`, { field: "choice", value: null });
}

function keyedJob(asked: Asked, edition: Edition, kindById: Kinds): KeyedJob {
  const job = chooseJob(asked, edition.dataset, kindById);
  const { inputKeyOf } = edition;
  const name = nameOf(job);
  const inputKey = inputKeyOf({ ...job, earlier: null });
  return {
    job,
    name,
    inputKey,
    edition: edition.number,
    key: sha256(`${name} ${inputKey}`).slice(0, KEY_DIGITS),
  };
}

const KEY_DIGITS = 16;

function requireBriefing(id: string, known: readonly string[]): void {
  if (known.includes(id)) return;
  const choices = choicesFor(id, [...new Set(known)]);
  throw new NotThere(`No briefing is called "${id}"`, { field: "briefing", value: id, ...choices });
}

/** What is wrong with a choice as a whole is told of the choice. */
function inChoice<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof ReportError) || fault instanceof QueryFault) throw fault;
    if (fault.code !== "USAGE") throw fault;
    throw new QueryFault(fault.message, {
      field: "choice",
      value: null,
      hint: fault.hint ?? undefined,
    });
  }
}
