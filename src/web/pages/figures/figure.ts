import type { Dataset, Figure } from "../../../dataset/model.ts";
import { wordMoment } from "../../../view/date.ts";
import { addressOf, queryOf } from "../addresses.ts";
import type { Shown } from "../frame.ts";
import { knownOf } from "../known.ts";
import { figureRow } from "./row.ts";

/** One figure and its story. */
interface FigureModel {
  readonly dataset: Dataset;
  readonly figure: Figure;
  /** Ids of all statements of it, this one among them, in order of publication. */
  readonly statements: readonly string[];
  /** How to cite it, in the language of the page. */
  readonly citation: string;
  /** True where the text of its document is here. */
  readonly hasText: boolean;
}

/** The anchor of the place of a figure in the text of its document. */
export const PLACE_ANCHOR = "place";

/** What `site/figure.hbs` is filled with. */
export function figureView(model: FigureModel, shown: Shown) {
  const { dataset, figure, statements, citation, hasText } = model;
  const { words, locale, place } = shown;
  const { language } = words;
  const row = figureRow(dataset, figure, shown);
  const document = dataset.documentById.get(figure.document);
  const home = addressOf(place.base, language, `documents/${figure.document}`);
  return {
    words: words.all,
    heading: words.say("ofPlace", { place: row.place, name: row.indicator }),
    ...row,
    facts: factsOf(dataset, figure, shown),
    printed: figure.printed,
    section: figure.section,
    also: figure.also.map(({ section }) => section).join(words.say("joint")),
    documentHref: home,
    textHref: hasText ? `${home}${queryOf({ figure: figure.id })}#${PLACE_ANCHOR}` : "",
    issuer: document?.issuer[language] ?? "",
    statements:
      statements.length < 2
        ? []
        : statements.flatMap((id) => {
            const one = knownOf(dataset).figureById.get(id);
            if (!one) return [];
            const source = dataset.documentById.get(one.document);
            return {
              ...figureRow(dataset, one, shown),
              isThis: id === figure.id,
              standing: words.say(`standing-${one.standing}`),
              published: source?.published
                ? wordMoment(locale, source.published)
                : words.say("undated"),
            };
          }),
    citation,
  };
}

/** All that a number is never shown without. */
function factsOf(dataset: Dataset, figure: Figure, { words }: Shown) {
  const { language } = words;
  const { measure, status, bound, basis, scope, on, standing, remark } = figure;
  const indicator = dataset.indicatorById.get(figure.indicator);
  const nameOf = (list: Dataset["basisById"], id: string | null) =>
    id === null ? words.say("notStated") : (list.get(id)?.name[language] ?? id);
  const isRate = measure === "growth" || measure === "change";
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["measure", words.say(`measure-${measure}`)],
    ["status", words.say(`status-${status}`)],
    ["bound", bound === "exact" ? undefined : words.say(`bound-${bound}`)],
    ["reference", isRate ? words.say(`on-${on}`) : undefined],
    ["basis", nameOf(dataset.basisById, basis)],
    ["scope", scope === null ? undefined : nameOf(dataset.scopeById, scope)],
    ["definition", indicator?.definition[language]],
    ["definitionSource", indicator?.definitionSource[language]],
    ["remark", remark === null ? undefined : dataset.remarkById.get(remark)?.name[language]],
    ["standing", words.say(`standing-${standing}`)],
    ["identifier", figure.id],
  ];
  return facts.flatMap(([key, text]) => (text ? [{ label: words.say(key), text }] : []));
}
