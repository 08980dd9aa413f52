import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";

/** A finding in words: a short lead and one sentence. */
export interface Wording {
  /** Called only where a page has leads, since it may enter the counts of the lead in the ledger. */
  readonly lead: (context: Context) => Sentence;
  readonly sentence: Sentence;
}

/** `alone`: the sentence names its indicator itself; `led`: it follows a lead that has named the indicator. */
export type Form = "alone" | "led";
