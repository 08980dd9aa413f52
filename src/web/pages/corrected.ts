import type { Shown } from "./frame.ts";
import { type Correction, sayCorrection } from "./start.ts";

/** A published result that was found wrong, at its own address. */
interface CorrectedModel extends Correction {
  /** Name of its file. */
  readonly file: string;
  /** Where the file is as it was published. */
  readonly asPublished: string;
}

/** What `site/corrected.hbs` is filled with. */
export function correctedView(model: CorrectedModel, shown: Shown) {
  const { words } = shown;
  const { file, asPublished, replacedBy } = model;
  return {
    words: words.all,
    heading: words.say("corrections"),
    file,
    text: sayCorrection(model, shown),
    asPublished,
    replacedBy,
  };
}
