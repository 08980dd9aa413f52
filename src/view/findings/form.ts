import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";

/** A finding in words: a short lead and one sentence, or a few. */
export interface Wording {
  /**
   * What it claims, with its period, the places it holds for and the mark of an estimate or a bound.
   *
   * Called only where a page has leads, since it may enter the counts and periods of the lead in the ledger.
   */
  readonly lead: (context: Context) => Sentence;
  readonly sentence: Sentence;
  /** True where the lead says the periods, so that nothing after the sentence repeats them. Default: false. */
  readonly isDated?: boolean;
  /** What its numbers are worked out from, where the sentence does not say it: it follows in brackets. Default: nothing. */
  readonly after?: readonly Sentence[];
}

/**
 * `alone`: the sentence names its indicator, its places and its period itself; `led`: it follows a lead that has named
 * them, and each of its sentences has at most two numbers.
 */
export type Form = "alone" | "led";

/** Most numbers in a sentence after a lead, years and counts of places apart. */
export const MOST_NUMBERS = 2;
