import type { Sentence } from "../model.ts";

/** A finding in words: a short lead and one sentence. */
export interface Wording {
  readonly lead: Sentence;
  readonly sentence: Sentence;
}

/** How a sentence stands: `alone` it names its indicator, `led` it follows a lead that has done so. */
export type Form = "alone" | "led";
