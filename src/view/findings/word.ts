import { figuresWithIds } from "../../analysis/figure-index.ts";
import type { Finding } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, regionOf } from "../context.ts";
import type { FindingView, Sentence } from "../model.ts";
import { sayAmount } from "../phrase.ts";
import { capitaliseFirst, join, plainText, say, withoutStop, words } from "../sentence.ts";
import { sayTermNote, termNotesOf } from "../terms.ts";
import { WORDS_BY_KIND, type WordsByKind, wordByKind } from "./words.ts";
import { sayYears } from "./years.ts";

/** Says a finding without its lead, for a paragraph of several. */
export function sayFinding(context: Context, finding: Finding): Sentence {
  const sentence = capitaliseFirst(wordByKind(context, finding, "alone").sentence);
  const aside = wordAside(context, finding);
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

/** Says a finding in the language of the page: its lead, its sentence, its years, bases and scopes. */
export function wordFinding(context: Context, finding: Finding): FindingView {
  const { lead, sentence } = wordByKind(context, finding, "led");
  return {
    lead: plainText(capitaliseFirst(lead(underHeading(context)))),
    sentence: capitaliseFirst(sentence),
    aside: wordAside(context, finding),
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

/** The years, bases and scopes of the figures, as far as the sentence itself does not say them. */
function wordAside(context: Context, { kind, evidence, reference }: Finding): Sentence {
  const { locale, dataset } = context;
  const [whole] = reference === undefined ? [] : figuresWithIds(dataset, [reference]);
  const figures = figuresWithIds(dataset, evidence);
  const table: WordsByKind = WORDS_BY_KIND;
  const { years, hasTerms = true } = table[kind];
  const parts = [
    ...(whole ? [sayReference(context, whole)] : []),
    ...(years === "in the sentence" ? [] : [sayYears(context, figures, years)]),
    ...termNotesOf(hasTerms ? figures : []).map((note) => withoutStop(sayTermNote(context, note))),
  ];
  if (parts.length === 0) return [];
  return say(locale.say("finding.aside"), { parts: join(parts, locale.say("list.row")) });
}
