import { z } from "zod";
import type { FigureLine } from "../../cache/fingerprint.ts";
import type { Reason } from "../../cache/reasons.ts";
import { groupBy } from "../../group-by.ts";
import { hashKeys } from "./plan.ts";

/** What a night was, as it was written down while it went on. */
export interface NightRecord {
  readonly night: NightAbout;
  readonly planned: readonly PlannedOutput[];
  readonly outcomes: readonly NightOutcome[];
  readonly attempts: readonly NightAttempt[];
  readonly workers: readonly NightWorker[];
}

interface PlannedOutput {
  /** The input key. */
  readonly key: string;
  /** e.g. `five-places.zh`. */
  readonly name: string;
}

interface NightOutcome {
  readonly key: string;
  readonly state: "made" | "unchanged" | "failed";
  /** Null where it failed. */
  readonly fingerprint: string | null;
  readonly pages?: number;
  /** Of all files. */
  readonly bytes?: number;
  /** Why it was made, as far as that is known. */
  readonly reasons?: readonly Reason[];
  /** Why it failed. */
  readonly error?: NightError | null;
}

interface NightError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | null;
}

/** One try at an output. */
interface NightAttempt {
  readonly key: string;
  /** Id of the worker. */
  readonly worker: string;
  /** Null where it has no end: its worker was killed or frozen. */
  readonly seconds: number | null;
  readonly end: { readonly ending: string; readonly isDouble: boolean } | null;
}

interface NightWorker {
  readonly id: string;
  readonly host: string;
}

const about = z.object({
  name: z.string().describe("Name of the night, e.g. its date"),
  dataset: z.string().describe("Version of the data"),
  generator: z.string().describe("Name and version of the program"),
  begunAt: z.iso.datetime().describe("When it was planned"),
  endedAt: z.iso.datetime().nullable().describe("Null while it goes on"),
});
type NightAbout = z.infer<typeof about>;

const count = z.number().int().nonnegative();
const names = z.array(z.string()).describe("Names of outputs");
const value = z.object({
  value: z.string(),
  unit: z.string(),
  marks: z.string(),
  source: z.string(),
});

/** The night report as JSON, which describes itself. */
export const nightReportSchema = z.object({
  night: about,
  counts: z.object({ planned: count, made: count, unchanged: count, failed: count }),
  difference: z
    .object({
      open: names.describe("Planned, but without an outcome"),
      failed: names.describe("Planned, but not made"),
      unplanned: z.array(z.string()).describe("Input keys with an outcome that nothing planned"),
      repeated: names.describe("Planned or ended more than once"),
    })
    .describe("What was planned and is not there; all empty where the night is whole"),
  proof: z
    .object({ planned: z.string(), ended: z.string() })
    .describe("SHA-256 of the planned input keys, and of those with an outcome, sorted"),
  isWhole: z.boolean().describe("True where the two hashes agree and the difference is empty"),
  failures: z.array(
    z.object({
      name: z.string(),
      code: z.string(),
      message: z.string(),
      hint: z.string().nullable(),
      attempts: count,
    }),
  ),
  figures: z
    .array(
      z.object({
        id: z.string(),
        before: value.nullable().describe("Null where it was not shown"),
        after: value.nullable().describe("Null where it is not shown any more"),
        outputs: names,
      }),
    )
    .describe("Figures that changed, and the outputs that show them"),
  slowest: z.array(z.object({ name: z.string(), seconds: z.number(), host: z.string() })),
  largest: z.array(z.object({ name: z.string(), bytes: count, pages: count })),
  retried: z.array(z.object({ name: z.string(), attempts: count })),
  double: z
    .object({
      seconds: z.number(),
      outputs: z.array(z.object({ name: z.string(), times: count })),
    })
    .describe("Outputs that were made again although they were there"),
  machines: z.array(
    z.object({
      host: z.string(),
      workers: count,
      made: count,
      failed: count.describe("Tries that failed"),
      lost: count.describe("Tries without an end: their worker was killed or frozen"),
      seconds: z.number().describe("Time of all tries together"),
    }),
  ),
});
export type NightReport = z.infer<typeof nightReportSchema>;

/** How many are listed of the slowest, the largest and those tried most. */
const MOST_LISTED = 10;

/** Holds what a night planned against what became of it, and sums up how it went. */
export function reportNight(record: NightRecord): NightReport {
  const { night, planned, outcomes } = record;
  const difference = differenceOf(record);
  const proof = {
    planned: hashKeys(planned.map(({ key }) => key)),
    ended: hashKeys(outcomes.map(({ key }) => key)),
  };
  const countOf = (state: NightOutcome["state"]) =>
    outcomes.filter((outcome) => outcome.state === state).length;
  return {
    night,
    counts: {
      planned: planned.length,
      made: countOf("made"),
      unchanged: countOf("unchanged"),
      failed: countOf("failed"),
    },
    difference,
    proof,
    isWhole:
      proof.planned === proof.ended && Object.values(difference).every((some) => some.length === 0),
    failures: failuresIn(record),
    figures: figuresIn(record),
    ...extremesIn(record),
    double: doubleIn(record),
    machines: machinesIn(record),
  };
}

/** What was planned and is not there, or there and not planned: a night in which anything is told here is not whole. */
export function differenceOf({
  planned,
  outcomes,
}: Pick<NightRecord, "planned" | "outcomes">): NightReport["difference"] {
  const nameByKey = namesIn(planned);
  const ended = new Set(outcomes.map(({ key }) => key));
  const sayName = (key: string) => nameByKey.get(key) ?? key;
  const failed = outcomes.filter(({ state }) => state === "failed");
  return {
    open: planned.flatMap(({ key, name }) => (ended.has(key) ? [] : [name])),
    failed: failed.map(({ key }) => sayName(key)),
    unplanned: [...ended].filter((key) => !nameByKey.has(key)),
    repeated: [
      ...new Set([
        ...repeatedIn(planned.map(({ key }) => key)).map(sayName),
        ...repeatedIn(planned.map(({ name }) => name)),
        ...repeatedIn(outcomes.map(({ key }) => key)).map(sayName),
      ]),
    ],
  };
}

function namesIn(planned: readonly PlannedOutput[]): ReadonlyMap<string, string> {
  return new Map(planned.map(({ key, name }) => [key, name]));
}

function repeatedIn(texts: readonly string[]): readonly string[] {
  return [...groupBy(texts, (text) => text)].flatMap(([text, all]) =>
    all.length > 1 ? [text] : [],
  );
}

function failuresIn({ planned, outcomes, attempts }: NightRecord): NightReport["failures"] {
  const nameByKey = namesIn(planned);
  const tries = groupBy(attempts, ({ key }) => key);
  return outcomes
    .filter(({ state }) => state === "failed")
    .map(({ key, error }) => ({
      name: nameByKey.get(key) ?? key,
      code: error?.code ?? "",
      message: error?.message ?? "",
      hint: error?.hint ?? null,
      attempts: tries.get(key)?.length ?? 0,
    }));
}

function figuresIn({ planned, outcomes }: NightRecord): NightReport["figures"] {
  const nameByKey = namesIn(planned);
  const changes = outcomes.flatMap(({ key, reasons = [] }) =>
    reasons.flatMap((reason) =>
      reason.kind === "figure" ? [{ ...reason, name: nameByKey.get(key) ?? key }] : [],
    ),
  );
  const sayLine = (line: FigureLine | null) => line && { ...line };
  return [...groupBy(changes, ({ id, before, after }) => JSON.stringify([id, before, after]))]
    .flatMap(([, alike]) => {
      const [first] = alike;
      if (!first) return [];
      const outputs = [...new Set(alike.map(({ name }) => name))].sort();
      const { id, before, after } = first;
      return [{ id, before: sayLine(before), after: sayLine(after), outputs }];
    })
    .sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}

function extremesIn({
  planned,
  outcomes,
  attempts,
  workers,
}: NightRecord): Pick<NightReport, "slowest" | "largest" | "retried"> {
  const nameByKey = namesIn(planned);
  const hosts = hostsOf(workers);
  const sayName = (key: string) => nameByKey.get(key) ?? key;
  const done = attempts.flatMap(({ key, seconds, worker, end }) =>
    end?.ending === "done" && seconds !== null
      ? [{ name: sayName(key), seconds, host: hosts.get(worker) ?? worker }]
      : [],
  );
  const made = outcomes.flatMap(({ key, state, bytes, pages }) =>
    state === "made" && bytes !== undefined
      ? [{ name: sayName(key), bytes, pages: pages ?? 0 }]
      : [],
  );
  const retried = [...groupBy(attempts, ({ key }) => key)]
    .map(([key, tries]) => ({ name: sayName(key), attempts: tries.length }))
    .filter((one) => one.attempts > 1);
  return {
    slowest: first(done, ({ seconds }) => seconds),
    largest: first(made, ({ bytes }) => bytes),
    retried: first(retried, (one) => one.attempts),
  };
}

/** The first by a number, the largest before; alike by name. */
function first<T extends { readonly name: string }>(
  all: readonly T[],
  by: (one: T) => number,
): T[] {
  return all
    .toSorted((one, other) => by(other) - by(one) || (one.name < other.name ? -1 : 1))
    .slice(0, MOST_LISTED);
}

function doubleIn({ planned, attempts }: NightRecord): NightReport["double"] {
  const nameByKey = namesIn(planned);
  const double = attempts.filter(({ end }) => end?.isDouble === true);
  const outputs = [...groupBy(double, ({ key }) => key)].map(([key, tries]) => ({
    name: nameByKey.get(key) ?? key,
    times: tries.length,
  }));
  return { seconds: sumOf(double), outputs };
}

function machinesIn({ attempts, workers }: NightRecord): NightReport["machines"] {
  const hosts = hostsOf(workers);
  const tries = groupBy(attempts, ({ worker }) => hosts.get(worker) ?? worker);
  const present = groupBy(workers, ({ host }) => host);
  return [...new Set([...present.keys(), ...tries.keys()])].sort().map((host) => {
    const own = tries.get(host) ?? [];
    const ending = (name: string) => own.filter(({ end }) => end?.ending === name).length;
    return {
      host,
      workers: present.get(host)?.length ?? 0,
      made: ending("done"),
      failed: ending("failed"),
      lost: own.filter(({ end }) => end === null).length,
      seconds: sumOf(own),
    };
  });
}

function hostsOf(workers: readonly NightWorker[]): ReadonlyMap<string, string> {
  return new Map(workers.map(({ id, host }) => [id, host]));
}

function sumOf(attempts: readonly NightAttempt[]): number {
  return attempts.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
}
