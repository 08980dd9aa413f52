import { presentFigureId } from "../dataset/former-ids.ts";
import type { Dataset } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import { paragraphAt } from "./body-lines.ts";
import type { BodyText } from "./body-text.ts";
import type { Block, Content } from "./model.ts";

/** `{{figure zhangdian/retail_sales/2022/growth}}`, or anything else in double braces. */
const BRACES = /\{\{([^{}]*)\}\}/g;
const FIGURE = /^\s*figure\s+(\S+)\s*$/;

/** Splits text into words and the figures it refers to. */
export function splitReferences(text: string): readonly Content[] {
  const contents: Content[] = [];
  let end = 0;
  for (const match of text.matchAll(BRACES)) {
    const id = FIGURE.exec(match[1] ?? "")?.[1];
    if (id === undefined) continue;
    if (match.index > end) contents.push({ kind: "words", text: text.slice(end, match.index) });
    contents.push({ kind: "figure", id });
    end = match.index + match[0].length;
  }
  if (end < text.length) contents.push({ kind: "words", text: text.slice(end) });
  return contents;
}

/** Returns blocks whose references are by the present ids of figures. */
export function withPresentFigures(
  blocks: readonly Block[],
  { formerIds }: Pick<Dataset, "formerIds">,
): readonly Block[] {
  const present = (content: Content): Content =>
    content.kind === "figure"
      ? { ...content, id: presentFigureId(content.id, formerIds) }
      : content;
  return blocks.map((block) => ({ ...block, content: block.content.map(present) }));
}

/**
 * Checks that each reference of a body leads to one figure that may stand alone.
 *
 * Errors: `wrong-reference` for braces that are no reference; `unknown-figure`; `contradictory-figure` where
 * the document says something else elsewhere, so that one of the two alone would mislead. Warnings:
 * `year-not-said` where the paragraph names another year or none; `former-name`.
 */
export function checkReferences(
  body: BodyText,
  { figures, formerIds }: Pick<Dataset, "figures" | "formerIds">,
): void {
  const figureById = new Map(figures.map((figure) => [figure.id, figure]));
  for (const match of body.text.matchAll(/\{\{.*?(\}\}|$)/gm)) {
    const named = FIGURE.exec(match[0].replace(/^\{\{|\}\}$/g, ""))?.[1];
    const fault = (code: DiagnosticCode, message: string, hint?: string) =>
      body.report("error", code, match.index, message, hint);
    if (named === undefined || !match[0].endsWith("}}")) {
      fault("wrong-reference", `\`${match[0]}\` is no reference.`, "write {{figure <figure id>}}");
      continue;
    }
    const id = presentFigureId(named, formerIds);
    if (id !== named) {
      const message = `The figure \`${named}\` is called \`${id}\` now.`;
      body.report("warning", "former-name", match.index, message, `write ${id}`);
    }
    const figure = figureById.get(id);
    if (!figure) {
      const hint = suggest(id, figureById.keys());
      fault("unknown-figure", `The figure \`${id}\` is not in the dataset.`, hint);
    } else if (figure.standing === "contradicted") {
      const message = `The document contradicts itself about \`${id}\`; one of its figures alone would mislead.`;
      fault("contradictory-figure", message, "leave it to the attachment, which shows both");
    } else if (
      !paragraphAt(body.text, match.index).replace(BRACES, "").includes(String(figure.year))
    ) {
      const message = `\`${id}\` is of ${figure.year}, which its paragraph does not say.`;
      body.report("warning", "year-not-said", match.index, message, "name the year");
    }
  }
}
