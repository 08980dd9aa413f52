import type { Comparison, Reason } from "../analysis/model.ts";
import type { Figure } from "../dataset/model.ts";
import { type Context, listNames, lookUp, placeName } from "./context.ts";
import type { NoteView, Sentence } from "./model.ts";
import { plainText, say } from "./sentence.ts";

/** The notes of one table: equal notes are one note, numbered in the order in which rows need them. */
export interface NoteBook {
  /** Numbers of the notes that hold for a comparison, new ones entered. */
  number(comparison: Comparison): readonly string[];
  readonly notes: readonly NoteView[];
}

/** What the marks in a cell say already needs no note. */
const SAID_BY_MARKS: ReadonlySet<Reason["code"]> = new Set([
  "not-published",
  "words-only",
  "estimate",
  "bound",
  "conflict",
  "remark",
]);

/** Opens the notes of a table. */
export function openNotes(context: Context): NoteBook {
  const numberByText = new Map<string, string>();
  const notes: NoteView[] = [];
  const figureById = new Map(context.dataset.figures.map((figure) => [figure.id, figure]));

  const enter = (comparison: Comparison, reason: Reason): string => {
    const key = noteKey(reason, figureById);
    const known = numberByText.get(key);
    if (known !== undefined) return known;
    const number = circled(notes.length + 1);
    numberByText.set(key, number);
    notes.push({ number, text: wordNote(context, reason, comparison, figureById) });
    return number;
  };
  return {
    notes,
    number: (comparison) => [
      ...new Set(
        comparison.notes
          .filter(({ code }) => !SAID_BY_MARKS.has(code))
          .map((reason) => enter(comparison, reason)),
      ),
    ],
  };
}

function noteKey(reason: Reason, figureById: ReadonlyMap<string, Figure>): string {
  const about = reason.figures.map((id) => {
    const figure = figureById.get(id);
    if (reason.code === "year") return figure?.year;
    return reason.code === "basis" ? figure?.basis : figure?.scope;
  });
  return JSON.stringify([reason.code, reason.regions, about]);
}

function wordNote(
  context: Context,
  { code, regions, figures }: Reason,
  _comparison: Comparison,
  figureById: ReadonlyMap<string, Figure>,
): Sentence {
  const { dataset, language, locale } = context;
  const named = figures.flatMap((id) => figureById.get(id) ?? []);
  return say(locale.say(`note.${code}`), {
    places: listNames(
      context,
      regions.map((id) => placeName(context, id)),
    ),
    years: code === "year" ? yearsOf(context, named) : "",
    basis:
      code === "basis"
        ? termsOf(
            named.map((f) => f.basis),
            dataset.basisById,
            language,
          )
        : "",
    scope:
      code === "scope"
        ? termsOf(
            named.map((f) => f.scope),
            dataset.scopeById,
            language,
          )
        : "",
  });
}

/** The years of figures, each once, as numbers on the page. */
export function yearsOf(context: Context, figures: readonly Figure[]): Sentence {
  const years = [...new Set(figures.map((figure) => figure.year))].sort((a, b) => a - b);
  return years.flatMap((year, index): Sentence => {
    const numeral = context.ledger.enter({
      text: String(year),
      value: year,
      unit: null,
      figures: figures.filter((figure) => figure.year === year).map((figure) => figure.id),
      formula: "year of the figures",
    });
    const separator = index === 0 ? "" : context.locale.say("list.separator");
    return say(`${separator}${context.locale.say("year")}`, { year: numeral });
  });
}

function termsOf(
  ids: readonly (string | null)[],
  byId: ReadonlyMap<string, { readonly name: Readonly<Record<"zh" | "en", string>> }>,
  language: "zh" | "en",
): string {
  const named = ids.flatMap((id) => (id === null ? [] : [lookUp(byId, id).name[language]]));
  return [...new Set(named)].join("；");
}

/** ①, ②, … ⑳; plain digits in brackets beyond. */
function circled(number: number): string {
  return number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : `(${number})`;
}

/** The text of notes, for tests and for alternative texts. */
export function noteTexts(notes: readonly NoteView[]): readonly string[] {
  return notes.map((note) => `${note.number} ${plainText(note.text)}`);
}
