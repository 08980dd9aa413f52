import type { Finding } from "../../analysis/findings/model.ts";
import {
  analyzeFor,
  type Briefing,
  type BriefingRequest,
  type Draft,
  draftBriefing,
  type Page,
  printDraft,
} from "../../briefing.ts";
import { type Fingerprint, fingerprintOf } from "../../cache/fingerprint.ts";
import { leadFile, recallFingerprint } from "../../cache/input-key.ts";
import { findReasons, type Reason } from "../../cache/reasons.ts";
import { type OutputRecord, readRecord, withPresentFigures } from "../../cache/record.ts";
import { LATEST } from "../../dataset/time/choice.ts";
import { addRareFonts, type CompletePage } from "../../page/fonts.ts";
import {
  describeOutput,
  type ManifestEntry,
  type ManifestFinding,
  nameOf,
} from "../../results/manifest.ts";
import { encodeFacts, outputFiles } from "../../results/output-kinds.ts";
import type { OutputFile } from "../../store/folder.ts";
import type { Store } from "../../store/store.ts";
import { plainText } from "../../view/sentence.ts";
import type { SharedAnalyses } from "./analyses.ts";
import { identifierOf } from "./identifier.ts";
import type { BuildContext, Job } from "./job.ts";

/** What a job made; nothing of it is written yet. */
export interface Made {
  readonly files: readonly OutputFile[];
  readonly record: OutputRecord;
  /** Leads to the fingerprint in the record. */
  readonly inputKey: string;
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
  context: BuildContext,
  analyses: SharedAnalyses,
): Promise<Attempt> {
  const begun = context.clockMs();
  const outcome = await make(job, context, analyses).catch((error) => ({
    reasons: [],
    made: null,
    entry: null,
    error,
  }));
  return { job, seconds: (context.clockMs() - begun) / 1000, ...outcome };
}

async function make(job: Job, context: BuildContext, analyses: SharedAnalyses) {
  const { store } = context;
  const name = nameOf(job);
  const kept = await readRecord(store, name);
  const record = kept && withPresentFigures(kept, context.dataset.formerIds);
  const request = requestOf(job, context);
  const inputKey = context.inputKeyOf({
    ...request,
    language: job.language,
    earlier: request.earlier ?? null,
  });
  const known = await recallFingerprint(store, name, inputKey);
  const asked = askedReasons(record, context);
  if (asked.length === 0 && record && record.entry.key === known && isWhole(record, store)) {
    analyses.skip(job);
    return { reasons: [], made: null, entry: record.entry, error: null };
  }
  const draft = draftBriefing(
    request,
    analyses.take(job, () => analyzeFor(request)),
  );
  const fingerprint = fingerprintOf(draft, context.drawing, identifierOf(job));
  const reasons = [...asked, ...findReasons(fingerprint, record, store.hashOf)];
  if (reasons.length === 0) {
    await store.put([leadFile(name, { inputKey, fingerprint: fingerprint.key })]);
    return { reasons, made: null, entry: record?.entry ?? null, error: null };
  }
  const { files, record: fresh } = await printJob(job, context, { draft, fingerprint, record });
  return { reasons, made: { files, record: fresh, inputKey }, entry: null, error: null };
}

/** What asks for an output whatever it is made of. */
function askedReasons(
  record: OutputRecord | null,
  { isForced, inspect }: BuildContext,
): readonly Reason[] {
  return [
    ...(isForced ? [{ kind: "forced" } as const] : []),
    ...(inspect && record?.isInspected === false ? [{ kind: "uninspected" } as const] : []),
  ];
}

function isWhole({ entry }: OutputRecord, store: Store): boolean {
  return entry.files.every(({ path, sha256 }) => store.hashOf(path) === sha256);
}

/** What is printed, and what is known of it from before. */
interface ToPrint {
  readonly draft: Draft;
  readonly fingerprint: Fingerprint;
  readonly record: OutputRecord | null;
}

type PrintContext = Pick<
  BuildContext,
  "printer" | "signal" | "drawCharts" | "inspect" | "onPage" | "fontStacks"
>;

/** Prints an output and looks into it. Errors: those of the stages; AUDIT_FAULT. */
export async function printJob(
  job: Job,
  context: PrintContext,
  { draft, fingerprint, record }: ToPrint,
): Promise<Omit<Made, "inputKey">> {
  const { printer, signal, drawCharts, inspect } = context;
  const briefing = await printDraft(draft, printer, {
    signal,
    knownPages: record?.anchors ?? {},
    knownFit: record?.fit ?? null,
    onPage: (page: Page) => context.onPage?.(nameOf(job), page),
    // What can't be loaded is told by the inspection itself.
    whilePrinting: () => void inspect?.prepare().catch(() => {}),
    drawCharts,
    identifier: identifierOf(job),
  });
  await inspect?.inspect(briefing.pdf, briefing.facts);
  const page = addRareFonts(briefing.html, context.fontStacks);
  return describe(job, { ...briefing, ...page }, fingerprint, inspect !== null);
}

type RequestContext = Pick<
  BuildContext,
  "dataset" | "templates" | "kindById" | "localeByLanguage" | "earlierOf"
>;

/** What is asked of a briefing for a job. */
export function requestOf(job: Job, context: RequestContext): BriefingRequest {
  const { spec, language, regions } = job;
  const { dataset, templates, kindById, localeByLanguage } = context;
  const earlier = context.earlierOf?.(nameOf(job), spec) ?? null;
  const locale = localeByLanguage[language];
  return { dataset, spec, regions, templates, kindById, locale, earlier };
}

function describe(
  job: Job,
  briefing: Briefing & CompletePage,
  { key, madeOf, figures }: Fingerprint,
  isInspected: boolean,
): Omit<Made, "inputKey"> {
  const { analysis, view, pages, anchors, fit } = briefing;
  const { spec, id, language, regions } = job;
  const { meta, head, findings } = view;
  const files = filesOf(nameOf(job), briefing);
  const about = {
    id,
    base: spec.id,
    regions,
    ...(spec.references.length > 0 ? { references: spec.references } : {}),
    ...(spec.group ? { group: spec.group.id } : {}),
    ...timeOf(spec),
    ...spec.asked,
    language,
    title: meta.title,
    kind: head.kind,
    date: meta.date,
    version: head.version,
    pages,
    findings: findings.map(({ lead, sentence }, at) => ({
      lead,
      text: plainText(sentence),
      ...aboutOf(analysis.findings[at]),
    })),
    key,
    madeOf,
  };
  const fonts = briefing.fonts.map(({ path }) => path);
  const entry = describeOutput(about, files, fonts);
  return { files, record: { entry, isInspected, figures, anchors, fit } };
}

/** What a finding is about; its indicators are also those of its evidence. */
function aboutOf(finding: Finding | undefined): Pick<ManifestFinding, "about"> {
  if (!finding) return {};
  const { kind, indicator, evidence, measure, target, regions } = finding;
  const others = evidence.flatMap((id) => id.split("/")[1] ?? []);
  const indicators = [...new Set([indicator, ...others])];
  return { about: { kind, indicators, measure, target, regions } };
}

function timeOf({ period, asOf }: Job["spec"]): Pick<ManifestEntry, "period" | "asOf"> {
  const asked = typeof period === "string" ? period : period.period;
  return {
    ...(asked === LATEST ? {} : { period: asked }),
    ...(asOf === null ? {} : { asOf }),
  };
}

function filesOf(name: string, { pdf, html, facts }: Briefing): readonly OutputFile[] {
  const page = new TextEncoder().encode(html);
  return outputFiles(name, { pdf, html: page, facts: encodeFacts(facts) });
}
