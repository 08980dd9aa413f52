import { figuresWithIds } from "../../analysis/figure-index.ts";
import type { Finding } from "../../analysis/findings/model.ts";
import { groupBy } from "../../analysis/group-by.ts";
import type { Figure } from "../../dataset/model.ts";
import type { Context } from "../context.ts";
import type { FindingView, Sentence } from "../model.ts";
import { wordTermsOf } from "../notes.ts";
import { namePlaces } from "../phrase.ts";
import { capitaliseFirst, join, plainText, say, verbatim, words } from "../sentence.ts";
import { yearsOf } from "../year.ts";
import { wordDivergence, wordOrder, wordOutlier, wordScale, wordSpread } from "./field.ts";
import type { Form, Wording } from "./form.ts";
import { wordContradiction, wordGap } from "./publication.ts";
import { wordAmbition, wordTurn } from "./steps.ts";
import { wordStructure } from "./structure.ts";

/** Says a finding without its lead, for a paragraph of several. */
export function sayFinding(context: Context, finding: Finding): Sentence {
  const sentence = capitaliseFirst(wordKind(context, finding, "alone").sentence);
  const aside = wordAside(context, finding);
  return aside.length === 0 ? sentence : beforeStop(context, sentence, aside);
}

/** Puts years and terms into the sentence that they belong to: before its last sign. */
function beforeStop({ locale }: Context, sentence: Sentence, aside: Sentence): Sentence {
  const last = sentence.at(-1);
  if (!last || last.isNumeral) return [...sentence, ...aside];
  const [, text = "", stop = ""] = /^(.*?)([.。]?)$/su.exec(last.text) ?? [];
  const said = join([[...sentence.slice(0, -1), words(text)], aside], locale.say("list.sentence"));
  return join([said, [words(stop)]], "");
}

/** Says a finding in the language of the page: its lead, its sentence, its years, bases and scopes. */
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

/** What a number of the sentence would lose there: its year, its basis, its scope. */
function wordAside(context: Context, { kind, evidence }: Finding): Sentence {
  const { locale, dataset } = context;
  const figures = figuresWithIds(dataset, evidence);
  const parts = [
    ...(WITHOUT_YEAR.has(kind) ? [yearsByPlace(context, figures, kind !== "gap")] : []),
    ...wordTermsOf(context, figures).map((text) => verbatim(text.replace(/[。.]$/u, ""))),
  ];
  if (parts.length === 0) return [];
  return say(locale.say("finding.aside"), { parts: join(parts, locale.say("list.row")) });
}

/**
 * The years once where all places have the same, else each with the places that have them.
 *
 * Where the sentence is also of places without a figure (not `isOfAll`), every year has its places named.
 */
function yearsByPlace(context: Context, figures: readonly Figure[], isOfAll: boolean): Sentence {
  const { locale } = context;
  const byRegion = groupBy(figures, ({ region }) => region);
  const byYears = groupBy([...byRegion.values()], (own) => yearsIn(own).join());
  if (isOfAll && byYears.size === 1) {
    return say(locale.say("finding.years"), { years: yearsOf(context, figures, PAST_AND_PLAN) });
  }
  // Most of them, where they are several, come last and are not named again: the sentence has done so.
  const groups = [...byYears.values()].sort((a, b) => a.length - b.length);
  const clauses = groups.map((places, index) => {
    const isRest = isOfAll && index === groups.length - 1 && places.length > 1;
    const names = namePlaces(
      context,
      places.flatMap(([first]) => first?.region ?? []),
    );
    return say(locale.say("finding.yearsOf"), {
      places: isRest ? locale.say("finding.others") : names,
      years: yearsOf(context, places.flat(), PAST_AND_PLAN),
    });
  });
  return join(clauses, locale.say("list.clause"));
}

/** A past year and the plan year after it: 2022—2023年. */
const PAST_AND_PLAN = { shortestRange: 2 };

function yearsIn(figures: readonly Figure[]): readonly number[] {
  return [...new Set(figures.map(({ year }) => year))].sort((a, b) => a - b);
}
