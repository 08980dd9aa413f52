import type { Finding } from "../../analysis/findings/model.ts";
import type { Context } from "../context.ts";
import type { FindingView, Sentence } from "../model.ts";
import { plainText, say, words } from "../sentence.ts";
import { yearsOf } from "../year.ts";
import { wordDivergence, wordOrder, wordOutlier, wordScale, wordSpread } from "./field.ts";
import { wordContradiction, wordGap } from "./publication.ts";
import { wordAmbition, wordTurn } from "./steps.ts";
import { wordStructure } from "./structure.ts";

/** A finding in words: a short lead and one sentence. */
export interface Wording {
  readonly lead: Sentence;
  readonly sentence: Sentence;
}

/** Says only the sentence of a finding, for a paragraph of several. */
export function sayFinding(context: Context, finding: Finding): Sentence {
  return capitaliseFirst(wordKind(context, finding).sentence);
}

/** Says a finding in the language of the page: its lead, its sentence, its years. */
export function wordFinding(context: Context, finding: Finding): FindingView {
  const { lead, sentence } = wordKind(context, finding);
  return {
    lead: capitalise(plainText(lead)),
    sentence: capitaliseFirst(sentence),
    aside: wordAside(context, finding),
  };
}

/** English begins a lead and a sentence with a capital; Chinese is left as it is. */
function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function capitaliseFirst([first, ...rest]: Sentence): Sentence {
  if (!first) return [];
  return first.isNumeral ? [first, ...rest] : [words(capitalise(first.text)), ...rest];
}

function wordKind(context: Context, finding: Finding): Wording {
  switch (finding.kind) {
    case "scale":
      return wordScale(context, finding);
    case "order":
      return wordOrder(context, finding);
    case "spread":
      return wordSpread(context, finding);
    case "outlier":
      return wordOutlier(context, finding);
    case "divergence":
      return wordDivergence(context, finding);
    case "ambition":
      return wordAmbition(context, finding);
    case "turn":
      return wordTurn(context, finding);
    case "structure":
      return wordStructure(context, finding);
    case "contradiction":
      return wordContradiction(context, finding);
    case "gap":
      return wordGap(context, finding);
  }
}

/** Kinds whose sentence names no year: the years of their evidence follow it. */
const WITHOUT_YEAR: ReadonlySet<Finding["kind"]> = new Set([
  "ambition",
  "turn",
  "structure",
  "gap",
]);

function wordAside(context: Context, { kind, evidence }: Finding): Sentence {
  if (!WITHOUT_YEAR.has(kind)) return [];
  const ids = new Set(evidence);
  const figures = context.dataset.figures.filter(({ id }) => ids.has(id));
  return say(context.locale.say("finding.years"), { years: yearsOf(context, figures) });
}
