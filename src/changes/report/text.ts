import type { FigureView } from "./figure.ts";
import type { FindingView, OutputView, PageView, ReportView } from "./view.ts";

/**
 * Writes a change report as text that is Markdown as well, for a terminal or the summary of a job.
 *
 * Words of the data and of pages are escaped, so that they make no link, image, table or HTML element.
 */
export function writeText(view: ReportView): string {
  const { title, scope, summary, labels, figures, outputs, gaps } = view;
  const blocks = [
    `# ${asWords(title)}`,
    asWords(scope),
    list(summary),
    ...(figures.length > 0 ? [`## ${labels.figuresHeading}`, tabulate(figures, labels)] : []),
    ...outputs.flatMap(writeOutput),
    ...(gaps.length > 0 ? [`## ${labels.gapsHeading}`, list(gaps)] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${asWords(item)}`).join("\n");
}

function asWords(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*[\]<>|]/g, "\\$&");
}

function tabulate(figures: readonly FigureView[], labels: ReportView["labels"]): string {
  const head = ["figure", "before", "after", "source", "shownIn"].map((key) => labels[key] ?? "");
  const rows = figures.map(({ name, before, after, unit, details, source, shownIn }) => [
    [`${name} ${unit}`.trim(), ...details].join("; "),
    before,
    after,
    source,
    shownIn.join(", "),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.map(asWords).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function writeOutput(output: OutputView): readonly string[] {
  const { name, title, state, causes, places, findings, pages, looks, note } = output;
  const items = [causes, places, note, looks].filter((item) => item !== "");
  const lines = [
    ...items.map((item) => `- ${asWords(item)}`),
    ...findings.map(writeFinding),
    ...pages.filter(({ isLooksOnly }) => !isLooksOnly).flatMap(writePage),
  ];
  return [
    `## ${asWords(name)} – ${asWords(title)} (${state})`,
    ...(lines.length > 0 ? [lines.join("\n")] : []),
  ];
}

function writeFinding({ state, lead, before, after }: FindingView): string {
  const sides = [
    before === null ? "" : `  - − ${asWords(before)}`,
    after === null ? "" : `  - + ${asWords(after)}`,
  ];
  return [`- ${state}: ${asWords(lead)}`, ...sides.filter((side) => side !== "")].join("\n");
}

function writePage({ heading, lines }: PageView): readonly string[] {
  return [
    `- ${asWords(heading)}`,
    ...lines.map(({ kind, text }) => `  - ${kind === "added" ? "+" : "−"} ${asWords(text)}`),
  ];
}
