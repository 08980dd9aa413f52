import { figuresWithIds } from "../../../analysis/figure-index.ts";
import { type Draft, setPage } from "../../../briefing.ts";
import type { Fingerprint } from "../../../cache/fingerprint.ts";
import { type DrawingInputs, gatherDrawingInputs } from "../../../cache/program.ts";
import { readRecord } from "../../../cache/record.ts";
import { openStamps } from "../../../cache/stamps.ts";
import { type DrawCharts, rememberDrawn } from "../../../charts/memo.ts";
import type { Dataset } from "../../../dataset/model.ts";
import type { Environment } from "../../../environment.ts";
import { codeFolder } from "../../../package.ts";
import { addRareFonts } from "../../../page/fonts.ts";
import { identifyBrowser } from "../../../pdf/browser/identity.ts";
import type { PrintBrowser } from "../../../pdf/browser/with-browser.ts";
import { asResult, resultPath } from "../../../results/address.ts";
import { nameOf } from "../../../results/manifest.ts";
import { pathOf } from "../../../results/output-kinds.ts";
import { getJson, openFolder, type Store } from "../../../store/store.ts";
import { anchorOf } from "../../../view/context.ts";
import type { View } from "../../../view/model.ts";
import { AUDIT } from "../../build/inspect.ts";
import type { Job } from "../../build/job.ts";
import { printJob } from "../../build/make.ts";
import { drawSheet, listCharts, rasterize } from "../../chart-sheet.ts";
import { openParts, type Parts } from "../../parts.ts";
import { chartFile } from "../endings.ts";
import { answerQuery } from "../queries.ts";
import { copyBuilt, keepResult, type ResultRecord, readResult } from "../results.ts";
import { tellChanges } from "./changes.ts";
import { dataFiles } from "./data-files.ts";
import { checkFields, type MemoShop, makeMemoOf, openMemoShop } from "./memo.ts";
import type { DataOf, JobOf, Made, MadeBriefing, MakerPlace, Stage, Task } from "./messages.ts";
import { proveBrowser } from "./proof.ts";
import { openWords, type Worded, type Words } from "./words.ts";

/** What a task is told while it is done. */
interface Doing {
  readonly signal: AbortSignal;
  readonly onStage: (stage: Stage) => void;
}

/** Makes briefings one after another, and remembers in between what it can. */
export interface Maker {
  /** Takes an edition of the data; what was asked of the one before may still come. */
  setData(data: DataOf): void;
  /** Errors: those of the stages. */
  make(task: Task, doing: Doing): Promise<Made>;
}

/** Everything that tasks share. */
interface Workshop {
  readonly parts: Parts;
  readonly drawing: DrawingInputs;
  readonly store: Store;
  readonly draw: DrawCharts;
  readonly words: Words;
  /** What memos are made with, taken up with the first. */
  readonly memos: () => Promise<MemoShop>;
}

/** Opens a maker; design and browser are taken up with the first task. */
export function openMaker(
  place: MakerPlace,
  environment: Environment,
  browser: PrintBrowser,
): Maker {
  let editions: readonly DataOf[] = [];
  let workshop: Promise<Workshop> | null = null;
  const open = () => {
    workshop ??= openWorkshop(place, environment, browser).catch((fault) => {
      workshop = null;
      throw fault;
    });
    return workshop;
  };
  return {
    setData(next) {
      editions = [next, ...editions].slice(0, MOST_EDITIONS);
    },
    async make(task, doing) {
      const shop = await open();
      if (task.kind === "proof") return proveBrowser(shop.parts.printer, doing.signal);
      const data = editions.find(({ edition }) => edition === task.edition);
      if (!data) throw new Error(`A maker was asked for edition ${task.edition}, which it has not`);
      const bench = { ...shop, ...doing, dataset: data.dataset };
      if (task.kind === "query")
        return answerQuery({ ...shop.parts.design, dataset: data.dataset }, task);
      if (task.kind === "chart") return makeChart(task, bench);
      if (task.kind === "changes") return tellChanges(task.pdf, bench);
      if (task.kind === "memo-check") return checkFields(task.fields, bench);
      if (task.kind === "memo")
        return makeMemoOf(task.fields, { ...bench, shop: await shop.memos() });
      return BY_KIND[task.kind](task.job, bench);
    },
  };
}

/** The latest, and that of what was asked for before it came. */
const MOST_EDITIONS = 2;

type Bench = Workshop & Doing & { readonly dataset: Dataset };

const BY_KIND = { screen: makeScreen, page: makePage, data: makeData, print: makePrint } as const;

async function openWorkshop(
  { out }: MakerPlace,
  environment: Environment,
  browser: PrintBrowser,
): Promise<Workshop> {
  const parts = await openParts(environment, browser);
  const { home, env } = environment;
  const identity = await identifyBrowser({});
  const drawing = gatherDrawingInputs({
    ...parts.design,
    home,
    env,
    code: codeFolder(),
    browser: identity,
  });
  const store = openFolder(out, openStamps(out));
  let shop: MemoShop | null = null;
  const memos = async () => {
    shop ??= await openMemoShop(environment, browser, parts);
    return shop;
  };
  const words = openWords({ design: parts.design, drawing, store });
  return { parts, drawing, store, draw: rememberDrawn(), words, memos };
}

function word(job: Job, { words, dataset, onStage }: Bench): Promise<Worded> {
  return words.of(job, dataset, () => onStage("compared"));
}

/** Sets the page, which leaves nothing out. */
async function makeScreen(job: Job, bench: Bench): Promise<MadeBriefing> {
  const worded = await word(job, bench);
  return {
    ...aboutOf(worded),
    screen: await setHtml(worded, bench),
    figures: figuresByAnchor(worded.draft),
  };
}

/** Sets the page of a briefing without a limit of pages: the very file that a build makes. */
async function makePage(job: Job, bench: Bench): Promise<MadeBriefing> {
  const worded = await word(job, bench);
  const made = await resultOf(worded, bench);
  if (made.pages !== null) return made;
  const bytes = new TextEncoder().encode(await setHtml(worded, bench));
  const file = { path: pathOf(made.name, "html"), bytes };
  await bench.store.putMissing(asResult(made.fingerprint, [file]));
  return made;
}

/** Writes the figures behind a briefing; nothing where it has a limit of pages and is not printed yet. */
async function makeData(job: Job, bench: Bench): Promise<MadeBriefing> {
  const { draft, fingerprint } = await word(job, bench);
  const made = aboutOf({ job, draft, fingerprint });
  // What was left out so that it fits is not in the facts of what was printed.
  const shown =
    job.spec.pages === null ? draft.view : await printedFacts(made.name, fingerprint, bench);
  if (!shown) return made;
  const view = { ...draft.view, facts: shown.facts };
  const files = await dataFiles(draft.request.dataset, view, made.name);
  await bench.store.putMissing(asResult(made.fingerprint, files));
  return made;
}

function printedFacts(
  name: string,
  { key }: Fingerprint,
  { store }: Bench,
): Promise<Pick<View, "facts"> | null> {
  return getJson<Pick<View, "facts">>(store, resultPath(key, pathOf(name, "facts")));
}

async function setHtml({ draft }: Worded, { parts, draw }: Bench): Promise<string> {
  const page = await setPage(draft.view, draft.request, draw);
  return addRareFonts(page.html, parts.design.fontStacks).html;
}

/** Draws one chart by itself. Nothing is drawn where the page has fewer. */
async function makeChart(
  { job, chart }: JobOf & { readonly chart: number },
  bench: Bench,
): Promise<MadeBriefing> {
  const worded = await word(job, bench);
  const { view, request } = worded.draft;
  const made = aboutOf(worded);
  const svg = await drawSheet(chart, { ...bench, ...request, view });
  if (svg === null) return made;
  const files = [
    { path: chartFile(made.name, chart, "svg"), bytes: new TextEncoder().encode(svg) },
    { path: chartFile(made.name, chart, "png"), bytes: await rasterize(svg) },
  ];
  await bench.store.putMissing(asResult(made.fingerprint, files));
  return made;
}

/** Prints what is not there yet. */
async function makePrint(job: Job, bench: Bench): Promise<MadeBriefing> {
  const worded = await word(job, bench);
  const made = await resultOf(worded, bench);
  if (made.pages !== null) return made;
  const { parts, store, signal, dataset, draw, onStage } = bench;
  const { draft, fingerprint } = worded;
  const record = await readRecord(store, nameOf(job));
  const context = { ...parts.design, printer: parts.printer, signal, drawCharts: draw };
  const inspect = {
    ...AUDIT,
    inspect: async (...asked: Parameters<typeof AUDIT.inspect>) => {
      onStage("printed");
      await AUDIT.inspect(...asked);
      onStage("inspected");
    },
  };
  const printed = await printJob(job, { ...context, inspect }, { draft, fingerprint, record });
  const { pages } = printed.record.entry;
  const { generator } = parts;
  await keepResult(
    store,
    { ...recordOf(made, pages), dataset: dataset.version, generator },
    printed.files,
  );
  return { ...made, pages };
}

function aboutOf({ job, draft: { view }, fingerprint }: Worded): MadeBriefing {
  return {
    kind: "briefing",
    fingerprint: fingerprint.key,
    name: nameOf(job),
    title: view.meta.title,
    date: view.meta.date,
    language: job.language,
    charts: listCharts(view),
    pages: null,
    screen: null,
    figures: {},
  };
}

function figuresByAnchor({ request, view }: Draft): Readonly<Record<string, string>> {
  const ids = view.facts.flatMap(({ figures }) => figures);
  const figures = figuresWithIds(request.dataset, ids);
  return Object.fromEntries(figures.map((figure) => [anchorOf(figure), figure.id]));
}

/** What there is of a briefing already: made on demand before, or by a build. */
async function resultOf(worded: Worded, { store, dataset, parts }: Bench): Promise<MadeBriefing> {
  const about = aboutOf(worded);
  const { fingerprint, name } = about;
  const kept = await readResult(store, fingerprint, name);
  if (kept) return { ...about, pages: kept.pages };
  const record = await readRecord(store, name);
  if (record?.entry.key !== fingerprint) return about;
  const { pages } = record.entry;
  const { generator } = parts;
  const result = { ...recordOf(about, pages), dataset: dataset.version, generator };
  return (await copyBuilt(store, record.entry, result)) ? { ...about, pages } : about;
}

function recordOf(
  { fingerprint, name, title, date, language }: MadeBriefing,
  pages: number,
): Omit<ResultRecord, "dataset" | "generator"> {
  return { fingerprint, name, title, date, language, pages };
}
