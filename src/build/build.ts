import { join } from "node:path";
import {
  analyzeFor,
  type Briefing,
  type BriefingRequest,
  draftBriefing,
  type Page,
  type Press,
  printDraft,
} from "../briefing.ts";
import type { DrawCharts } from "../charts/memo.ts";
import type { BriefingSpec, Dataset, Language } from "../dataset/model.ts";
import { ReportError } from "../error.ts";
import type { FontStack } from "../fonts/faces.ts";
import { addRareFonts, type CompletePage } from "../page/fonts.ts";
import type { Templates } from "../page/templates.ts";
import type { Kind } from "../view/kind.ts";
import type { Locale } from "../view/locale.ts";
import { plainText } from "../view/sentence.ts";
import type { Earlier } from "../view/since.ts";
import { type SharedAnalyses, shareAnalyses } from "./analyses.ts";
import type { FileHashes } from "./cache/file-hashes.ts";
import { type OutputRecord, readRecord, recordFile } from "./cache/record.ts";
import { findReasons, type Reason } from "./explain.ts";
import type { Inspect } from "./inspect.ts";
import { type Recipe, recipeOf } from "./key/ingredients.ts";
import type { Materials } from "./key/materials.ts";
import { describeOutput, type ManifestEntry, nameOf } from "./manifest.ts";
import { type OutputFile, writeFiles } from "./output.ts";

/** One output to make: a briefing in a language. */
export interface Job {
  readonly spec: BriefingSpec;
  readonly language: Language;
  /** Region ids; the briefing's own where a user asks for none. */
  readonly regions: readonly string[];
}

/** What all jobs of a build share. */
export interface Workshop {
  readonly dataset: Dataset;
  readonly templates: Templates;
  readonly fontStacks: readonly FontStack[];
  readonly kindById: ReadonlyMap<string, Kind>;
  readonly localeByLanguage: Readonly<Record<Language, Locale>>;
  readonly materials: Materials;
  readonly press: Press;
  /** Looks into each PDF before it is written; null to write it unseen. */
  readonly inspect: Inspect | null;
  /** The output folder. */
  readonly folder: string;
  readonly hashes: FileHashes;
  /** True where also what is up to date is made again. */
  readonly isForced: boolean;
  /** How many jobs are under way at once. */
  readonly atOnce: number;
  readonly clockMs: () => number;
  readonly signal: AbortSignal;
  /** Told when a job begins and when it ends. */
  readonly onProgress: (event: Progress) => void;
  /** Takes each page as it goes to the printer. */
  readonly onPage?: (name: string, page: Page) => void;
  /** The issue before of a job's output; null where there was none. Default: none is known. */
  readonly earlierOf?: (name: string, regions: readonly string[]) => Earlier | null;
  readonly drawCharts?: DrawCharts | undefined;
}

export type Progress =
  | { readonly kind: "begun"; readonly job: Job }
  | { readonly kind: "ended"; readonly result: Result };

/** How one job ended; success and failure have the same shape. */
export interface Result {
  readonly job: Job;
  /** Path of the PDF below the output folder. */
  readonly path: string;
  readonly pages: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Why it was made; none where it was up to date and nothing was done. */
  readonly reasons: readonly Reason[];
  readonly entry: ManifestEntry | null;
  /** Why it failed; null where it did not. */
  readonly error: unknown;
}

/**
 * Makes every job that is not up to date, some at once; one that fails does not stop the others.
 *
 * Shape: results in the order of the jobs. Whatever ends it, each output is there whole, and known, or not at all.
 * Errors: CANCELLED when the user stops it; a job's own fault stands in its result.
 */
export async function buildAll(jobs: readonly Job[], shop: Workshop): Promise<readonly Result[]> {
  const results: Result[] = [];
  const analyses = shareAnalyses(jobs);
  const waiting = jobs.map((job, index) => ({ job, index }));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (shop.signal.aborted) return;
      shop.onProgress({ kind: "begun", job: next.job });
      const result = await runJob(next.job, shop, analyses);
      results[next.index] = result;
      shop.onProgress({ kind: "ended", result });
    }
  };
  await Promise.all(Array.from({ length: Math.min(shop.atOnce, jobs.length) }, work));
  if (shop.signal.aborted) throw new ReportError("CANCELLED", "Stopped before the build was done");
  return results;
}

async function runJob(job: Job, shop: Workshop, analyses: SharedAnalyses): Promise<Result> {
  const begun = shop.clockMs();
  const name = nameOf({ id: job.spec.id, language: job.language });
  const outcome = await attempt(job, name, shop, analyses).catch((error) => ({
    entry: null,
    reasons: [],
    error,
  }));
  const pdf = outcome.entry?.files.find(({ path }) => path === `${name}.pdf`);
  return {
    job,
    path: `${name}.pdf`,
    pages: outcome.entry?.pages ?? 0,
    bytes: pdf?.bytes ?? 0,
    seconds: (shop.clockMs() - begun) / 1000,
    ...outcome,
  };
}

async function attempt(job: Job, name: string, shop: Workshop, analyses: SharedAnalyses) {
  const { folder, press, signal, drawCharts } = shop;
  const request = requestOf(job, shop);
  const draft = draftBriefing(
    request,
    analyses.take(job, () => analyzeFor(request)),
  );
  const recipe = recipeOf(draft, shop.materials);
  const record = readRecord(folder, name);
  const found = findReasons(recipe, record, (path) => shop.hashes.hashOf(join(folder, path)));
  const reasons: readonly Reason[] = [
    ...(shop.isForced ? [{ kind: "forced" } as const] : []),
    ...(shop.inspect && record?.isInspected === false ? [{ kind: "uninspected" } as const] : []),
    ...found,
  ];
  if (reasons.length === 0) return { entry: record?.entry ?? null, reasons, error: null };
  const knownPages = record?.anchors ?? {};
  const onPage = (page: Page) => shop.onPage?.(name, page);
  // What can't be loaded is told by the inspection itself.
  const whilePrinting = () => void shop.inspect?.prepare().catch(() => {});
  const briefing = await printDraft(draft, press, {
    signal,
    knownPages,
    onPage,
    whilePrinting,
    drawCharts,
  });
  await shop.inspect?.inspect(briefing.pdf, briefing.facts);
  const page = addRareFonts(briefing.html, shop.fontStacks);
  const made = describe(name, { ...briefing, ...page }, recipe, shop.inspect !== null);
  await writeFiles(folder, made.files);
  await writeFiles(folder, [recordFile(name, made.record)]);
  return { entry: made.record.entry, reasons, error: null };
}

function requestOf({ spec, language, regions }: Job, shop: Workshop): BriefingRequest {
  const { dataset, templates, kindById, localeByLanguage } = shop;
  const earlier = shop.earlierOf?.(nameOf({ id: spec.id, language }), regions) ?? null;
  const locale = localeByLanguage[language];
  return { dataset, spec, regions, templates, kindById, locale, earlier };
}

function describe(
  name: string,
  briefing: Briefing & CompletePage,
  { key, madeOf, figures }: Recipe,
  isInspected: boolean,
): { readonly files: readonly OutputFile[]; readonly record: OutputRecord } {
  const { view, pages, anchors } = briefing;
  const files = filesOf(name, briefing);
  const { id, language, meta, head } = view;
  const entry = describeOutput(
    {
      id,
      language,
      title: meta.title,
      kind: head.kind,
      date: meta.date,
      version: head.version,
      pages,
      findings: view.findings.map(({ lead, sentence }) => ({ lead, text: plainText(sentence) })),
      key,
      madeOf,
    },
    files,
    briefing.fonts.map(({ path }) => path),
  );
  return { files, record: { entry, isInspected, figures, anchors } };
}

function filesOf(name: string, { pdf, html, facts }: Briefing): readonly OutputFile[] {
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    { path: `${name}.pdf`, bytes: pdf },
    { path: `${name}.html`, bytes: encode(html) },
    { path: `${name}.facts.json`, bytes: encode(`${JSON.stringify({ facts }, null, 1)}\n`) },
  ];
}
