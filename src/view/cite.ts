import type { Dataset, DocumentKind, Figure } from "../dataset/model.ts";
import { isScopeStated, scopeMeant } from "../dataset/sameness.ts";
import { type Context, indicatorOf, lookUp, regionOf } from "./context.ts";
import { wordMoment } from "./date.ts";
import { titleOf } from "./documents.ts";
import { figureWords } from "./figure.ts";
import type { Locale } from "./locale.ts";
import { contextOfNoPage, looseText } from "./no-page.ts";
import { periodOf, sayPeriod, wordPeriod } from "./period.ts";
import { nameFigure } from "./phrase.ts";
import { plainText, say } from "./sentence.ts";
import { termName } from "./terms.ts";

/** Signs of the kinds of documents in references. Source: GB/T 7714—2015, table B.1. */
const MARK_BY_KIND = {
  plan: "R",
  communique: "R",
  yearbook: "M",
  report: "R",
  other: "Z",
} as const satisfies Readonly<Record<DocumentKind, string>>;

/** Says what a figure is, with its unit, bound and terms, e.g. 增长5%左右（口径：…）. */
export function sayAlone(dataset: Dataset, locale: Locale, figure: Figure): string {
  return sayIn(contextOfNoPage(dataset, locale), figure);
}

function sayIn(context: Context, figure: Figure): string {
  const value =
    figure.value === null ? figureWords(context, figure) : looseText(nameFigure(context, figure));
  const terms = termsOf(context, figure);
  if (terms.length === 0) return value;
  const { locale } = context;
  return plainText(
    say(locale.say("cite.withTerms"), { value, terms: terms.join(locale.say("list.separator")) }),
  );
}

/** Scope, basis and what growth is measured against, as far as they are not what everybody expects. */
function termsOf(context: Context, figure: Figure): readonly string[] {
  const { basis, scope, on } = figure;
  const isOwnScope = isScopeStated(figure) && scopeMeant(figure) === null;
  const isKnown = scope !== null && context.dataset.scopeById.has(scope);
  const terms = [
    ["scope", isOwnScope || !isKnown ? null : scope],
    ["basis", basis],
    ["reference", on === "year_earlier" ? null : on],
  ] as const;
  return terms.flatMap(([key, term]) =>
    term === null
      ? []
      : [
          plainText(
            say(context.locale.say(`finding.terms.${key}`), { term: termName(context, key, term) }),
          ),
        ],
  );
}

/**
 * Writes how to cite a figure: what it is, and where it stands in which document.
 *
 * Source: GB/T 7714—2015 in Chinese; a sentence in English. `version`: of the dataset, as short as it is printed.
 */
export function citeFigure(
  dataset: Dataset,
  locale: Locale,
  figure: Figure,
  version: string,
): string {
  const context = contextOfNoPage(dataset, locale);
  const document = lookUp(dataset.documentById, figure.document);
  const { language } = locale;
  const { number, published, issuer, kind } = document;
  const undated = locale.say("source.undated");
  const slots = {
    indicator: indicatorOf(context, figure.indicator).name[language],
    place: regionOf(context, figure.region).name[language],
    period: periodIn(context, figure),
    value: sayIn(context, figure),
    title: titleOf(context, document),
    issuer: issuer[language],
    number: number ?? "",
    mark: MARK_BY_KIND[kind],
    date: published ? wordMoment(locale, published) : undated,
    published: published ?? undated,
    section: figure.section,
    version,
  };
  const wording = number === null ? "cite.noNumber" : "cite.figure";
  return looseText(say(locale.say(wording), slots));
}

function periodIn(context: Context, figure: Figure): string {
  const { locale } = context;
  const one = periodOf(context, figure);
  const words = wordPeriod(locale, one, "long");
  const period = words === one.period ? sayPeriod(locale, one.period) : words;
  const key = figure.status === "target" ? "cite.target" : "cite.outcome";
  return plainText(say(locale.say(key), { period }));
}
