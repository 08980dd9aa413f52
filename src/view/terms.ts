/** Says on which basis and of which scope figures are, of a few places or of many. */

import type { Figure, Term } from "../dataset/model.ts";
import { isScopeStated, NOT_STATED, scopeMeant } from "../dataset/sameness.ts";
import { type Context, lookUp } from "./context.ts";
import type { Sentence } from "./model.ts";
import { MOST_NAMED, namePlaces } from "./places.ts";
import { join, say } from "./sentence.ts";

/** What a note on terms is about. */
type TermKey = "basis" | "pastBasis" | "scope" | "reference";

/** Which places are known to be on which basis or of which scope; two that are equal say the same. */
export interface TermNote {
  readonly key: TermKey;
  /** One a term, in the order met. */
  readonly clauses: readonly Clause[];
  /** The term of all others; null where all have a clause, or nothing is to be said of them. */
  readonly rest: string | null;
}

interface Clause {
  /** Null: the document states none. */
  readonly term: string | null;
  readonly regions: readonly string[];
  /** True where the term says what the document leaves open. */
  readonly isOpen: boolean;
}

/** What is to be said of a figure: a term, null where none is stated; nothing where it is as the indicator defines it. */
type Said = Omit<Clause, "regions"> | null;

/**
 * The notes on the basis and the scope of figures, as far as any states one. `all`: the same with others in their row, of
 * which the basis is told apart.
 */
export function termNotesOf(
  figures: readonly Figure[],
  all: readonly Figure[] = figures,
): readonly TermNote[] {
  return [
    basisNote("basis", figures),
    termNote("scope", all, scopeSaid),
    hasOtherReference(all) ? termNote("reference", all, ({ on }) => stated(on)) : null,
  ].filter((note) => note !== null);
}

/** Where any figure states a basis, it matters which others state none. */
export function basisNote(key: "basis" | "pastBasis", figures: readonly Figure[]): TermNote | null {
  if (figures.every(({ basis }) => basis === null)) return null;
  return termNote(key, figures, ({ basis }) => stated(basis));
}

function stated(term: string | null): Said {
  return { term, isOpen: false };
}

/** A figure without a scope has that of the indicator's definition, and so may one with another name for it. */
function scopeSaid(figure: Figure): Said {
  if (figure.scope === NOT_STATED) return stated(null);
  if (!isScopeStated(figure)) return { term: figure.scope, isOpen: true };
  return scopeMeant(figure) === null ? null : stated(figure.scope);
}

/** Growth on a year earlier is the usual case: it is named only where growth on something else is shown as well. */
function hasOtherReference(figures: readonly Figure[]): boolean {
  return figures.some(({ on }) => on !== "year_earlier");
}

/**
 * Names the places of each term; where most of many places share a term, only the other places. Null where nothing is
 * to be said of any figure.
 */
function termNote(
  key: TermKey,
  figures: readonly Figure[],
  saidOf: (figure: Figure) => Said,
): TermNote | null {
  const clauseByTerm = new Map<string | null, Omit<Clause, "regions"> & { regions: Set<string> }>();
  let isOfAll = true;
  for (const figure of figures) {
    const said = saidOf(figure);
    isOfAll &&= said !== null;
    if (said === null) continue;
    const clause = clauseByTerm.get(said.term) ?? { ...said, regions: new Set() };
    clauseByTerm.set(said.term, clause);
    clause.regions.add(figure.region);
  }
  const all = [...clauseByTerm.values()].map(
    (clause): Clause => ({ ...clause, regions: [...clause.regions] }),
  );
  if (all.length === 0) return null;
  const shared = isOfAll ? sharedByMost(all) : null;
  const clauses = all.filter((clause) => clause !== shared);
  return { key, clauses: unstatedLast(clauses), rest: shared?.term ?? null };
}

function unstatedLast(clauses: readonly Clause[]): readonly Clause[] {
  return [
    ...clauses.filter(({ term }) => term !== null),
    ...clauses.filter(({ term }) => term === null),
  ];
}

/** The stated term of more than half of the places, where they are too many to name; null where a place has two terms. */
function sharedByMost(clauses: readonly Clause[]): Clause | null {
  const sum = clauses.reduce((total, { regions }) => total + regions.length, 0);
  const places = new Set(clauses.flatMap(({ regions }) => regions)).size;
  if (sum > places) return null;
  return (
    clauses.find(
      ({ term, isOpen, regions }) =>
        term !== null && !isOpen && regions.length > MOST_NAMED && 2 * regions.length > places,
    ) ?? null
  );
}

/**
 * e.g. 口径：张店、博山为扣除留抵退税因素，平阴未注明。 Names up to `most` places of a term, a handful of more; of those that state
 * none never more than a few.
 */
export function sayTermNote(
  context: Context,
  { key, clauses, rest }: TermNote,
  most = MOST_NAMED,
): Sentence {
  const { locale } = context;
  const nameOf = (term: string) => termName(context, key, term);
  const said = clauses.map(({ term, isOpen, regions }) => {
    if (term === null)
      return say(locale.say(`note.${key}Unstated`), { places: namePlaces(context, regions) });
    return say(locale.say(isOpen ? "note.openClause" : "note.clause"), {
      places: namePlaces(context, regions, most),
      term: nameOf(term),
    });
  });
  if (rest === null) return say(locale.say(`note.${key}`), { clauses: joined(said) });
  if (said.length === 0) return say(locale.say(`note.${key}All`), { term: nameOf(rest) });
  return say(locale.say(`note.${key}Rest`), { clauses: joined(said), term: nameOf(rest) });

  function joined(sentences: readonly Sentence[]): Sentence {
    return join(sentences, locale.say("list.clause"));
  }
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
