import type { FindingKind, FindingOf } from "../../analysis/findings/model.ts";
import type { Context } from "../context.ts";
import { wordContrast } from "./contrast.ts";
import { wordCoverage } from "./coverage.ts";
import { wordDivergence } from "./divergence.ts";
import { wordOrder, wordOutlier, wordScale } from "./field.ts";
import type { Form, Wording } from "./form.ts";
import { wordList } from "./list.ts";
import { wordMet } from "./met.ts";
import { wordPosition } from "./position.ts";
import { wordContradiction, wordGap } from "./publication.ts";
import { wordRevision } from "./revision.ts";
import { wordSpread } from "./spread.ts";
import { wordAmbition } from "./steps.ts";
import { wordStructure } from "./structure.ts";
import { wordTurn } from "./turn.ts";
import type { YearsAfter } from "./years.ts";

/** What the view knows of a kind of finding. */
interface KindWords<Kind extends FindingKind> {
  readonly word: (context: Context, finding: FindingOf<Kind>, form: Form) => Wording;
  /** Where the years of its evidence stand: its sentence names them, or they follow it. */
  readonly years: "in the sentence" | YearsAfter;
  /** False where its figures are only counted, so that their bases and scopes are no matter. Default: true. */
  readonly hasTerms?: boolean;
}

export type WordsByKind = { readonly [Kind in FindingKind]: KindWords<Kind> };

/** How each kind of finding is worded. */
export const WORDS_BY_KIND = {
  scale: { word: wordScale, years: "in the sentence" },
  order: { word: wordOrder, years: "in the sentence" },
  spread: { word: wordSpread, years: "in the sentence" },
  outlier: { word: wordOutlier, years: "in the sentence" },
  ambition: { word: wordAmbition, years: "of all" },
  contrast: { word: wordContrast, years: "of all" },
  position: { word: wordPosition, years: "in the sentence" },
  turn: { word: wordTurn, years: "of all" },
  met: { word: wordMet, years: "of all" },
  revision: { word: wordRevision, years: "in the sentence" },
  divergence: { word: wordDivergence, years: "in the sentence" },
  structure: { word: wordStructure, years: "of all" },
  list: { word: wordList, years: "of all" },
  contradiction: { word: wordContradiction, years: "in the sentence" },
  coverage: { word: wordCoverage, years: "of all", hasTerms: false },
  gap: { word: wordGap, years: "of some" },
} satisfies WordsByKind;

/** Words a finding as its kind is worded. */
export function wordByKind<Kind extends FindingKind>(
  context: Context,
  finding: FindingOf<Kind>,
  form: Form,
): Wording {
  const table: WordsByKind = WORDS_BY_KIND;
  return table[finding.kind].word(context, finding, form);
}
