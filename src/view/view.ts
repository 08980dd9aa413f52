import { createHash } from "node:crypto";
import type { Analysis } from "../analysis/analyze.ts";
import { documentsIn } from "../analysis/documents.ts";
import type { Cell } from "../analysis/model.ts";
import { isOfLatestYears } from "../analysis/timing.ts";
import type { BriefingSpec, Dataset } from "../dataset/model.ts";
import { buildButterfly } from "./butterfly.ts";
import { buildContents, sectionId, titleOf } from "./contents.ts";
import type { Context } from "./context.ts";
import { showFinding } from "./findings/show.ts";
import { buildGuide } from "./guide.ts";
import { buildHead } from "./head.ts";
import { keyTo } from "./key.ts";
import { buildKeyFigures } from "./key-figures.ts";
import { hasPart, type Kind, type Part } from "./kind.ts";
import { openLedger } from "./ledger.ts";
import { type Locale, neutral } from "./locale.ts";
import type {
  ContentsEntry,
  Fact,
  FindingView,
  SectionView,
  StepsView,
  TableView,
  View,
} from "./model.ts";
import { sayOmitted } from "./omitted.ts";
import { buildPosition } from "./position/position.ts";
import { quoteNames } from "./quoted-names.ts";
import { quoteDigits } from "./quotes.ts";
import { buildSection } from "./section.ts";
import { buildSheets } from "./sheets.ts";
import { isShown, sectionsShown } from "./shown.ts";
import { type Earlier, saySince } from "./since.ts";
import { buildSources } from "./sources.ts";
import { buildSteps } from "./steps.ts";
import { buildTable, type TableSettings } from "./table/table.ts";
import { sayChanges } from "./time/changes.ts";
import { buildDocuments } from "./time/documents.ts";
import { buildLatest } from "./time/latest.ts";
import { buildTrends } from "./time/trends.ts";
import { buildMeta } from "./title.ts";
import { markUnproved } from "./unproved.ts";
import { wholeNames } from "./whole-names.ts";

/** What a view is built from. */
interface ViewSource {
  readonly dataset: Dataset;
  readonly spec: BriefingSpec;
  readonly kind: Kind;
  /** Region ids, in the order of the page. */
  readonly regions: readonly string[];
  readonly analysis: Analysis;
  readonly locale: Locale;
  /** The edition before, where one is known. */
  readonly earlier?: Earlier | null;
}

/** BCP 47 tags of the document's language. */
const LANG_TAGS = { zh: "zh-CN", en: "en" } as const;

/** Words a whole briefing in one language; every number on it is in its facts. */
export function buildView(source: ViewSource): View {
  const { dataset, spec, kind, regions, analysis } = source;
  const isOfYears = isOfLatestYears(analysis.timing);
  const locale = isOfYears ? source.locale : neutral(source.locale);
  const language = locale.language;
  const context: Context = {
    dataset,
    locale,
    language,
    ledger: openLedger(),
    shown: new Set(),
    focus: analysis.focus,
    peers: peersIn(spec, regions),
    isOfOne: regions.length === 1,
    documents: documentsIn(dataset, analysis),
    linksToSources: hasPart(kind, "sources"),
    marksAnchor: hasPart(kind, "guide") ? "guide" : null,
  };
  const only = <T>(part: Part, make: () => T) => (isShown(kind, analysis, part) ? make() : null);
  const contents = buildContents(context, kind, analysis);
  const headings = Object.fromEntries(contents.map(({ id, heading }) => [id, heading]));
  // In the order of the page: the ledger numbers its entries as they come.
  const places = [...regions, ...spec.references];
  const head = buildHead(context, kind, spec, { regions: places, timing: analysis.timing });
  const factsOfHead = context.ledger.facts.length;
  const figures = only("figures", () => buildKeyFigures(context, analysis.figures));
  const position = only("position", () =>
    buildPosition(context, analysis.positions, {
      title: titleOf(context, "position", analysis),
      widthMm: kind.tableWidthMm,
      explained: figures?.legend ?? [],
    }),
  );
  const findings = only("findings", () => buildFindings(context, source)) ?? [];
  const headline = only("headline", () => partTable(context, "headline", source));
  const butterfly = only("butterfly", () => buildButterfly(context, analysis.headline, 1));
  const targets = only("targets", () => partTable(context, "targets", source));
  const firstOfSteps = butterfly ? 2 : 1;
  const steps = only("steps", () => stepsPart(context, source, firstOfSteps));
  const firstOfSections = firstOfSteps + (steps?.charts.length ?? 0);
  const sections = buildSections(context, source, { contents, firstChart: firstOfSections });
  const firstTrend = firstOfSections + sections.flatMap(({ charts }) => charts).length;
  const unversioned: Omit<View, "facts" | "names" | "since"> = {
    id: spec.id,
    language,
    lang: LANG_TAGS[language],
    kind: kind.id,
    labels: labelsOf(locale, spec),
    meta: buildMeta(context, { title: head.title, spec, regions: places }),
    head,
    contents,
    headings,
    figures,
    position,
    findings,
    key: keyTo(
      context,
      findings.flatMap(({ chart }) => chart?.spec ?? []),
    ),
    headline,
    butterfly,
    targets,
    steps,
    sections,
    only: only("only", () => partTable(context, "only", source)),
    ...wordOverTime(context, source, firstTrend),
    omitted: sayOmitted(context, analysis.omitted),
    guide: only("guide", () => buildGuide(context, { isBook: hasPart(kind, "book") })),
    sources: only("sources", () => buildSources(context, places)) ?? [],
  };
  // Worded last, since it needs to know which figures the page shows. It depends on another edition, so it must not
  // affect the version of this one.
  const since = source.earlier ? saySince(context, source.earlier) : NO_LINE;
  const version = versionOf(unversioned);
  const sheets = hasPart(kind, "book")
    ? { sheets: buildSheets(context, contents, unversioned.sections) }
    : {};
  const unnamed = { ...unversioned, ...sheets, since: since.line, head: { ...head, version } };
  const view = { ...unnamed, names: wholeNames(unnamed, dataset) };
  const facts = context.ledger.facts.toSpliced(factsOfHead, 0, ...since.facts);
  const quoted = [...facts, ...quoteDigits(view, dataset)];
  const all = [...quoted, ...quoteNames(view, { facts: quoted, dataset, group: spec.group })];
  return { ...view, facts: markUnproved(dataset, all) };
}

/** The words of a page; its date is said to be what it is. */
function labelsOf(locale: Locale, { isDatedByDocuments = false }: BriefingSpec): View["labels"] {
  const labels = locale.group("labels");
  return isDatedByDocuments ? { ...labels, dataDate: locale.say("head.newestDocument") } : labels;
}

function buildFindings(context: Context, { analysis, kind }: ViewSource): readonly FindingView[] {
  const chartWidthMm = kind.findingCharts ? kind.findingChartMm : null;
  return analysis.findings.map((finding, index) =>
    showFinding(context, finding, { number: index + 1, chartWidthMm }),
  );
}

/** Of the peers that a briefing names, those that it is about. */
function peersIn({ peers }: BriefingSpec, regions: readonly string[]): readonly string[] {
  return peers.filter((peer) => regions.includes(peer));
}

const NO_LINE: { readonly line: View["since"]; readonly facts: readonly Fact[] } = {
  line: [],
  facts: [],
};

/** Identifies the edition that a reader has: it changes with anything that the page says. */
function versionOf(view: Omit<View, "facts" | "names" | "since">): string {
  return createHash("sha256").update(JSON.stringify(view)).digest("hex").slice(0, VERSION_LENGTH);
}

const VERSION_LENGTH = 8;

/** The parts over time; without those that the kind has not, or that have nothing to show. */
function wordOverTime(
  context: Context,
  { kind, analysis }: ViewSource,
  firstChart: number,
): Pick<View, "changes" | "latest" | "trends" | "documents"> {
  const { overTime } = analysis;
  if (!overTime) return {};
  const has = (part: Part) => isShown(kind, analysis, part);
  return {
    ...(has("changes") ? { changes: sayChanges(context, overTime.changes) } : {}),
    ...(has("latest") ? { latest: buildLatest(context, overTime) } : {}),
    ...(has("trends") ? { trends: buildTrends(context, overTime, { firstChart, kind }) } : {}),
    ...(has("documents") ? { documents: buildDocuments(context, overTime) } : {}),
  };
}

/** A table that is a part of its own. */
function partTable(
  context: Context,
  part: "headline" | "targets" | "only",
  source: ViewSource,
): TableView {
  const { analysis, kind, regions } = source;
  const caption = context.locale.say(`${part}.caption`);
  const table = { id: `${part}-table`, caption, rows: analysis[part] };
  if (part === "only") {
    const { focus: places } = analysis;
    return buildTable(context, { ...table, regions: places, widthMm: ONLY_MM, form: "columns" });
  }
  const isKeyToCharts = part === "headline" && !hasPart(kind, "guide");
  return buildTable(context, {
    ...table,
    ...settingOfTables(source),
    regions,
    microBars: part === "headline" && kind.microBars,
    explains: isKeyToCharts ? cellsOfCharts(analysis) : [],
  });
}

/** The targets of the headline, drawn; `firstNumber` is that of its first figure. */
function stepsPart(context: Context, source: ViewSource, firstNumber: number): StepsView {
  const { analysis, kind, regions } = source;
  return buildSteps(context, analysis.targets, {
    firstNumber,
    regions,
    focus: analysis.focus,
    chartWidthMm: kind.chartWidthMm,
    findings: kind.parts.includes("findings") ? analysis.findings : [],
    tables: settingOfTables(source),
  });
}

/** The table is split into two short ones side by side (`two-up`), each of this width. */
const ONLY_MM = 83;

/** How the tables of a briefing are set. */
function settingOfTables({ spec, kind, analysis }: ViewSource): TableSettings {
  const { focus, references, arePeersListed = false } = spec;
  const peers = arePeersListed ? spec.peers : [];
  return {
    references,
    widthMm: kind.tableWidthMm,
    remarkMm: kind.remarkWidthMm,
    form: analysis.omitted.places ? "distribution" : kind.tableForm,
    isShort: spec.pages !== null,
    named: peers.length === 0 ? [] : [...(focus === null ? [] : [focus]), ...peers],
  };
}

function cellsOfCharts({ sections }: Analysis): readonly Cell[] {
  const panels = sections.flatMap(({ charts }) => charts.flatMap((chart) => chart.panels));
  return panels.flatMap(({ outcome, target }) => [...outcome.cells, ...(target?.cells ?? [])]);
}

function buildSections(
  context: Context,
  source: ViewSource,
  { contents, ...given }: { contents: readonly ContentsEntry[]; firstChart: number },
): readonly SectionView[] {
  const { analysis, kind, regions } = source;
  let { firstChart } = given;
  if (!hasPart(kind, "leads", "tables", "plans", "book", "charts")) return [];
  return sectionsShown(kind, analysis).map((section) => {
    const entry = contents.find(({ id }) => id === sectionId(section.theme)) ?? null;
    const built = buildSection(context, section, {
      entry,
      firstChart,
      regions,
      focus: analysis.focus,
      kind,
      tables: settingOfTables(source),
      chartRows: analysis.omitted.chartRows,
    });
    firstChart += built.charts.length;
    return built;
  });
}
