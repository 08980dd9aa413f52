import type { Finding } from "../../analysis/findings/model.ts";
import { isOfLatestYears, type Timing } from "../../analysis/timing.ts";
import type { Dataset } from "../../dataset/model.ts";
import type { Context } from "../context.ts";
import { openLedger } from "../ledger.ts";
import { type Locale, neutral } from "../locale.ts";
import { plainText } from "../sentence.ts";
import { sayFinding, wordFinding } from "./word.ts";

/** What findings were found in, and the words of the language. */
interface Finds {
  readonly dataset: Dataset;
  readonly locale: Locale;
  readonly timing: Timing;
  /** The places that were asked. */
  readonly regions: readonly string[];
  readonly focus: string | null;
}

/** A finding in plain text. */
interface SaidAlone {
  /** What it is, in a few words. */
  readonly lead: string;
  /** The whole of it, with years, bases and scopes. */
  readonly sentence: string;
}

/** Says a finding on no page: nothing leads to a source, and no mark is explained elsewhere. */
export function sayAlone({ dataset, timing, ...finds }: Finds, finding: Finding): SaidAlone {
  const { regions, focus } = finds;
  const locale = isOfLatestYears(timing) ? finds.locale : neutral(finds.locale);
  const context: Context = {
    dataset,
    locale,
    language: locale.language,
    ledger: openLedger(),
    shown: new Set(),
    focus: focus === null ? [] : [focus],
    isOfOne: regions.length === 1,
    documents: [...dataset.documentById.values()],
    linksToSources: false,
    marksAnchor: null,
  };
  return {
    lead: wordFinding(context, finding).lead,
    sentence: plainText(sayFinding(context, finding)),
  };
}
