import type { Dataset } from "../dataset/model.ts";
import type { Context } from "./context.ts";
import { openLedger } from "./ledger.ts";
import type { Locale } from "./locale.ts";
import type { Sentence } from "./model.ts";
import { plainText } from "./sentence.ts";

/** What words on no page are made of: nothing leads to a source, and no mark is explained elsewhere. */
export function contextOfNoPage(
  dataset: Dataset,
  locale: Locale,
  more: Pick<Context, "focus" | "isOfOne"> = { focus: [] },
): Context {
  return {
    dataset,
    locale,
    language: locale.language,
    ledger: openLedger(),
    shown: new Set(),
    documents: [],
    linksToSources: false,
    marksAnchor: null,
    ...more,
  };
}

/** The words of a sentence, to be copied anywhere: with spaces at which lines may break. */
export function looseText(sentence: Sentence): string {
  return plainText(sentence).replaceAll("\u00a0", " ");
}
