import { resolve } from "node:path";
import { compareEditions } from "../changes/compare-editions.ts";
import { chooseCrops, drawCrops } from "../changes/crops.ts";
import { type Edition, openEdition, withPresentIds } from "../changes/edition.ts";
import type { ChangeReport, Crop } from "../changes/model.ts";
import { withComparers } from "../changes/page-workers.ts";
import { joinNames } from "../changes/report/figure.ts";
import { renderReport } from "../changes/report/page.ts";
import { buildReportView, type ReportView } from "../changes/report/view.ts";
import { formerIdsOf } from "../dataset/former-ids.ts";
import type { Language } from "../dataset/model.ts";
import { type Design, loadDesign } from "../design.ts";
import type { Environment } from "../environment.ts";
import { cancelled } from "../pdf/cancel.ts";
import { type OutputFile, writeFiles } from "../store/folder.ts";
import type { EditionNames } from "../web/names.ts";
import { webText } from "../web/web-templates.ts";
import { readWords } from "../web/words.ts";
import { withParts } from "./parts.ts";

/** What is asked of a comparison of two output folders. */
export interface ChangesOptions {
  /** An output folder, or its manifest. */
  readonly before: string;
  readonly after: string;
  /** Of the report. */
  readonly lang: Language;
  /** Where to write the report as a page. */
  readonly html?: string;
  readonly pdf?: string;
  /** True where it is to be told how much of each page changed. Default: false. */
  readonly measured?: boolean;
}

/** What is different between two output folders. */
export interface Changes {
  readonly report: ChangeReport;
  /** The report in words. */
  readonly view: ReportView;
  /** Files that the report was written to, as they were named. */
  readonly written: readonly string[];
}

/** Told of each output that is done, how many are, and of how many. */
type OnCompared = (name: string, done: number, total: number) => void;

const NO_NAMES: EditionNames = {
  regions: {},
  indicators: {},
  units: {},
  scopes: {},
  bases: {},
  documents: {},
};

/**
 * Tells what is different between two output folders, and writes the report where that is asked for.
 *
 * Errors: INPUT_UNREADABLE for a folder that no build made; OUTPUT_FAULT, CANCELLED; those of printing. Files are written all or none.
 */
export async function compareFolders(
  options: ChangesOptions,
  environment: Environment,
  onCompared: OnCompared = () => {},
): Promise<Changes> {
  const open = (path: string) => openEdition(resolve(environment.cwd, path));
  const [earlier, after] = [open(options.before), open(options.after)];
  const before = withPresentIds(earlier, formerIdsOf(after.manifest.formerIds));
  const report = await withComparers({ count: environment.cores }, (comparePages) =>
    unlessCancelled(
      environment.signal,
      compareEditions(before, after, {
        looks: options.measured ? "measured" : "untold",
        comparePages,
        onDone: onCompared,
      }),
    ),
  );
  const design = await loadDesign(environment.home);
  const words = readWords(webText(design.tree, "web/changes.yaml"))[options.lang];
  const locale = design.localeByLanguage[options.lang];
  const naming = joinNames(before.names ?? NO_NAMES, after.names ?? NO_NAMES);
  const hasPictures = options.html !== undefined || options.pdf !== undefined;
  const crops = hasPictures ? await cropsOf(report, options.lang, before, after) : [];
  const view = buildReportView(report, crops, naming, { words, locale });
  const written = await writeReport(options, environment, {
    view,
    design,
    date: latestDate(after),
  });
  return { report, view, written };
}

/** Waits for some work, but no longer than it is wanted. Errors: those of the work; CANCELLED. */
async function unlessCancelled<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(cancelled(signal));
  });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([stopped, work]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** The most pictures of one figure, and of all: what else changed stands in the report as JSON. */
const MOST_CROPS = { perFigure: 4, inAll: 24 } as const;

/** Draws where revised figures are printed, in the language of the report, or where there is nothing in it in any other. */
async function cropsOf(
  { figures, outputs }: ChangeReport,
  lang: Language,
  before: Edition,
  after: Edition,
): Promise<readonly Crop[]> {
  const own = outputs.filter(({ language, places }) => language === lang && places.length > 0);
  const ids = figures.map(({ id }) => id);
  const choices = chooseCrops(own.length > 0 ? own : outputs, ids, MOST_CROPS);
  return drawCrops(choices, before, after);
}

interface Report {
  readonly view: ReportView;
  readonly design: Design;
  /** ISO date that the PDF bears. */
  readonly date: string;
}

async function writeReport(
  { html, pdf }: ChangesOptions,
  environment: Environment,
  report: Report,
): Promise<readonly string[]> {
  const page = renderReport(report.view, report.design.tree);
  const encode = async () => new TextEncoder().encode(page);
  const wanted = [
    ...(html === undefined ? [] : [{ named: html, make: encode }]),
    ...(pdf === undefined
      ? []
      : [{ named: pdf, make: () => printReport(page, environment, report) }]),
  ];
  const files: OutputFile[] = [];
  for (const { named, make } of wanted)
    files.push({ path: resolve(environment.cwd, named), bytes: await make() });
  await writeFiles("", files);
  return wanted.map(({ named }) => named);
}

async function printReport(
  html: string,
  environment: Environment,
  { view, design, date }: Report,
): Promise<Uint8Array> {
  const { title, labels } = view;
  const subject = labels.subject ?? "";
  return withParts(environment, { design }, async ({ printer, generator }) => {
    const printed = await printer.print({ html, signal: environment.signal });
    const meta = { title, subject, keywords: [], author: generator, date };
    return printer.finish(printed, { meta, lang: labels.lang ?? "" }, []);
  });
}

/** The report is as old as the newest briefing it is about. */
function latestDate({ manifest }: Edition): string {
  const dates = manifest.outputs.map(({ date }) => date).sort();
  return dates.at(-1) ?? "1970-01-01";
}
