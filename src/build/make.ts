import { join } from "node:path";
import {
  analyzeFor,
  type Briefing,
  type BriefingRequest,
  draftBriefing,
  type Page,
  printDraft,
} from "../briefing.ts";
import { LATEST } from "../dataset/time/choice.ts";
import { addRareFonts, type CompletePage } from "../page/fonts.ts";
import type { OutputFile } from "../store/folder.ts";
import { plainText } from "../view/sentence.ts";
import type { SharedAnalyses } from "./analyses.ts";
import { type OutputRecord, readRecord } from "./cache/record.ts";
import { findReasons, type Reason } from "./explain.ts";
import type { Job, Workshop } from "./job.ts";
import { type Recipe, recipeOf } from "./key/ingredients.ts";
import { describeOutput, type ManifestEntry, nameOf } from "./manifest.ts";

/** What a job made; nothing of it is written yet. */
interface Made {
  readonly files: readonly OutputFile[];
  readonly record: OutputRecord;
}

/** How a job went. */
export interface Attempt {
  readonly job: Job;
  readonly seconds: number;
  /** Why it was made; none where it is up to date. */
  readonly reasons: readonly Reason[];
  /** Null where it is up to date or failed. */
  readonly made: Made | null;
  /** What was made before; null where that is not up to date. */
  readonly entry: ManifestEntry | null;
  /** Why it failed; null where it did not. */
  readonly error: unknown;
}

/** Makes an output that is not up to date; whatever goes wrong stands in the result. */
export async function attempt(
  job: Job,
  shop: Workshop,
  analyses: SharedAnalyses,
): Promise<Attempt> {
  const begun = shop.clockMs();
  const outcome = await make(job, shop, analyses).catch((error) => ({
    reasons: [],
    made: null,
    entry: null,
    error,
  }));
  return { job, seconds: (shop.clockMs() - begun) / 1000, ...outcome };
}

async function make(job: Job, shop: Workshop, analyses: SharedAnalyses) {
  const { folder, press, signal, drawCharts } = shop;
  const name = nameOf(job);
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
  if (reasons.length === 0)
    return { reasons, made: null, entry: record?.entry ?? null, error: null };
  const [knownPages, knownFit] = [record?.anchors ?? {}, record?.fit ?? null];
  const onPage = (page: Page) => shop.onPage?.(name, page);
  // What can't be loaded is told by the inspection itself.
  const whilePrinting = () => void shop.inspect?.prepare().catch(() => {});
  const briefing = await printDraft(draft, press, {
    signal,
    knownPages,
    knownFit,
    onPage,
    whilePrinting,
    drawCharts,
  });
  await shop.inspect?.inspect(briefing.pdf, briefing.facts);
  const page = addRareFonts(briefing.html, shop.fontStacks);
  const made = describe(job, { ...briefing, ...page }, recipe, shop.inspect !== null);
  return { reasons, made, entry: null, error: null };
}

function requestOf(job: Job, shop: Workshop): BriefingRequest {
  const { spec, language, regions } = job;
  const { dataset, templates, kindById, localeByLanguage } = shop;
  const earlier = shop.earlierOf?.(nameOf(job), spec) ?? null;
  const locale = localeByLanguage[language];
  return { dataset, spec, regions, templates, kindById, locale, earlier };
}

function describe(
  job: Job,
  briefing: Briefing & CompletePage,
  { key, madeOf, figures }: Recipe,
  isInspected: boolean,
): Made {
  const { view, pages, anchors, fit } = briefing;
  const { spec, id, language, regions } = job;
  const { meta, head, findings } = view;
  const files = filesOf(nameOf(job), briefing);
  const about = {
    id,
    base: spec.id,
    regions,
    ...timeOf(spec),
    language,
    title: meta.title,
    kind: head.kind,
    date: meta.date,
    version: head.version,
    pages,
    findings: findings.map(({ lead, sentence }) => ({ lead, text: plainText(sentence) })),
    key,
    madeOf,
  };
  const fonts = briefing.fonts.map(({ path }) => path);
  const entry = describeOutput(about, files, fonts);
  return { files, record: { entry, isInspected, figures, anchors, fit } };
}

function timeOf({ period, asOf }: Job["spec"]): Pick<ManifestEntry, "period" | "asOf"> {
  const asked = typeof period === "string" ? period : period.period;
  return {
    ...(asked === LATEST ? {} : { period: asked }),
    ...(asOf === null ? {} : { asOf }),
  };
}

function filesOf(name: string, { pdf, html, facts }: Briefing): readonly OutputFile[] {
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    { path: `${name}.pdf`, bytes: pdf },
    { path: `${name}.html`, bytes: encode(html) },
    { path: `${name}.facts.json`, bytes: encode(`${JSON.stringify({ facts }, null, 1)}\n`) },
  ];
}
