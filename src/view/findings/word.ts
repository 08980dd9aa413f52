import { figuresWithIds } from "../../analysis/figure-index.ts";
import type { Finding } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, regionOf } from "../context.ts";
import type { SaidView, Sentence } from "../model.ts";
import { sayAmount } from "../phrase.ts";
import { capitaliseFirst, join, plainText, say, withoutStop, words } from "../sentence.ts";
import { sayTermNote, type TermNote, termName, termNotesOf } from "../terms.ts";
import { WORDS_BY_KIND, type WordsByKind, wordByKind } from "./words.ts";
import { sayYears } from "./years.ts";

/** Says a finding without its lead, for a paragraph of several. */
export function sayFinding(context: Context, finding: Finding): Sentence {
  const worded = wordByKind(context, finding, "alone");
  const sentence = capitaliseFirst(worded.sentence);
  const aside = wordAside(context, finding, worded.after);
  return aside.length === 0 ? sentence : beforeStop(context, sentence, aside);
}

/** Inserts years and terms into the sentence that they belong to, before its full stop. */
function beforeStop({ locale }: Context, sentence: Sentence, aside: Sentence): Sentence {
  const last = sentence.at(-1);
  if (!last || last.isNumeral) return [...sentence, ...aside];
  const [, text = "", stop = ""] = /^(.*?)([.。]?)$/su.exec(last.text) ?? [];
  const said = join([[...sentence.slice(0, -1), words(text)], aside], locale.say("list.sentence"));
  return join([said, [words(stop)]], "");
}

/**
 * Says a finding in the language of the page: its lead, its sentence, its years, bases and scopes.
 *
 * `areYearsBeside`: a chart beside it dates the figures of every place. Default: false.
 */
export function wordFinding(
  context: Context,
  finding: Finding,
  { areYearsBeside = false }: { readonly areYearsBeside?: boolean } = {},
): SaidView {
  const { lead, sentence, isDated = areYearsBeside, after } = wordByKind(context, finding, "led");
  return {
    lead: plainText(capitaliseFirst(lead(underHeading(context)))),
    sentence: capitaliseFirst(sentence),
    aside: wordAside(context, finding, after, isDated),
  };
}

/** A lead is plain text without anchors, so its counts are entered in the ledger at the anchor `findings`. */
function underHeading(context: Context): Context {
  const { ledger } = context;
  const enter: Context["ledger"]["enter"] = (entry) =>
    ledger.enter({ ...entry, where: "findings" });
  return { ...context, ledger: { ...ledger, enter } };
}

/** The figure of a place that contains all of these, e.g. 淄博市5.2%. */
function sayReference(context: Context, figure: Figure): Sentence {
  const place = regionOf(context, figure.region).name[context.language];
  return say(context.locale.say("finding.reference"), { place, value: sayAmount(context, figure) });
}

/** The years, bases and scopes of the figures, as far as the lead and the sentence do not say them. */
function wordAside(
  context: Context,
  { kind, evidence, reference, regions }: Finding,
  after: readonly Sentence[] = [],
  isDated = false,
): Sentence {
  const { locale, dataset } = context;
  const [whole] = reference === undefined ? [] : figuresWithIds(dataset, [reference]);
  const figures = figuresWithIds(dataset, evidence);
  const table: WordsByKind = WORDS_BY_KIND;
  const { years, hasTerms = true } = table[kind];
  const parts = [
    ...after,
    ...(whole ? [sayReference(context, whole)] : []),
    ...(years === "in the sentence" || isDated ? [] : [sayYears(context, figures, years)]),
    ...termNotesOf(hasTerms ? figures : []).map((note) => sayTerms(context, note, regions)),
  ];
  if (parts.length === 0) return [];
  return say(locale.say("finding.aside"), { parts: join(parts, locale.say("list.row")) });
}

/** A term that holds for all that the sentence is about is said without its places. */
function sayTerms(context: Context, note: TermNote, regions: readonly string[]): Sentence {
  const [only, ...others] = note.clauses;
  const isOfAll = others.length === 0 && !note.rest && only?.regions.length === regions.length;
  if (!only || only.term === null || !isOfAll) return withoutStop(sayTermNote(context, note));
  const term = termName(context, note.key, only.term);
  return say(context.locale.say(`finding.terms.${note.key}`), { term });
}
