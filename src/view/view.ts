import type { Analysis } from "../analysis/analyze.ts";
import type { BriefingSpec, Dataset } from "../dataset/model.ts";
import { type Context, listNames, lookUp, placeName } from "./context.ts";
import { wordDate } from "./date.ts";
import { wordFinding } from "./findings/word.ts";
import { openLedger } from "./ledger.ts";
import type { Locale } from "./locale.ts";
import type { ContentsEntry, Guide, Head, SectionView, View } from "./model.ts";
import { numberHeading } from "./numbering.ts";
import { quoteDigits } from "./quotes.ts";
import { buildSection, buildTable, sectionId } from "./section.ts";
import { plainText, say } from "./sentence.ts";
import { buildSources } from "./sources.ts";
import { listYears } from "./year.ts";

/** What a view is built from. */
export interface ViewSource {
  readonly dataset: Dataset;
  readonly spec: BriefingSpec;
  /** Region ids, in the order of the page. */
  readonly regions: readonly string[];
  readonly analysis: Analysis;
  readonly locale: Locale;
}

/** BCP 47 tags of the document's language. */
const LANG_TAGS = { zh: "zh-CN", en: "en" } as const;

/** Words a whole briefing in one language; every number on it is in its facts. */
export function buildView({ dataset, spec, regions, analysis, locale }: ViewSource): View {
  const language = locale.language;
  const context: Context = { dataset, locale, language, ledger: openLedger(), shown: new Set() };
  const head = buildHead(context, spec, regions);
  const findings = analysis.findings.map((finding) => wordFinding(context, finding));
  const headline = buildTable(context, {
    id: "headline-table",
    caption: locale.say("headline.caption"),
    rows: analysis.headline,
    regions,
  });
  const targets = buildTable(context, {
    id: "targets-table",
    caption: locale.say("targets.caption"),
    rows: analysis.targets,
    regions,
  });
  const contents = contentsOf(context, analysis);
  const headings = Object.fromEntries(contents.map(({ id, heading }) => [id, heading]));
  const sections = buildSections(context, analysis, regions, headings);
  const view: Omit<View, "facts"> = {
    id: spec.id,
    language,
    lang: LANG_TAGS[language],
    kind: spec.kind,
    labels: locale.group("labels"),
    meta: {
      title: spec.title[language],
      subject: spec.subject[language],
      keywords: spec.keywords[language],
      author: spec.author[language],
      date: spec.date,
    },
    head,
    contents,
    headings,
    findings,
    headline,
    targets,
    sections,
    guide: buildGuide(context),
    sources: buildSources(context, regions),
  };
  return { ...view, facts: [...context.ledger.facts, ...quoteDigits(view)] };
}

/** Anchors of the parts before and after the themes, in the order of the page. */
const PARTS_BEFORE = ["headline", "targets"];
const PARTS_AFTER = ["guide", "sources"];

function contentsOf(
  { language, locale, dataset }: Context,
  analysis: Analysis,
): readonly ContentsEntry[] {
  const part = (id: string) => ({ id, title: locale.say(`labels.${id}`) });
  const themes = analysis.sections.map(({ theme }) => ({
    id: sectionId(theme),
    title: lookUp(dataset.themeById, theme).name[language],
  }));
  return [...PARTS_BEFORE.map(part), ...themes, ...PARTS_AFTER.map(part)].map(
    ({ id, title }, index) => ({
      id,
      heading: plainText(
        say(locale.say("heading"), { number: numberHeading(language, index + 1), title }),
      ),
    }),
  );
}

function buildSections(
  context: Context,
  analysis: Analysis,
  regions: readonly string[],
  headings: Readonly<Record<string, string>>,
): readonly SectionView[] {
  let firstChart = 1;
  return analysis.sections.map((section) => {
    const heading = headings[sectionId(section.theme)] ?? "";
    const built = buildSection(context, section, { heading, firstChart, regions });
    firstChart += built.charts.length;
    return built;
  });
}

function buildHead(context: Context, spec: BriefingSpec, regions: readonly string[]): Head {
  const { locale, language, ledger, dataset } = context;
  const documents = [...dataset.documentById.values()].filter((d) => regions.includes(d.region));
  const count = documents.length;
  return {
    kind: locale.say(`kind.${spec.kind}`),
    date: wordDate(locale, spec.date),
    title: spec.title[language],
    version: dataset.version.slice(0, 8),
    scope: say(locale.say("head.scope"), {
      places: listNames(
        context,
        regions.map((region) => placeName(context, region)),
      ),
      count: ledger.enter({
        text: String(count),
        value: count,
        unit: null,
        figures: [],
        formula: "documents read",
      }),
      pastYears: listYears(
        context,
        documents.map((d) => d.pastYear),
        "past year of a document",
      ),
      planYears: listYears(
        context,
        documents.map((d) => d.planYear),
        "plan year of a document",
      ),
    }),
  };
}

function buildGuide({ locale }: Context): Guide {
  return {
    paragraphs: Object.values(locale.group("guide")).map((wording) => say(wording)),
    marks: Object.entries(locale.group("sign")).map(([key, meaning]) => ({
      sign: SIGNS[key] ?? locale.say(locale.has(`mark.${key}`) ? `mark.${key}` : "labels.none"),
      meaning,
    })),
  };
}

/** Signs that are the same in every language. */
const SIGNS: Readonly<Record<string, string>> = {
  about: "≈",
  at_least: "≥",
  at_most: "≤",
  rank: "n/m",
  arrow: "→",
};
