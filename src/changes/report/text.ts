import type { BriefingView } from "./briefing.ts";
import type { FigureView } from "./figure.ts";
import type { FindingView } from "./finding.ts";
import type { Listed } from "./listed.ts";
import type { ReportView } from "./view.ts";

type Labels = ReportView["labels"];
type Cells = readonly string[];

/**
 * Writes a change report as text that is Markdown as well, for a terminal or the summary of a job.
 *
 * Words of the data and of pages are escaped, so that they make no link, image, table or HTML element.
 */
export function writeText(view: ReportView): string {
  const { title, scope, summary, labels, figures, findings, briefings, gaps } = view;
  const sections = [
    section(labels.figuresHeading, figures, (items) => tabulateFigures(items, labels)),
    section(labels.findingsHeading, findings, (items) => items.map(writeFinding).join("\n")),
    section(labels.outputsHeading, briefings, (items) => tabulateBriefings(items, labels)),
    section(labels.gapsHeading, { items: gaps, left: "" }, list),
  ];
  return `${[`# ${asWords(title)}`, asWords(scope), list(summary), ...sections.flat()].join("\n\n")}\n`;
}

function section<T>(
  heading: string | undefined,
  { items, left }: Listed<T>,
  write: (items: readonly T[]) => string,
): readonly string[] {
  if (items.length === 0) return [];
  return [`## ${heading ?? ""}`, write(items), ...(left === "" ? [] : [asWords(left)])];
}

function list(items: Cells): string {
  return items.map((item) => `- ${asWords(item)}`).join("\n");
}

function asWords(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*[\]<>|]/g, "\\$&");
}

function tabulate(keys: Cells, rows: readonly Cells[], labels: Labels): string {
  const head = keys.map((key) => labels[key] ?? "");
  const line = (cells: Cells) => `| ${cells.map(asWords).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function tabulateFigures(figures: readonly FigureView[], labels: Labels): string {
  const rows = figures.map(({ place, subject, period, before, after, unit, details, document }) => [
    place,
    [`${subject} ${unit}`.trim(), ...details].join("; "),
    period,
    before,
    after,
    document,
  ]);
  return tabulate(["place", "figure", "period", "before", "after", "document"], rows, labels);
}

function tabulateBriefings(briefings: readonly BriefingView[], labels: Labels): string {
  const rows = briefings.map(({ id, title, editions, notes }) => [
    `${title} (${id})`,
    ...editions,
    notes.join("; "),
  ]);
  return tabulate(["briefing", "edition_zh", "edition_en", "note"], rows, labels);
}

function writeFinding({ state, before, after, briefings }: FindingView): string {
  const sides = [
    ["−", before],
    ["+", after],
  ] as const;
  return [
    `- ${state} (${briefings.map(asWords).join(", ")})`,
    ...sides.flatMap(([sign, told]) =>
      told ? [`  - ${sign} ${asWords(`${told.lead}: ${told.text}`)}`] : [],
    ),
  ].join("\n");
}
