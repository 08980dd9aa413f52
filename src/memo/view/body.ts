import { type Context, lookUp } from "../../view/context.ts";
import { figureWords } from "../../view/figure.ts";
import type { Sentence } from "../../view/model.ts";
import { numberHeading } from "../../view/numbering.ts";
import { sayFigure } from "../../view/phrase.ts";
import { join, words } from "../../view/sentence.ts";
import type { Block, Content, HeadingLevel } from "../model.ts";
import type { BlockView } from "./model.ts";

/** Words the body: headings numbered, figures as they are said everywhere. */
export function wordBody(context: Context, body: readonly Block[]): readonly BlockView[] {
  const counts = [0, 0, 0, 0];
  // Levels of the headings above the next one. The rank counts them: a memo may skip a level, a PDF outline may not.
  const open: HeadingLevel[] = [];
  return body.map((block) => {
    const text = join(
      block.content.map((content) => wordContent(context, content)),
      "",
    );
    if (block.kind === "paragraph") return { isHeading: false, text };
    const { level } = block;
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    counts.fill(0, level);
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    const number = headingNumber(level, counts[level - 1] ?? 0);
    return { isHeading: true, level, rank: open.length + 1, number, text };
  });
}

/** Source: GB/T 9704—2012, 7.3.3. */
function headingNumber(level: HeadingLevel, count: number): string {
  const chinese = numberHeading("zh", count);
  return { 1: `${chinese}、`, 2: `（${chinese}）`, 3: `${count}.`, 4: `（${count}）` }[level];
}

function wordContent(context: Context, content: Content): Sentence {
  return content.kind === "words" ? [words(content.text)] : wordFigure(context, content.id);
}

/** Words a figure together with its basis, scope and remark, without which it would mislead. */
function wordFigure(context: Context, id: string): Sentence {
  const { dataset, language } = context;
  const figure = dataset.figures.find((candidate) => candidate.id === id);
  if (!figure) throw new Error(`The checked memo refers to "${id}", which is not in the dataset`);
  const said =
    figure.value === null ? [words(figureWords(context, figure))] : sayFigure(context, figure);
  const terms = [
    figure.basis === null ? [] : lookUp(dataset.basisById, figure.basis).name[language],
    figure.scope === null ? [] : lookUp(dataset.scopeById, figure.scope).name[language],
    figure.remark === null ? [] : lookUp(dataset.remarkById, figure.remark).name[language],
  ].flat();
  return terms.length === 0 ? said : join([said, [words(`（${terms.join("；")}）`)]], "");
}
