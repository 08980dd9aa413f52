import type { Finding } from "../../analysis/findings/model.ts";
import { isOfLatestYears, type Timing } from "../../analysis/timing.ts";
import type { Dataset } from "../../dataset/model.ts";
import { type Locale, neutral } from "../locale.ts";
import { contextOfNoPage, looseText } from "../no-page.ts";
import { verbatim } from "../sentence.ts";
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

/** Says a finding on no page. */
export function sayAlone({ dataset, timing, ...finds }: Finds, finding: Finding): SaidAlone {
  const { regions, focus } = finds;
  const locale = isOfLatestYears(timing) ? finds.locale : neutral(finds.locale);
  const context = contextOfNoPage(dataset, locale, {
    focus: focus === null ? [] : [focus],
    isOfOne: regions.length === 1,
  });
  return {
    lead: looseText(verbatim(wordFinding(context, finding).lead)),
    sentence: looseText(sayFinding(context, finding)),
  };
}
