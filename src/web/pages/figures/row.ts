import type { Dataset, Figure } from "../../../dataset/model.ts";
import { sayPeriod } from "../../../view/period.ts";
import { sayFigure } from "../../../view/said.ts";
import { figureAddress } from "../addresses.ts";
import type { Shown } from "../frame.ts";
import { knownOf } from "../known.ts";

/** A figure as a row of a table. */
interface FigureRow {
  readonly id: string;
  readonly href: string;
  readonly place: string;
  readonly indicator: string;
  /** What tells it from other figures of the indicator: measure, basis, scope. */
  readonly details: string;
  readonly period: string;
  /** With its mark. */
  readonly value: string;
  readonly unit: string;
  readonly status: string;
  readonly isNotUsed: boolean;
  readonly document: string;
}

/** Words a figure for a table. */
export function figureRow(dataset: Dataset, figure: Figure, shown: Shown): FigureRow {
  const { place, words, locale } = shown;
  const { language } = words;
  const said = sayFigure({ dataset, language }, figure, locale);
  const isRate = said.unit === "%";
  return {
    id: figure.id,
    href: figureAddress(place.base, language, figure.id),
    place: knownOf(dataset).regionById.get(figure.region)?.short[language] ?? figure.region,
    indicator: dataset.indicatorById.get(figure.indicator)?.name[language] ?? figure.indicator,
    details: detailsOf(dataset, figure, shown).join(words.say("joint")),
    period: sayPeriod(locale, figure.period),
    value: `${said.value}${isRate ? "%" : ""}${said.mark}`,
    unit: isRate ? "" : said.unit,
    status: words.say(`status-${figure.status}`),
    isNotUsed: figure.standing !== "counts",
    document: dataset.documentById.get(figure.document)?.title[language] ?? figure.document,
  };
}

function detailsOf(
  { basisById, scopeById, indicatorById }: Dataset,
  { indicator, measure, basis, scope }: Figure,
  { words }: Shown,
): readonly string[] {
  const isOwn = indicatorById.get(indicator)?.measure === measure;
  const named = [basis && basisById.get(basis), scope && scopeById.get(scope)];
  return [
    ...(isOwn ? [] : [words.say(`measure-${measure}`)]),
    ...named.flatMap((one) => (one ? [one.name[words.language]] : [])),
  ];
}
