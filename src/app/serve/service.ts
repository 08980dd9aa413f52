import { resolve } from "node:path";
import { openStamps } from "../../cache/stamps.ts";
import type { Language } from "../../dataset/model.ts";
import { type Design, loadDesign } from "../../design.ts";
import type { Listed } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { generatorOf } from "../../package.ts";
import { requireFolder } from "../../store/folder.ts";
import { openFolder } from "../../store/store.ts";
import { type Intakes, openIntakes } from "../intake/intakes.ts";
import type { MarkedText } from "../query/document-text.ts";
import { rareFont } from "../rare-font.ts";
import { openChanges, type ServedChanges } from "./changes.ts";
import type { Asked } from "./choice.ts";
import { openCurrent } from "./current.ts";
import { openDocumentTexts } from "./document-texts.ts";
import { type Edition, openEditions } from "./edition.ts";
import type { Elsewhere } from "./elsewhere.ts";
import { type ChartForm, type EndingName, needsOf } from "./endings.ts";
import { type KeyedJob, openJobs } from "./jobs.ts";
import { openKept } from "./kept.ts";
import { type Lanes, openLanes } from "./lanes.ts";
import { type Library, openLibrary, type ServedFile } from "./library.ts";
import type { LongJob, Making } from "./long-job.ts";
import type { MadeBriefing, Task } from "./makers/messages.ts";
import { type Memos, openMemos } from "./memos.ts";
import { openOrders } from "./orders.ts";
import { openQueries, type Queries } from "./queries.ts";
import { listShelf, type ShelfEntry } from "./shelf.ts";
import type { Client } from "./waiting.ts";
import { warmPages } from "./warming.ts";

/** What is asked of a service. */
interface ServiceOptions {
  readonly data: string;
  readonly out: string;
  /** How many are printed at once. */
  readonly prints: number;
  /** How many may wait to be printed, and how many pages to be set. */
  readonly waiting: number;
  /** Longest that one takes, in milliseconds. */
  readonly mostMs: number;
  /** Address of a database in which results are looked for that are not here. */
  readonly database?: string;
}

/** Briefings on demand. */
export interface Service {
  readonly design: Design;
  /** Name and version of the program. */
  readonly generator: string;
  edition(): Edition;
  /** What is wrong with newer data, which is therefore not shown; null where nothing is. */
  faults(): Listed | null;
  /** Finds out what is asked for. Errors: QueryFault, NotThere. */
  jobOf(asked: Asked): KeyedJob;
  /** A job that took long, by its key; null where none is known. */
  jobWith(key: string): LongJob | null;
  /** Gives a file, made where it is not there. Errors: BUSY; CANCELLED; those of the stages. */
  file(job: KeyedJob, ending: EndingName, client: Client): Promise<ServedFile | Making>;
  /** Gives a chart by itself; null where the page has fewer. Errors: as of `file`. */
  chart(
    job: KeyedJob,
    asked: { readonly chart: number; readonly form: ChartForm },
    client: Client,
  ): Promise<ServedFile | Making | null>;
  /** Gives the page for a screen. Errors: as of `file`. */
  page(
    job: KeyedJob,
    client: Client,
  ): Promise<{ readonly kind: "page"; readonly made: MadeBriefing } | Making>;
  readonly queries: Queries;
  /** Official memos. */
  readonly memos: Memos;
  /** What has changed. */
  readonly changes: ServedChanges;
  /** Documents whose numbers are decided. */
  readonly intakes: Intakes;
  read: Library["read"];
  /** The briefings of the data, the newest first, with what the last build has made of them. */
  shelf(language: Language): Promise<readonly ShelfEntry[]>;
  /** The picture of a first page, by its path below the output folder; null where there is none. */
  picture(path: string): Promise<Uint8Array | null>;
  /** The job that a result is of, by its path without the ending; null where that is not known any more. */
  jobAt: Library["jobAt"];
  /** The text of a document with the places of its figures; null where the data folder does not have it. */
  textOf(document: string): Promise<MarkedText | null>;
  /** The bytes of a font by its path from a page; null where there is none. */
  font(path: string): Uint8Array | null;
  /** Loads what the first client would wait for. */
  warm(): Promise<void>;
  /** Proves that the browser prints, unless it has just printed. Errors: those of printing. */
  prove(client: Client): Promise<void>;
  counts: Lanes["counts"];
  lost: Lanes["lost"];
  /** Finishes what is being made, and takes nothing more. */
  close(): Promise<void>;
}

/** Told what happens in a service. */
interface ServiceListener {
  onEdition(edition: Edition): void;
  onFaults(faults: Listed): void;
  onError(error: unknown): void;
  /** Something was made, in so many milliseconds, or failed. */
  onMade(task: Task["kind"], ms: number, error: unknown): void;
}

const LANE_OF = {
  screen: "page",
  page: "page",
  data: "page",
  chart: "page",
  print: "print",
} as const;
/** A PDF of ours is read in a tenth of a second; one that takes this long was made to. */
const MOST_READING_MS = 20_000;
const MOST_LONG_JOBS = 10_000;
const MOST_WARMING_MS = 20_000;
/** Where nobody else makes anything. */
const NOWHERE: Elsewhere = { fetch: async () => false, close: async () => {} };
const PRINTS: ReadonlySet<Task["kind"]> = new Set(["print", "memo", "proof"]);
/** A browser that has printed within this time prints. */
const PROVEN_MS = 30_000;

/**
 * Opens a service.
 *
 * Errors: DATASET_FAULT, INPUT_UNREADABLE, TEMPLATE_FAULT, BROWSER_MISSING, OUTPUT_FAULT.
 */
export async function openService(
  options: ServiceOptions,
  environment: Environment,
  listener: ServiceListener,
): Promise<Service> {
  const { cwd, home, env, clockMs } = environment;
  const out = resolve(cwd, options.out);
  const design = await loadDesign(home);
  const store = openFolder(out, openStamps(out));
  const lanes = openLanes({
    atOnce: { page: 1, print: options.prints, read: 1 },
    mostWaiting: options.waiting,
    mostMs: { page: options.mostMs, print: options.mostMs, read: MOST_READING_MS },
    place: { cwd, home, env: { ...env }, out },
    notice: environment.notice,
  });
  const current = await openCurrent({
    ...listener,
    folder: resolve(cwd, options.data),
    read: await openEditions(environment, options.data, design),
    onEdition: (edition) => {
      lanes.setData({ edition: edition.number, dataset: edition.dataset });
      listener.onEdition(edition);
    },
  });
  // Only now: data at fault leaves the output folder as it is.
  await requireFolder(out);
  const jobs = openJobs(design.kindById);
  const longJobs = openKept<LongJob>(MOST_LONG_JOBS);
  const generator = generatorOf(home);
  const elsewhere = await openElsewhereOf(options, environment);
  const library = openLibrary(store, (job) =>
    elsewhere.fetch(job, store, { dataset: current.edition().dataset.version, generator }),
  );
  const texts = openDocumentTexts(resolve(cwd, options.data));
  let provenMs = Number.NEGATIVE_INFINITY;
  let isAsked = false;
  const orders = openOrders(lanes, {
    clockMs,
    onMade: (task, ms, error) => {
      if (PRINTS.has(task) && error === null) provenMs = clockMs();
      listener.onMade(task, ms, error);
    },
  });

  const make = async (
    job: KeyedJob,
    kind: "screen" | "page" | "data" | "print",
    client: Client,
  ): Promise<MadeBriefing | Making> => {
    return order(job, { kind, job: job.job, edition: job.edition }, `${kind} ${job.key}`, client);
  };
  const order = async (
    job: KeyedJob,
    task: Extract<Task, { readonly kind: keyof typeof LANE_OF }>,
    key: string,
    client: Client,
  ): Promise<MadeBriefing | Making> => {
    const waited = await orders.have(LANE_OF[task.kind], key, task, client);
    if (waited.kind === "making") {
      const long = longJob(job);
      longJobs.set(job.key, long);
      return { ...waited, job: long };
    }
    if (waited.made.kind !== "briefing")
      throw new Error(`${job.name} was made a ${waited.made.kind}`);
    library.note(job, waited.made);
    return waited.made;
  };

  const file: Service["file"] = async (job, ending, client) => {
    const there = await library.find(job, ending);
    if (there) return there;
    for (const needs of needsOf(ending, job.job)) {
      const made = await make(job, needs, client);
      if (made.kind === "making") return made;
    }
    const found = await library.find(job, ending);
    if (found) return found;
    throw new Error(`${job.name}.${ending} was made and is not there`);
  };
  const longJob = (job: KeyedJob): LongJob => {
    const { spec, language } = job.job;
    const { key, name } = job;
    const title = spec.title[language];
    const again = (ending: string, client: Client) => file(job, ending as EndingName, client);
    return { key, name, language, title, file: again };
  };
  const memos = openMemos({
    orders,
    library,
    edition: current.edition,
    onLong: (job) => longJobs.set(job.key, job),
  });

  const intakes = openIntakes({
    place: { folder: resolve(cwd, options.data), shown: options.data },
    locks: out,
    environment,
    dataset: () => current.edition().dataset,
  });
  const changes = openChanges({ orders, store, edition: current.edition, design });

  return {
    design,
    queries: openQueries({ orders, design, edition: current.edition }),
    memos,
    changes,
    intakes,
    generator,
    edition: current.edition,
    faults: current.faults,
    jobOf(asked) {
      isAsked = true;
      return jobs.of(asked, current.edition());
    },
    jobWith: (key) => longJobs.get(key) ?? null,
    read: library.read,
    jobAt: library.jobAt,
    textOf: (document) => texts.of(current.edition().dataset, document),
    shelf: (language) => listShelf(store, current.edition().dataset, language),
    picture: (path) => store.get(path),
    file,
    async chart(job, { chart, form }, client) {
      const ending = `chart-${chart}.${form}` as const;
      const there = await library.find(job, ending);
      if (there) return there;
      const task = { kind: "chart", chart, job: job.job, edition: job.edition } as const;
      const made = await order(job, task, `chart ${chart} ${job.key}`, client);
      return made.kind === "making" ? made : library.find(job, ending);
    },
    async page(job, client) {
      const there = await library.pageOf(job);
      if (there) return { kind: "page", made: there };
      const made = await make(job, "screen", client);
      return made.kind === "making" ? made : { kind: "page", made };
    },
    font: (path) => design.fontFiles.find((font) => font.path === path)?.bytes ?? rareFont(path),
    warm: async () => {
      const client = { signal: environment.signal, waitMs: options.mostMs };
      const endMs = clockMs() + MOST_WARMING_MS;
      const isOver = () => isAsked || clockMs() > endMs || client.signal.aborted;
      const warmIn = async (lane: "page" | "print", thread: number) =>
        warmPages(current.edition().dataset, {
          isOver,
          set: async (asked) => {
            const { key, job, edition } = jobs.of(asked, current.edition());
            const task = { kind: "screen", job, edition } as const;
            return orders.have(lane, `warm ${thread} ${key}`, task, client);
          },
        });
      const printers = Array.from({ length: options.prints }, async (_, printer) => {
        await orders.have("print", `proof ${printer}`, { kind: "proof" }, client);
        await warmIn("print", printer);
      });
      await Promise.allSettled([warmIn("page", 0), ...printers]);
    },
    async prove(client) {
      if (clockMs() - provenMs < PROVEN_MS) return;
      await orders.have("print", "proof", { kind: "proof" }, client);
    },
    counts: lanes.counts,
    lost: lanes.lost,
    close: async () => {
      await current.close();
      orders.close();
      await lanes.close();
      await elsewhere.close();
    },
  };
}

async function openElsewhereOf(
  { database }: ServiceOptions,
  environment: Environment,
): Promise<Elsewhere> {
  if (database === undefined) return NOWHERE;
  // Loaded only now: most services have no database.
  const { openElsewhere } = await import("./elsewhere.ts");
  return openElsewhere(database, environment);
}
