import { indexFigures } from "../analysis/figure-index.ts";
import { BOUND_SIGNS, type Bound, type Figure } from "../dataset/model.ts";
import { type Context, lookUp, placeName, sourceAnchor, unitName } from "./context.ts";
import { wordDate } from "./date.ts";
import { figureText, scaleFormula } from "./figure.ts";
import { openLedger } from "./ledger.ts";
import type { Fact, Numeral, Sentence, View } from "./model.ts";
import { periodsOf } from "./period.ts";
import { indicatorName, joinAsList } from "./phrase.ts";
import { join, plainText, say, sayQuantity, verbatim } from "./sentence.ts";

/** The edition of a briefing before this one, and how its data differs from the present data. */
export interface Earlier {
  /** ISO date. */
  readonly date: string;
  readonly version: string;
  /** Ids of figures whose value, status, bound, basis, scope or unit has changed. */
  readonly revised: readonly string[];
  readonly added: readonly string[];
  /** Ids of removed figures, of those that the earlier edition showed. */
  readonly removed: readonly string[];
  /** Revised figure → the number printed in the earlier edition; only where the unit is still the same. */
  readonly printed: Readonly<Record<string, PrintedBefore>>;
}

export interface PrintedBefore {
  /** As printed, with its sign. */
  readonly text: string;
  readonly value: number;
  readonly bound: Bound;
}

/** Most revised figures that are told one by one, so that all fit on one line. */
const MOST_TOLD = 2;
const ANCHOR = "since";

/** True for the anchors of numbers in the line on an earlier edition. */
export function isOfSince(where: string): boolean {
  return where.startsWith(ANCHOR);
}

/** Keeps the differences from an earlier edition that concern figures on the page, and all removed figures. */
export function within(earlier: Earlier, { facts }: Pick<View, "facts">): Earlier {
  const shown = new Set(facts.flatMap(({ figures, where }) => (isOfSince(where) ? [] : figures)));
  const isShown = (id: string) => shown.has(id);
  const printed = Object.entries(earlier.printed).filter(([id]) => isShown(id));
  return {
    ...earlier,
    revised: earlier.revised.filter(isShown),
    added: earlier.added.filter(isShown),
    printed: Object.fromEntries(printed),
  };
}

/**
 * Says what changed in the data of a page since an earlier edition: how many figures, and the first of the revised ones.
 *
 * Shape: to be called when all else on the page is worded; its numbers have a ledger of their own.
 */
export function saySince(
  context: Context,
  earlier: Earlier,
): { readonly line: Sentence; readonly facts: readonly Fact[] } {
  const { locale } = context;
  const ledger = openLedger(`${ANCHOR}-`);
  const own: Context = { ...context, ledger };
  const { date, version, revised, added, removed, printed } = within(earlier, context.ledger);
  const edition = { date: wordDate(locale, date), version };
  if (revised.length + added.length + removed.length === 0)
    return { line: say(locale.say("since.unchanged"), edition), facts: [] };
  const count = (number: number, what: string, figures: readonly string[]) =>
    ledger.enter({
      text: String(number),
      value: number,
      unit: null,
      figures,
      formula: `figures ${what} since ${date}, version ${version}`,
    });
  const counts = {
    revised: count(revised.length, "revised", revised),
    added: count(added.length, "added", added),
    removed: count(removed.length, "removed", []),
  };
  const told = firstPrinted(context, printed).slice(0, MOST_TOLD);
  const items = told.map(([figure, before]) => sayRevision(own, figure, before, earlier));
  const leading =
    items.length === 0 ? "" : say(locale.say("since.leading"), { items: joinAsList(own, items) });
  const line = say(locale.say("since.changed"), { ...edition, ...counts, leading });
  return { line, facts: ledger.facts };
}

/** Revised figures in the order of the page, which begins with what matters most. */
function firstPrinted(
  { ledger, dataset }: Context,
  printed: Earlier["printed"],
): readonly (readonly [Figure, PrintedBefore])[] {
  const ids = ledger.facts.flatMap(({ figures: [id = ""], formula, value }) =>
    formula === null && value !== null ? [id] : [],
  );
  const { figureById } = indexFigures(dataset);
  return [...new Set(ids)].flatMap((id) => {
    const before = printed[id];
    const figure = before && figureById.get(id);
    return figure ? [[figure, before] as const] : [];
  });
}

function sayRevision(
  context: Context,
  figure: Figure,
  before: PrintedBefore,
  { date, version }: Earlier,
): Sentence {
  const { locale, ledger, shown } = context;
  const { id, region, indicator, measure, unit, value } = figure;
  const name = say(locale.say("since.name"), {
    place: placeName(context, region),
    measure: say(locale.say(`inSentence.${measure}`), {
      indicator: indicatorName(context, indicator),
    }),
  });
  const detail = sayDetail(context, figure);
  const old: Numeral = ledger.enter({
    text: before.text,
    value: before.value,
    unit,
    figures: [id],
    formula: `as printed on ${date}, version ${version}`,
    prefix: BOUND_SIGNS[before.bound],
  });
  const fresh = ledger.enter({
    text: figureText(context, figure),
    value,
    unit,
    figures: [id],
    formula: scaleFormula(context, figure),
    prefix: BOUND_SIGNS[figure.bound],
    href: shown.has(figure) ? sourceAnchor(context, figure) : null,
  });
  const isPercent = unit === "%";
  const wording = locale.say(isPercent ? "percent" : "quantity");
  // A unit in words stands once, after both numbers; a percent sign belongs to each.
  const sign = isPercent ? plainText(say(wording, { value: "" })) : "";
  return say(locale.say("since.item"), {
    name,
    detail,
    before: { ...old, tail: sign + locale.say("since.to") },
    after: sayQuantity(wording, fresh, unitInText(context, unitName(context, unit, value))),
  });
}

/** English says the power of ten of a unit in words after a number as it was printed: 251.8 hundred million yuan. */
const SCALE_WORDS = { "100 million": "hundred million", "10,000": "ten thousand" } as const;

function unitInText({ language }: Context, unit: string): string {
  if (language !== "en") return unit;
  return Object.entries(SCALE_WORDS).reduce(
    (text, [digits, words]) => (text.startsWith(digits) ? words + text.slice(digits.length) : text),
    unit,
  );
}

/** The period, scope and basis, which tell the figure from others of the same name. */
function sayDetail(context: Context, figure: Figure): Sentence {
  const { dataset, language, locale } = context;
  const { scope, basis } = figure;
  const names = [
    ...(scope === null ? [] : [lookUp(dataset.scopeById, scope).name[language]]),
    ...(basis === null ? [] : [lookUp(dataset.basisById, basis).name[language]]),
  ];
  const years = periodsOf(context, [figure]);
  return join([years, ...names.map((name) => verbatim(name))], locale.say("list.detail"));
}
