import { formatNumber } from "../../../view/number.ts";
import type { Words } from "../../words.ts";

/** A page of a long list. */
interface Paged {
  /** From 1. */
  readonly page: number;
  /** How many are on it. */
  readonly count: number;
  readonly total: number;
  readonly perPage: number;
}

/** What a page of a list shows, and the ways to the pages beside it; empty where there are none. */
export function pagingOf(
  { page, count, total, perPage }: Paged,
  words: Words,
  hrefOf: (page: number) => string,
) {
  const from = (page - 1) * perPage + 1;
  const say = (number: number) => formatNumber(number, 0, null, words.language);
  return {
    shown:
      count === 0
        ? words.say("shownNone")
        : words.say("shown", { from: say(from), to: say(from + count - 1), total: say(total) }),
    previous: page > 1 ? hrefOf(page - 1) : "",
    next: page * perPage < total ? hrefOf(page + 1) : "",
  };
}
