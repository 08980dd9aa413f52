import type { Finding } from "../../analysis/findings/model.ts";
import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";

/** A finding of one kind. */
export type Of<Kind extends Finding["kind"]> = Extract<Finding, { kind: Kind }>;

/** A finding in words: a short lead and one sentence. */
export interface Wording {
  /** Said only where a page has leads: what it counts becomes a number of the page. */
  readonly lead: (context: Context) => Sentence;
  readonly sentence: Sentence;
}

/** How a sentence stands: `alone` it names its indicator, `led` it follows a lead that has done so. */
export type Form = "alone" | "led";
