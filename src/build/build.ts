import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Briefing, type BriefingRequest, makeBriefing, type Press } from "../briefing.ts";
import type { BriefingSpec, Dataset, Language } from "../dataset/model.ts";
import { ReportError } from "../error.ts";
import type { Templates } from "../page/templates.ts";
import type { Kind } from "../view/kind.ts";
import type { Locale } from "../view/locale.ts";
import {
  describeOutput,
  type Manifest,
  type ManifestEntry,
  manifestFile,
  mergeEntries,
} from "./manifest.ts";
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
  readonly kindById: ReadonlyMap<string, Kind>;
  readonly localeByLanguage: Readonly<Record<Language, Locale>>;
  readonly press: Press;
  /** The output folder. */
  readonly folder: string;
  readonly generator: string;
  /** How many jobs are under way at once. */
  readonly atOnce: number;
  readonly clockMs: () => number;
  readonly signal: AbortSignal;
  /** Told when a job begins and when it ends. */
  readonly onProgress: (event: Progress) => void;
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
  readonly entry: ManifestEntry | null;
  /** Why it failed; null where it did not. */
  readonly error: unknown;
}

/**
 * Makes every job, some at once; one that fails does not stop the others.
 *
 * Errors: CANCELLED when the user stops it; a job's own fault stands in its result.
 */
export async function buildAll(jobs: readonly Job[], shop: Workshop): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = jobs.map((job, index) => ({ job, index }));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      shop.signal.throwIfAborted();
      shop.onProgress({ kind: "begun", job: next.job });
      const result = await runJob(next.job, shop);
      results[next.index] = result;
      shop.onProgress({ kind: "ended", result });
    }
  };
  await Promise.all(Array.from({ length: Math.min(shop.atOnce, jobs.length) }, work));
  if (shop.signal.aborted) throw new ReportError("CANCELLED", "Stopped before the build was done");
  await writeManifest(results, shop);
  return results;
}

async function runJob(job: Job, shop: Workshop): Promise<Result> {
  const begun = shop.clockMs();
  const name = `${job.spec.id}.${job.language}`;
  const base = { job, path: `${name}.pdf` };
  const seconds = () => (shop.clockMs() - begun) / 1000;
  try {
    const briefing = await makeBriefing(requestOf(job, shop), shop.press, { signal: shop.signal });
    const files = filesOf(name, briefing);
    await writeFiles(shop.folder, files);
    const about = { id: job.spec.id, language: job.language, title: briefing.view.meta.title };
    const entry = describeOutput({ ...about, pages: briefing.pages }, files);
    const bytes = briefing.pdf.byteLength;
    return { ...base, pages: briefing.pages, bytes, seconds: seconds(), entry, error: null };
  } catch (error) {
    return { ...base, pages: 0, bytes: 0, seconds: seconds(), entry: null, error };
  }
}

function requestOf({ spec, language, regions }: Job, shop: Workshop): BriefingRequest {
  const { dataset, templates, kindById, localeByLanguage } = shop;
  return { dataset, spec, regions, templates, kindById, locale: localeByLanguage[language] };
}

function filesOf(name: string, { pdf, html, facts }: Briefing): readonly OutputFile[] {
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    { path: `${name}.pdf`, bytes: pdf },
    { path: `${name}.html`, bytes: encode(html) },
    { path: `${name}.facts.json`, bytes: encode(`${JSON.stringify({ facts }, null, 1)}\n`) },
  ];
}

async function writeManifest(results: readonly Result[], shop: Workshop): Promise<void> {
  const earlier = await readManifest(shop.folder);
  const made = results.flatMap(({ entry }) => entry ?? []);
  const outputs = mergeEntries(earlier?.outputs ?? [], made);
  const manifest = { generator: shop.generator, dataset: shop.dataset.version, outputs };
  await writeFiles(shop.folder, [manifestFile(manifest)]);
}

/** The manifest of an earlier build; null where there is none that can be read. */
async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    // A manifest that was cut short is made anew; the outputs themselves are whole.
    return null;
  }
}
