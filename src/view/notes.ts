import type { Comparison } from "../analysis/model.ts";
import type { Figure, Term } from "../dataset/model.ts";
import { type Context, listNames, lookUp, placeName } from "./context.ts";
import type { NoteView } from "./model.ts";
import { plainText, say, verbatim } from "./sentence.ts";

/**
 * The notes of one table: what a mark beside a number cannot say, the basis and the scope of figures.
 *
 * Equal notes are one note, numbered in the order in which rows need them.
 */
export interface NoteBook {
  /** The notes that hold for a comparison, and for the outcome before a target; new ones are entered. */
  take(comparison: Comparison, outcome: Comparison | null): readonly NoteView[];
  readonly notes: readonly NoteView[];
}

/** Opens the notes of a table, named by its anchor. */
export function openNotes(context: Context, table: string): NoteBook {
  const noteByText = new Map<string, NoteView>();
  const notes: NoteView[] = [];
  const enter = (text: string): NoteView => {
    const known = noteByText.get(text);
    if (known !== undefined) return known;
    const count = notes.length + 1;
    const note = { id: `${table}-note-${count}`, number: circled(count), text: verbatim(text) };
    noteByText.set(text, note);
    notes.push(note);
    return note;
  };
  return {
    notes,
    take: (comparison, outcome) => wordNotes(context, comparison, outcome).map(enter),
  };
}

/** Words the notes of a comparison; of a target also the basis of the outcome before it, where that is another. */
export function wordNotes(
  context: Context,
  { cells }: Comparison,
  outcome: Comparison | null,
): readonly string[] {
  const planned = cells.filter(({ figures }) => figures.length > 0).map(({ region }) => region);
  const before = (outcome?.cells ?? []).filter(({ region }) => planned.includes(region));
  const past = before.flatMap((cell) => cell.figures);
  const figures = cells.flatMap((cell) => cell.figures);
  const isOther = wordBasis(context, "basis", past) !== wordBasis(context, "basis", figures);
  const ofPast = isOther ? wordBasis(context, "pastBasis", past) : null;
  return [ofPast, ...wordTermsOf(context, figures)].flatMap((text) => text ?? []);
}

/** Words the bases and scopes of figures, e.g. 口径：张店、博山为扣除留抵退税因素，其余未注明。 */
export function wordTermsOf(context: Context, figures: readonly Figure[]): readonly string[] {
  const { scopeById } = context.dataset;
  return [
    wordBasis(context, "basis", figures),
    wordTerms(context, "scope", figures, (figure) => figure.scope, scopeById),
  ].flatMap((text) => text ?? []);
}

function wordBasis(
  context: Context,
  key: "basis" | "pastBasis",
  figures: readonly Figure[],
): string | null {
  return wordTerms(context, key, figures, (figure) => figure.basis, context.dataset.basisById);
}

/** e.g. 口径：张店、博山为扣除留抵退税因素，其余未注明。 Null where no figure states a term. */
function wordTerms(
  context: Context,
  key: "basis" | "pastBasis" | "scope",
  figures: readonly Figure[],
  termOf: (figure: Figure) => string | null,
  byId: ReadonlyMap<string, Term>,
): string | null {
  const { locale, language } = context;
  const ids = [...new Set(figures.map(termOf).filter((id) => id !== null))];
  if (ids.length === 0) return null;
  const clauses = ids.map((id) => {
    const regions = new Set(figures.filter((f) => termOf(f) === id).map((f) => f.region));
    const places = listNames(
      context,
      [...regions].map((region) => placeName(context, region)),
    );
    const term = lookUp(byId, id).name[language];
    return plainText(say(locale.say("note.clause"), { places, term }));
  });
  const isPartly = figures.some((figure) => termOf(figure) === null);
  return plainText(
    say(locale.say(isPartly ? `note.${key}Partly` : `note.${key}`), {
      clauses: clauses.join(locale.say("list.clause")),
    }),
  );
}

/** ①, ②, … ⑳; plain digits in brackets beyond. */
function circled(number: number): string {
  return number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : `(${number})`;
}
