import { type Names, namePlaces } from "../../web/names.ts";
import type { Words } from "../../web/words.ts";
import { isUnchanged } from "../compare-editions.ts";
import type {
  ChangeReport,
  EditionInfo,
  FindingChange,
  LineChange,
  OutputChange,
  PageChange,
  Picture,
} from "../model.ts";
import { describeFigure, type FigureView } from "./figure.ts";

/** A change report in words, for every form it is shown in. */
export interface ReportView {
  readonly title: string;
  readonly scope: string;
  readonly isUnchanged: boolean;
  /** One sentence each for figures, findings and outputs; a single sentence where nothing changed. */
  readonly summary: readonly string[];
  readonly figures: readonly FigureView[];
  readonly outputs: readonly OutputView[];
  readonly gaps: readonly string[];
  /** Fixed words. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface OutputView {
  readonly name: string;
  readonly title: string;
  readonly lang: string;
  readonly state: string;
  readonly causes: string;
  /** Which places have joined and left those compared; empty where none has. */
  readonly places: string;
  readonly findings: readonly FindingView[];
  readonly pages: readonly PageView[];
  /** Which pages look different though their text is the same; empty where there are none. */
  readonly looks: string;
  /** Says that the files differ though no page does; else empty. */
  readonly note: string;
}

export interface FindingView {
  readonly state: string;
  readonly lead: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface PageView {
  readonly heading: string;
  /** True where the page has the same number and the same text as before, so that only its look changed. */
  readonly isLooksOnly: boolean;
  readonly lines: readonly LineChange[];
  readonly before: PictureView | null;
  readonly after: PictureView | null;
}

export interface PictureView {
  readonly picture: Picture;
  readonly alt: string;
}

const VERSION_LENGTH = 8;

/** Words a change report. */
export function buildReportView(report: ChangeReport, names: Names, words: Words): ReportView {
  const short = (version: string) => version.slice(0, VERSION_LENGTH);
  const scope = { before: short(report.before.dataset), after: short(report.after.dataset) };
  const unchanged = isUnchanged(report);
  return {
    title: words.say("title"),
    scope: words.say("scope", scope),
    isUnchanged: unchanged,
    summary: unchanged ? [words.say("same")] : summarise(report, words),
    figures: report.figures.map((change) => describeFigure(change, names, words)),
    outputs: report.outputs.map((output) => describeOutput(output, names, words)),
    gaps: report.gaps,
    labels: words.all,
  };
}

/** True where both editions hold their figures; else the summary has no sentence about figures. */
function areCompared(...editions: readonly EditionInfo[]): boolean {
  return editions.every(({ hasFigures }) => hasFigures);
}

function summarise(
  { figures, outputs, before, after }: ChangeReport,
  words: Words,
): readonly string[] {
  const findings = outputs.flatMap((output) => output.findings);
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
      pages: String(outputs.flatMap(({ pages }) => pages).length),
    }),
  ];
}

function describeOutput(output: OutputChange, names: Names, words: Words): OutputView {
  const { name, title, language, kind, causes, findings, pages } = output;
  return {
    name,
    title,
    lang: language === "zh" ? "zh-CN" : "en",
    state: words.say(kind),
    causes: causes.length === 0 ? "" : words.say("causes", { causes: sayCauses(causes, words) }),
    places: sayPlaces(output, names, words),
    findings: findings.map((change) => describeFinding(change, words)),
    pages: pages.map((page) => describePage(page, words)),
    looks: sayLooks(pages.filter(isLooksOnly), words),
    note: kind === "changed" && pages.length === 0 ? words.say("onlyFiles") : "",
  };
}

function sayPlaces({ joined, left }: OutputChange, names: Names, words: Words): string {
  const said = (key: string, regions: readonly string[]) =>
    regions.length === 0 ? [] : [words.say(key, { places: namePlaces(regions, words, names) })];
  return [...said("placesJoined", joined), ...said("placesLeft", left)].join(words.say("stop"));
}

/** Components by kind: what a reader sees first, then which files. */
function sayCauses(causes: readonly string[], words: Words): string {
  const below = (pattern: RegExp) =>
    causes.filter((name) => pattern.test(name)).map((name) => name.replace(/^\w+\//, ""));
  const layout = below(/^templates\//);
  const program = below(/^(code|package|setting)\/|^browser$/);
  const list = (names: readonly string[]) => ({ names: names.join(words.say("separator")) });
  const hasFigures = causes.includes("figures");
  return [
    ...(hasFigures ? [words.say("causeFigures")] : []),
    ...(!hasFigures && below(/^words\//).length > 0 ? [words.say("causeWords")] : []),
    ...(layout.length > 0 ? [words.say("causeLayout", list(layout))] : []),
    ...(program.length > 0 ? [words.say("causeProgram", list(program))] : []),
  ].join(words.say("separator"));
}

function describeFinding({ kind, lead, before, after }: FindingChange, words: Words): FindingView {
  return { state: words.say(kind), lead, before, after };
}

function isLooksOnly({ before, after, lines }: PageChange): boolean {
  return lines.length === 0 && before === after;
}

function sayLooks(pages: readonly PageChange[], words: Words): string {
  const numbers = pages.flatMap(({ after }) => after ?? []);
  if (numbers.length === 0) return "";
  return words.count("looks", numbers.length, {
    pages: joinRanges(numbers).join(words.say("separator")),
  });
}

/** e.g. `1`, `3–5` of 1, 3, 4, 5. */
function joinRanges(numbers: readonly number[]): readonly string[] {
  const starts = numbers.filter((number) => !numbers.includes(number - 1));
  return starts.map((start) => {
    let end = start;
    while (numbers.includes(end + 1)) end += 1;
    return start === end ? String(start) : `${start}–${end}`;
  });
}

function describePage(page: PageChange, words: Words): PageView {
  const heading = headingOf(page, words);
  const side = (name: "before" | "after"): PictureView | null => {
    const picture = page.picture?.[name];
    if (!picture) return null;
    return { picture, alt: words.say("pictureAlt", { page: heading, side: words.say(name) }) };
  };
  return {
    heading,
    isLooksOnly: isLooksOnly(page),
    lines: page.lines,
    before: side("before"),
    after: side("after"),
  };
}

function headingOf({ before, after }: PageChange, words: Words): string {
  if (before === null) return words.say("pageAdded", { page: String(after) });
  if (after === null) return words.say("pageRemoved", { page: String(before) });
  if (before === after) return words.say("page", { page: String(after) });
  return words.say("pageMoved", { before: String(before), after: String(after) });
}
