import type { Indicator } from "../dataset/model.ts";
import type { Candidate, Doubt } from "./model.ts";

/** A number of which a figure would not say all that its words say. */
interface Said extends Pick<Candidate, "measure" | "unit" | "basis"> {
  /** The words of its clause. */
  readonly clause: string;
  readonly indicator: Pick<Indicator, "growthPrices" | "unit">;
}

interface Caveat {
  readonly code: string;
  readonly message: string;
  readonly holds: (said: Said) => boolean;
}

const REAL = /可比价|不变价|实际增长|(?:扣除|剔除)(?:价格|物价)/;
const NET_OF = /(?:扣除|剔除)[^,。;]{2,20}(?:因素|影响|后)/;

/** What the words of a number say, and a figure of its indicator cannot. */
const CAVEATS: readonly Caveat[] = [
  {
    code: "other-prices",
    message: "growth of this indicator is at constant prices, and the words say nominal",
    holds: ({ clause, indicator }) => indicator.growthPrices === "constant" && /名义/.test(clause),
  },
  {
    code: "other-prices",
    message: "growth of this indicator is at current prices, and the words say real",
    holds: ({ clause, indicator }) => indicator.growthPrices === "current" && REAL.test(clause),
  },
  {
    code: "unknown-basis",
    message: "the words say what it is net of, and the vocabulary has no such basis",
    holds: ({ clause, basis }) => basis === null && NET_OF.test(clause) && !REAL.test(clause),
  },
  {
    code: "points-of-amount",
    message: "percentage points of an amount: the change of its growth, which no figure can say",
    holds: ({ measure, unit, indicator }) =>
      measure === "change" && unit === "个百分点" && !/^[%‰]$/.test(indicator.unit),
  },
];

/** What the words of a number say that a figure cannot. */
export function caveatsOf(said: Said): readonly Doubt[] {
  return CAVEATS.filter(({ holds }) => holds(said)).map(({ code, message }) => ({ code, message }));
}
