import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import { listPlaces } from "../places.ts";
import { say } from "../sentence.ts";

/** Says the steps of places clause by clause, in the order of `clauses`, e.g. first all targets above outcomes. */
export function sayClauses<Step extends { readonly region: string }, Clause extends string>(
  context: Context,
  steps: readonly Step[],
  {
    kind,
    clauses,
    clauseOf,
    word,
    ends = [],
  }: {
    /** Of the finding whose wordings the clauses are. */
    readonly kind: string;
    readonly clauses: readonly Clause[];
    readonly clauseOf: (step: Step) => Clause;
    readonly word: (step: Step) => Sentence;
    /** Steps that are named where not all are. Default: none. */
    readonly ends?: readonly Step[];
  },
): readonly Sentence[] {
  return clauses.flatMap((clause) => {
    const alike = steps.filter((step) => clauseOf(step) === clause);
    if (alike.length === 0) return [];
    const places = listPlaces(context, alike, {
      regionOf: ({ region }) => region,
      word,
      ends: alike.filter((step) => ends.includes(step)),
    });
    return [say(context.locale.say(`finding.${kind}.${clause}`), { places })];
  });
}
