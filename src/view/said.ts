import { BOUND_SIGNS, type Dataset, type Figure, type Language } from "../dataset/model.ts";
import { lookUp } from "./context.ts";
import { figureText, figureWords, markOf } from "./figure.ts";
import type { Locale } from "./locale.ts";
import { wordPeriod } from "./period.ts";
import type { Speech } from "./scale.ts";
import { unitName } from "./unit.ts";

/** A figure as pages say it, in one language. */
export interface SaidFigure {
  /** With its sign, e.g. `≥5.5`; of words these. */
  readonly value: string;
  /** Set after the number, e.g. `e`; empty where there is nothing to say. */
  readonly mark: string;
  /** e.g. billion yuan, %; empty for words. */
  readonly unit: string;
  /** e.g. 2022, 2023年末. */
  readonly period: string;
}

/** Figure id → how pages say it in each language. */
export type SaidFigures = Readonly<Record<string, Readonly<Record<Language, SaidFigure>>>>;

/** Says every figure of a dataset as tables do. */
export function sayFigures(
  dataset: Dataset,
  locales: Readonly<Record<Language, Locale>>,
): SaidFigures {
  const say = (figure: Figure, language: Language) =>
    sayFigure({ dataset, language }, figure, locales[language]);
  return Object.fromEntries(
    dataset.figures.map((figure) => [figure.id, { zh: say(figure, "zh"), en: say(figure, "en") }]),
  );
}

export function sayFigure(speech: Speech, figure: Figure, locale: Locale): SaidFigure {
  const { time } = lookUp(speech.dataset.indicatorById, figure.indicator);
  const period = wordPeriod(locale, { period: figure.period, time }, "short");
  const { mark = "" } = markOf({ dataset: speech.dataset, locale, marksAnchor: null }, figure);
  if (figure.value === null) return { value: figureWords(speech, figure), mark, unit: "", period };
  const value = `${BOUND_SIGNS[figure.bound]}${figureText(speech, figure)}`;
  return { value, mark, unit: unitName(speech, figure, figure.value), period };
}
