import type { Locale } from "../../view/locale.ts";
import type { Sign } from "../../view/model.ts";
import type { Words } from "../../web/words.ts";
import { isUnchanged } from "../compare-editions.ts";
import { saysOtherwise } from "../figures.ts";
import type { ChangeReport, Crop, EditionInfo, FigureChange } from "../model.ts";
import {
  type BriefingView,
  describeBriefing,
  gatherBriefings,
  sayCommonCauses,
} from "./briefing.ts";
import { type CropView, describeCrop } from "./crop.ts";
import { describeFigure, type FigureView, type Naming } from "./figure.ts";
import { describeFinding, type FindingView, gatherFindings } from "./finding.ts";
import { legendOf } from "./legend.ts";
import { type Listed, listFirst } from "./listed.ts";

/** A change report in words, for every form it is shown in. */
export interface ReportView {
  readonly title: string;
  readonly scope: string;
  readonly isUnchanged: boolean;
  /** One sentence each for figures, findings and outputs; a single sentence where nothing changed. */
  readonly summary: readonly string[];
  readonly figures: Listed<FigureView>;
  /** What the signs and marks of the figures mean. */
  readonly legend: readonly Sign[];
  readonly findings: Listed<FindingView>;
  readonly briefings: Listed<BriefingView>;
  readonly crops: readonly CropView[];
  readonly gaps: readonly string[];
  /** Fixed words. */
  readonly labels: Readonly<Record<string, string>>;
}

const VERSION_LENGTH = 8;

/** The most that is listed of each: what is left out stands in the report as JSON. */
const MOST = { figures: 24, findings: 12, briefings: 40 } as const;

/** What a report is worded with: its own words, and those of pages. */
interface Wording {
  readonly words: Words;
  readonly locale: Locale;
}

/** Words a change report. */
export function buildReportView(
  report: ChangeReport,
  crops: readonly Crop[],
  naming: Naming,
  { words, locale }: Wording,
): ReportView {
  const short = (version: string) => version.slice(0, VERSION_LENGTH);
  const scope = { before: short(report.before.dataset), after: short(report.after.dataset) };
  const unchanged = isUnchanged(report);
  const { figures, outputs, gaps } = report;
  const causes = sayCommonCauses(outputs, words);
  const listed = listFirst(
    mostToldFirst(figures),
    MOST.figures,
    (change) => describeFigure(change, naming, words),
    words,
  );
  return {
    title: words.say("title"),
    scope: words.say("scope", scope),
    isUnchanged: unchanged,
    summary: unchanged
      ? [words.say("same")]
      : [...summarise(report, words), ...sayAlso(causes, words)],
    figures: listed,
    legend: legendOf(listed.items, locale),
    findings: listFirst(
      gatherFindings(outputs, words.language),
      MOST.findings,
      (change) => describeFinding(change, words),
      words,
    ),
    briefings: listFirst(
      gatherBriefings(outputs),
      MOST.briefings,
      (each) => describeBriefing(each, causes, naming, words),
      words,
    ),
    crops: wordCrops(report, crops, naming, words),
    gaps,
    labels: words.all,
  };
}

/** Revised figures first, then those that came or went; last those that are only quoted from another source or place. */
function mostToldFirst(figures: readonly FigureChange[]): readonly FigureChange[] {
  const rank = (change: FigureChange) =>
    saysOtherwise(change) ? (change.kind === "revised" ? 0 : 1) : 2;
  return figures.toSorted((a, b) => rank(a) - rank(b));
}

function wordCrops(
  { figures, outputs }: ChangeReport,
  crops: readonly Crop[],
  naming: Naming,
  words: Words,
): readonly CropView[] {
  const figureById = new Map(figures.map((figure) => [figure.id, figure]));
  const outputByName = new Map(outputs.map((output) => [output.name, output]));
  return crops.flatMap((crop) => {
    const [change, output] = [figureById.get(crop.place.figure), outputByName.get(crop.output)];
    if (!change || !output) return [];
    return [describeCrop(crop, describeFigure(change, naming, words), output, words)];
  });
}

function sayAlso(causes: readonly string[], words: Words): readonly string[] {
  const list = causes.join(words.say("separator"));
  return list === "" ? [] : [words.say("causesOfAll", { causes: list })];
}

/** True where both editions hold their figures; else the summary has no sentence about figures. */
function areCompared(...editions: readonly EditionInfo[]): boolean {
  return editions.every(({ hasFigures }) => hasFigures);
}

function summarise(
  { figures, outputs, before, after }: ChangeReport,
  words: Words,
): readonly string[] {
  const findings = gatherFindings(outputs, words.language).map(({ change }) => change);
  const tally = <K extends string>(list: readonly { readonly kind: K }[], ...kinds: K[]) =>
    Object.fromEntries(
      kinds.map((kind) => [kind, String(list.filter((item) => item.kind === kind).length)]),
    );
  const gone = outputs.filter(({ kind }) => kind === "removed").length;
  return [
    ...(areCompared(before, after)
      ? [words.say("summaryFigures", tally(figures, "revised", "added", "removed"))]
      : []),
    words.say("summaryFindings", tally(findings, "appeared", "reworded", "went")),
    words.say("summaryOutputs", {
      count: String(outputs.length),
      total: String(after.outputs + gone),
      pages: String(outputs.flatMap(({ pages }) => pages.filter(({ isMoved }) => !isMoved)).length),
    }),
  ];
}
