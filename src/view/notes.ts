import { aimOf, type Comparison } from "../analysis/model.ts";
import type { Context } from "./context.ts";
import type { NoteView, Sentence } from "./model.ts";
import { MOST_NAMED } from "./places.ts";
import { sayRevisions } from "./revisions.ts";
import { basisNote, sayTermNote, type TermNote, termNotesOf } from "./terms.ts";

/**
 * The notes of one table: what a mark beside a number cannot say, the basis and the scope of figures.
 *
 * Equal notes are one note, numbered in the order in which rows need them.
 */
export interface NoteBook {
  /**
   * The notes that hold for a comparison, and for the outcome before a target; new ones are entered.
   *
   * `bearsOutcomes`: what the outcome replaced is told here, as it stands nowhere else. Default: false.
   */
  take(
    comparison: Comparison,
    outcome: Comparison | null,
    options?: { readonly bearsOutcomes?: boolean },
  ): readonly NoteView[];
  readonly notes: readonly NoteView[];
}

/** Opens the notes of a table, named by its anchor. */
export function openNotes(context: Context, table: string): NoteBook {
  const noteByKey = new Map<string, NoteView>();
  const notes: NoteView[] = [];
  const add = (text: Sentence): NoteView => {
    const count = notes.length + 1;
    const note = { id: `${table}-note-${count}`, number: circled(count), text };
    notes.push(note);
    return note;
  };
  const enter = (term: TermNote, places: number): NoteView => {
    const key = JSON.stringify(term);
    const known = noteByKey.get(key);
    if (known !== undefined) return known;
    const note = add(sayTermNote(context, term, places > MOST_IN_NOTE ? MOST_NAMED : places));
    noteByKey.set(key, note);
    return note;
  };
  return {
    notes,
    take: (comparison, outcome, { bearsOutcomes = false } = {}) => [
      ...notesOf(comparison, outcome).map((term) => enter(term, comparison.cells.length)),
      ...(bearsOutcomes && outcome ? sayRevisions(context, outcome).map((text) => add(text)) : []),
      ...sayRevisions(context, comparison).map((text) => add(text)),
    ],
  };
}

/** Up to this many places, the notes of a table name all of them; of more, only a few. */
const MOST_IN_NOTE = 60;

/**
 * The notes of a comparison; of a target also the basis of the outcome before it, where that is another, and the scope of
 * what has nothing on the other side of its arrow.
 */
export function notesOf(
  { cells, target }: Comparison,
  before: Comparison | null,
): readonly TermNote[] {
  const shown = cells.flatMap((cell, place) => {
    const aim = aimOf(cell);
    return aim.length > 0 ? aim : (before?.cells[place]?.figures ?? []);
  });
  if (!target) return termNotesOf(shown);
  const aims = cells.flatMap(aimOf);
  const past = (before?.cells ?? []).flatMap((cell) => cell.figures);
  const ofPast = basisNote("pastBasis", past);
  const isOther = JSON.stringify(ofPast) !== JSON.stringify(basisNote("pastBasis", aims));
  return [...(ofPast && isOther ? [ofPast] : []), ...termNotesOf(aims, shown)];
}

/** ①, ②, … ⑳; plain digits in brackets beyond. */
function circled(number: number): string {
  return number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : `(${number})`;
}
