import type { Dataset } from "../../../dataset/model.ts";
import { groupBy } from "../../../group-by.ts";
import type { Words } from "../../words.ts";
import { knownOf } from "../known.ts";
import type { ChooseQuery } from "./query.ts";

/** A theme that may be ticked as a whole, or by its indicators. */
interface ThemeOption {
  readonly id: string;
  readonly name: string;
  readonly isChosen: boolean;
  /** True where some of its indicators are chosen. */
  readonly isOpen: boolean;
  readonly count: string;
  readonly indicators: readonly {
    readonly id: string;
    readonly name: string;
    /** How many of the places report it. */
    readonly reports: string;
    readonly isChosen: boolean;
  }[];
}

/** Offers the themes with the indicators that any of these places reports, and those chosen. */
export function themesModel(
  dataset: Dataset,
  query: ChooseQuery,
  places: readonly string[],
  words: Words,
): readonly ThemeOption[] {
  const { themeById, indicatorById } = dataset;
  const { reporters } = knownOf(dataset);
  const { language } = words;
  const countOf = (id: string) => {
    const own = reporters.get(id);
    return own ? places.filter((place) => own.has(place)).length : 0;
  };
  const shown = [...indicatorById.values()].flatMap((indicator) => {
    const count = countOf(indicator.id);
    const isChosen = query.indicators.includes(indicator.id);
    return count > 0 || isChosen ? [{ ...indicator, count, isChosen }] : [];
  });
  const byTheme = groupBy(shown, ({ theme }) => theme);
  return [...themeById.values()].flatMap(({ id, name }) => {
    const own = byTheme.get(id) ?? [];
    if (own.length === 0) return [];
    return {
      id,
      name: name[language],
      isChosen: query.themes.includes(id),
      isOpen: own.some(({ isChosen }) => isChosen),
      count: words.count("indicatorsOf", own.length),
      indicators: own.map((one) => ({
        id: one.id,
        name: one.name[language],
        reports: sayReports(one.count, places.length, words),
        isChosen: one.isChosen,
      })),
    };
  });
}

function sayReports(count: number, total: number, words: Words): string {
  if (total === 1 && count === 1) return "";
  const key = count === total ? "reportsAll" : "reports";
  return words.say(key, { count: String(count), total: String(total) });
}
