import { groupBy } from "../group-by.ts";
import type { Candidate } from "./model.ts";

/** A new indicator that words of a document name, and all numbers that it would count. */
export interface Proposal {
  readonly name: string;
  readonly unit: string;
  /** The theme of the nearest indicator; null where none is near. */
  readonly theme: string | null;
  /** The words of the first of them. */
  readonly printed: string;
  /** Where each of them begins in the document. */
  readonly starts: readonly number[];
}

/** The indicators that candidates propose, each once with all of its numbers, those with most of them first. */
export function proposalsOf(candidates: readonly Candidate[]): readonly Proposal[] {
  const open = candidates.flatMap(({ proposed, printed, start }) =>
    proposed ? [{ ...proposed, printed, start }] : [],
  );
  return [...groupBy(open, ({ name, unit }) => `${name}\t${unit}`).values()]
    .flatMap((some): readonly Proposal[] => {
      const [first] = some;
      if (!first) return [];
      const { name, unit, printed } = first;
      const theme = some.find((one) => one.theme !== null)?.theme ?? null;
      return [{ name, unit, theme, printed, starts: some.map(({ start }) => start) }];
    })
    .sort((left, right) => right.starts.length - left.starts.length);
}
