import type { Figure } from "../dataset/model.ts";
import type { Context } from "./context.ts";
import type { Sentence } from "./model.ts";
import { say, sayQuantity } from "./sentence.ts";

/** Years as numbers on the page, each once, ascending, joined as the language joins names. */
export function listYears(
  { ledger, locale }: Context,
  years: readonly number[],
  formula: string,
  figures: readonly Figure[] = [],
): Sentence {
  const each = [...new Set(years)].sort((a, b) => a - b);
  return each.flatMap((year, index): Sentence => {
    const isLast = index === each.length - 1;
    const separator = index === 0 ? "" : locale.say(isLast ? "list.last" : "list.separator");
    const numeral = ledger.enter({
      text: String(year),
      value: year,
      unit: null,
      figures: figures.filter((figure) => figure.year === year).map((figure) => figure.id),
      formula,
    });
    return [...say(separator), ...sayQuantity(locale.say("year"), numeral, "")];
  });
}

/** The years of figures. */
export function yearsOf(context: Context, figures: readonly Figure[]): Sentence {
  const years = figures.map((figure) => figure.year);
  return listYears(context, years, "year of the figures", figures);
}
