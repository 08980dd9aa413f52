import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { handful, listPlaces, MOST_NAMED } from "../places.ts";
import { join, say, verbatim } from "../sentence.ts";

interface Telling<Step, Clause extends string> {
  /** Of the finding whose wordings the clauses are. */
  readonly kind: string;
  readonly clauses: readonly Clause[];
  readonly clauseOf: (step: Step) => Clause;
  /** A place with what is told of it in brackets. */
  readonly word: (step: Step) => Sentence;
  /** Of which places something is told beside their clause. Default: of all. */
  readonly hasDetail?: (step: Step) => boolean;
  /** A place and what is told of it, where that follows a clause on several. Default: as `word`. */
  readonly detail?: (step: Step) => Sentence;
  /** A clause on one place alone; null where it is worded as any other. */
  readonly only?: (step: Step) => Sentence | null;
  /** Steps that are named where not all are. Default: none. */
  readonly ends?: readonly Step[];
}

/** Says the steps of places clause by clause, in the order of `clauses`, e.g. first all targets above outcomes. */
export function sayClauses<Step extends { readonly region: string }, Clause extends string>(
  context: Context,
  steps: readonly Step[],
  telling: Telling<Step, Clause>,
): readonly Sentence[] {
  return telling.clauses.flatMap((clause) => {
    const alike = steps.filter((step) => telling.clauseOf(step) === clause);
    const [first, ...others] = alike;
    if (!first) return [];
    const own = others.length === 0 ? telling.only?.(first) : null;
    return [own ?? sayClause(context, alike, clause, telling)];
  });
}

/** Brackets after every place, or after the clause what is told of some: a bracket after the last would seem of all. */
function sayClause<Step extends { readonly region: string }, Clause extends string>(
  context: Context,
  alike: readonly Step[],
  clause: Clause,
  { kind, word, hasDetail = () => true, detail = word, ends = [] }: Telling<Step, Clause>,
): Sentence {
  const { locale } = context;
  const regionOf = ({ region }: Step) => region;
  const itsEnds = alike.filter((step) => ends.includes(step));
  const isOfEach = alike.every(hasDetail);
  const places = listPlaces(context, alike, {
    regionOf,
    word: (step) => (isOfEach ? word(step) : verbatim(placeName(context, step.region))),
    ends: itsEnds,
  });
  const said = say(locale.say(`finding.${kind}.${clause}`), { places });
  const named = alike.length > MOST_NAMED ? handful(context, alike, regionOf, itsEnds) : alike;
  const told = isOfEach ? [] : named.filter(hasDetail);
  if (told.length === 0) return said;
  return say(locale.say("finding.details.clause"), {
    clause: said,
    details: join(told.map(detail), locale.say("list.contrast")),
  });
}
