import { figuresWithIds } from "../../analysis/figure-index.ts";
import type { Finding } from "../../analysis/findings/model.ts";
import type { Figure, Period } from "../../dataset/model.ts";
import { comparePeriods } from "../../dataset/time/period.ts";
import { groupBy } from "../../group-by.ts";
import type { Context } from "../context.ts";
import type { FindingView, Sentence } from "../model.ts";
import { periodsOf } from "../period.ts";
import { sayCount } from "../phrase.ts";
import { MOST_NAMED, namePlaces } from "../places.ts";
import { capitaliseFirst, join, plainText, say, withoutStop, words } from "../sentence.ts";
import { sayTermNote, termNotesOf } from "../terms.ts";
import { wordDivergence } from "./divergence.ts";
import { wordOrder, wordOutlier, wordScale, wordSpread } from "./field.ts";
import type { Form, Wording } from "./form.ts";
import { wordMet, wordRevision } from "./met.ts";
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
    lead: plainText(capitaliseFirst(lead(underHeading(context)))),
    sentence: capitaliseFirst(sentence),
    aside: wordAside(context, finding),
  };
}

/** A lead is text without anchors of its own: what it counts is under the heading of the findings. */
function underHeading(context: Context): Context {
  const { ledger } = context;
  const enter: Context["ledger"]["enter"] = (entry) =>
    ledger.enter({ ...entry, where: "findings" });
  return { ...context, ledger: { ...ledger, enter } };
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
    case "met":
      return wordMet(context, finding, form);
    case "revision":
      return wordRevision(context, finding, form);
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
  "met",
  "structure",
  "gap",
]);

/** What a number of the sentence would lose there: its year, its basis, its scope. */
function wordAside(context: Context, { kind, evidence }: Finding): Sentence {
  const { locale, dataset } = context;
  const figures = figuresWithIds(dataset, evidence);
  const parts = [
    ...(WITHOUT_YEAR.has(kind) ? [yearsByPlace(context, figures, kind !== "gap")] : []),
    ...termNotesOf(figures).map((note) => withoutStop(sayTermNote(context, note))),
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
  if (byYears.size === 1 && (isOfAll || byRegion.size > MOST_NAMED)) {
    return say(locale.say("finding.years"), { years: periodsOf(context, figures, PAST_AND_PLAN) });
  }
  if (byYears.size > MOST_YEARS) {
    const years = periodsOf(context, figures, PAST_AND_PLAN);
    return say(locale.say("finding.yearsDiffer"), { years });
  }
  // Most of them, where they are several, come last and are not named again: the sentence has done so.
  const groups = [...byYears.values()].sort((a, b) => a.length - b.length);
  const clauses = groups.map((places, index) => {
    const isRest = isOfAll && index === groups.length - 1 && places.length > 1;
    return say(locale.say("finding.yearsOf"), {
      places: isRest
        ? sayRest(context, places.length)
        : namePlaces(
            context,
            places.flatMap(([first]) => first?.region ?? []),
          ),
      years: periodsOf(context, places.flat(), PAST_AND_PLAN),
    });
  });
  return join(clauses, locale.say("list.clause"));
}

/** Those not named before; how many, where they are many. */
function sayRest(context: Context, count: number): Sentence {
  const { locale } = context;
  if (count <= MOST_NAMED) return say(locale.say("finding.others"));
  return say(locale.say("finding.othersCounted"), {
    count: sayCount(context, count, "places not named"),
  });
}

/** With more years than this, or pairs of them, who has which is for the table. */
const MOST_YEARS = 5;

/** A past year and the plan year after it: 2022—2023年. */
const PAST_AND_PLAN = { shortestRange: 2 };

function yearsIn(figures: readonly Figure[]): readonly Period[] {
  return [...new Set(figures.map(({ period }) => period))].sort(comparePeriods);
}
