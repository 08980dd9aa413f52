import type { Language } from "../../dataset/model.ts";
import type { Design } from "../../design.ts";
import type { Environment } from "../../environment.ts";
import type { Names } from "../../web/names.ts";
import { type TemplateTree, webTemplates, webText } from "../../web/web-templates.ts";
import { readWords } from "../../web/words.ts";
import { withParts } from "../parts.ts";
import type { NightReport } from "./report.ts";
import { buildNightView, type NightView } from "./report-view.ts";

/** Words a night report with the words of the package. */
export function wordNight(
  report: NightReport,
  { tree }: Pick<Design, "tree">,
  { names, lang }: { readonly names: Names; readonly lang: Language },
): NightView {
  const words = readWords(webText(tree, "web/night.yaml"))[lang];
  return buildNightView(report, { words, names });
}

/** Writes a night report as text that is Markdown as well, for a terminal or the summary of a job. */
export function writeNight({ title, scope, sum, verdict, proof, tables }: NightView): string {
  const equation = sum.map(({ sign, number, label }) => `${sign} ${number} ${label}`.trim());
  const sections = tables.flatMap(({ heading, columns, rows, left }) => [
    `## ${asWords(heading)}`,
    [
      lineOf(columns.map(({ label }) => label)),
      lineOf(columns.map(({ isNumber }) => (isNumber ? "---:" : "---"))),
      ...rows.map((cells) => lineOf(cells.map(({ text }) => text))),
    ].join("\n"),
    ...(left === "" ? [] : [asWords(left)]),
  ]);
  const head = [`# ${asWords(title)}`, asWords(scope), equation.map(asWords).join(" ")];
  return `${[...head, asWords(verdict), asWords(proof), ...sections].join("\n\n")}\n`;
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.map(asWords).join(" | ")} |`;
}

/** Words that make no link, image, table or HTML element. */
function asWords(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*[\]<>|]/g, "\\$&");
}

/** Sets a night report as one HTML page; the same page is printed as PDF. */
export function setNight(view: NightView, tree: TemplateTree): string {
  return webTemplates(tree).fill("night.hbs", {
    ...view,
    styles: ["web/web.css", "web/changes.css", "web/night.css"]
      .map((path) => webText(tree, path))
      .join(""),
  });
}

/** Prints a night report, dated by the day on which its night began. Errors: those of printing. */
export async function printNight(
  html: string,
  environment: Environment,
  { view, design, report }: NightPrint,
): Promise<Uint8Array> {
  const { title, labels } = view;
  return withParts(environment, { design }, async ({ printer, generator }) => {
    const printed = await printer.print({ html, signal: environment.signal });
    const date = report.night.begunAt.slice(0, "2026-01-01".length);
    const meta = { title, subject: labels.subject ?? "", keywords: [], author: generator, date };
    return printer.finish(printed, { meta, lang: labels.lang ?? "" }, []);
  });
}

interface NightPrint {
  readonly view: NightView;
  readonly design: Design;
  readonly report: NightReport;
}
