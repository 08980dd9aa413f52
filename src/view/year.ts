import type { Figure } from "../dataset/model.ts";
import type { Context } from "./context.ts";
import type { Sentence } from "./model.ts";
import { sayQuantity, verbatim } from "./sentence.ts";

/** Years as numbers on the page, ascending, each once, as the language joins names; from `shortestRange` in a row as a range. */
export function listYears(
  { ledger, locale }: Context,
  years: readonly number[],
  formula: string,
  figures: readonly Figure[] = [],
  { shortestRange = 3 } = {},
): Sentence {
  const all = [...new Set(years)].sort((a, b) => a - b);
  const isRange =
    all.length >= shortestRange && all.every((year, index) => year === (all[0] ?? 0) + index);
  const each = isRange ? [all[0] ?? 0, all.at(-1) ?? 0] : all;
  return each.flatMap((year, index): Sentence => {
    const isLast = index === each.length - 1;
    const between = isLast ? "list.last" : "list.separator";
    const separator = index === 0 || isRange ? "" : locale.say(between);
    const numeral = ledger.enter({
      text: String(year),
      value: year,
      unit: null,
      figures: figures
        .filter((figure) => isRange || figure.year === year)
        .map((figure) => figure.id),
      formula,
    });
    // 2021—2023年: the unit stands once, after the range; no line begins with the dash.
    if (isRange && index === 0) return [{ ...numeral, tail: locale.say("list.through") }];
    return [...verbatim(separator), ...sayQuantity(locale.say("year"), numeral, "")];
  });
}

/** The years of figures. */
export function yearsOf(
  context: Context,
  figures: readonly Figure[],
  options: { readonly shortestRange?: number } = {},
): Sentence {
  const years = figures.map((figure) => figure.year);
  return listYears(context, years, "year of the figures", figures, options);
}
