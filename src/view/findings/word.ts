import type { Finding } from "../../analysis/findings/model.ts";
import type { Context } from "../context.ts";
import type { FindingView, Sentence } from "../model.ts";
import { capitaliseFirst, plainText, say } from "../sentence.ts";
import { yearsOf } from "../year.ts";
import { wordDivergence, wordOrder, wordOutlier, wordScale, wordSpread } from "./field.ts";
import type { Form, Wording } from "./form.ts";
import { wordContradiction, wordGap } from "./publication.ts";
import { wordAmbition, wordTurn } from "./steps.ts";
import { wordStructure } from "./structure.ts";

/** Says only the sentence of a finding, for a paragraph of several. */
export function sayFinding(context: Context, finding: Finding): Sentence {
  return capitaliseFirst(wordKind(context, finding, "alone").sentence);
}

/** Says a finding in the language of the page: its lead, its sentence, its years. */
export function wordFinding(context: Context, finding: Finding): FindingView {
  const { lead, sentence } = wordKind(context, finding, "led");
  return {
    lead: plainText(capitaliseFirst(lead)),
    sentence: capitaliseFirst(sentence),
    aside: wordAside(context, finding),
  };
}

function wordKind(context: Context, finding: Finding, form: Form): Wording {
  switch (finding.kind) {
    case "scale":
      return wordScale(context, finding, form);
    case "order":
      return wordOrder(context, finding, form);
    case "spread":
      return wordSpread(context, finding, form);
    case "outlier":
      return wordOutlier(context, finding, form);
    case "divergence":
      return wordDivergence(context, finding, form);
    case "ambition":
      return wordAmbition(context, finding, form);
    case "turn":
      return wordTurn(context, finding, form);
    case "structure":
      return wordStructure(context, finding, form);
    case "contradiction":
      return wordContradiction(context, finding, form);
    case "gap":
      return wordGap(context, finding, form);
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
