/** Says on which basis and of which scope figures are, of a few places or of many. */

import type { Figure, Term } from "../dataset/model.ts";
import { type Context, lookUp } from "./context.ts";
import type { Sentence } from "./model.ts";
import { MOST_NAMED, namePlaces } from "./places.ts";
import { join, say } from "./sentence.ts";

/** What a note on terms is about. */
type TermKey = "basis" | "pastBasis" | "scope" | "reference";

/** Which places state which basis or scope; two that are equal say the same. */
export interface TermNote {
  readonly key: TermKey;
  /** One a term, in the order met; null: none is stated. */
  readonly clauses: readonly Clause[];
  /** What holds for all others: a term, or that none is stated; nothing where all have a clause. */
  readonly rest: { readonly term: string | null } | null;
}

interface Clause {
  readonly term: string | null;
  readonly regions: readonly string[];
}

/** The notes on the basis and the scope of figures, as far as any states one. */
export function termNotesOf(figures: readonly Figure[]): readonly TermNote[] {
  return [
    termNote("basis", figures, ({ basis }) => basis),
    termNote("scope", figures, ({ scope }) => scope),
    hasOtherReference(figures) ? termNote("reference", figures, ({ on }) => on) : null,
  ].filter((note) => note !== null);
}

/** Growth on a year earlier is the usual case: it is named only where growth on something else is shown as well. */
function hasOtherReference(figures: readonly Figure[]): boolean {
  return figures.some(({ on }) => on !== "year_earlier");
}

/**
 * Names the places of each term; where most of many places share a term, only the other places. Null where no figure
 * states a term.
 *
 * Places that state none are named only beside such a term.
 */
export function termNote(
  key: TermKey,
  figures: readonly Figure[],
  termOf: (figure: Figure) => string | null,
): TermNote | null {
  const regionsByTerm = new Map<string | null, Set<string>>();
  for (const figure of figures) {
    const term = termOf(figure);
    regionsByTerm.set(term, (regionsByTerm.get(term) ?? new Set()).add(figure.region));
  }
  const all = [...regionsByTerm].map(
    ([term, regions]): Clause => ({ term, regions: [...regions] }),
  );
  const stated = all.filter(({ term }) => term !== null);
  if (stated.length === 0) return null;
  const unstated = all.filter(({ term }) => term === null);
  const shared = sharedByMost(all);
  if (shared && shared.term !== null) {
    const clauses = [...stated.filter((clause) => clause !== shared), ...unstated];
    return { key, clauses, rest: { term: shared.term } };
  }
  return { key, clauses: stated, rest: unstated.length > 0 ? { term: null } : null };
}

/** The term of more than half of the places, where they are too many to name; null where a place has two terms. */
function sharedByMost(clauses: readonly Clause[]): Clause | null {
  const sum = clauses.reduce((total, { regions }) => total + regions.length, 0);
  const places = new Set(clauses.flatMap(({ regions }) => regions)).size;
  if (sum > places) return null;
  return (
    clauses.find(({ regions }) => regions.length > MOST_NAMED && 2 * regions.length > places) ??
    null
  );
}

/** e.g. 口径：张店、博山为扣除留抵退税因素，其余未注明。 Names up to `most` places of a term, a handful of more. */
export function sayTermNote(
  context: Context,
  { key, clauses, rest }: TermNote,
  most = MOST_NAMED,
): Sentence {
  const { locale } = context;
  const nameOf = (term: string) => termName(context, key, term);
  const said = clauses.map(({ term, regions }) =>
    say(locale.say(term === null ? `note.${key}Unstated` : "note.clause"), {
      places: namePlaces(context, regions, most),
      ...(term === null ? {} : { term: nameOf(term) }),
    }),
  );
  if (rest?.term && said.length === 0) {
    return say(locale.say(`note.${key}All`), { term: nameOf(rest.term) });
  }
  const joined = { clauses: join(said, locale.say("list.clause")) };
  if (rest?.term) return say(locale.say(`note.${key}Rest`), { ...joined, term: nameOf(rest.term) });
  return say(locale.say(rest ? `note.${key}Partly` : `note.${key}`), joined);
}

/** The name of a basis, a scope, or of what growth is measured against. */
export function termName(
  { dataset, language, locale }: Context,
  key: TermKey,
  term: string,
): string {
  if (key === "reference") return locale.say(`reference.${term}`);
  const byId: ReadonlyMap<string, Term> = key === "scope" ? dataset.scopeById : dataset.basisById;
  return lookUp(byId, term).name[language];
}
