import type { Dataset, SourceDocument } from "../../../dataset/model.ts";
import { MOST_IN_A_ROW } from "../../../dataset/regions/tree.ts";
import type { Days } from "../../../dataset/time/period.ts";
import { wordDate, wordMoment } from "../../../view/date.ts";
import { hasWords, plainText, wordsToFind } from "../../find.ts";
import { addressOf, queryOf } from "../addresses.ts";
import type { Shown } from "../frame.ts";
import { knownOf } from "../known.ts";
import { PLACE_ANCHOR } from "./figure.ts";
import { pagingOf } from "./paging.ts";
import { figureRow } from "./row.ts";

/** The documents of a dataset, a page of those that have the words. */
interface DocumentsModel {
  readonly dataset: Dataset;
  /** What is looked for; empty for all. */
  readonly find: string;
  /** From 1. */
  readonly page: number;
}

/** Most documents on a page. */
const PER_PAGE = 100;

/** One document. */
interface DocumentModel {
  readonly dataset: Dataset;
  readonly document: SourceDocument;
  /** Its text; null where it is not here. */
  readonly text: string | null;
  /** Id of the figure that is looked for in it; null for none. */
  readonly figure: string | null;
  /** Where that stands in the text, the end not included; null where it was not found. */
  readonly place: { readonly from: number; readonly to: number } | null;
}

/** What `site/documents.hbs` is filled with. */
export function documentsView({ dataset, find, page }: DocumentsModel, shown: Shown) {
  const { words, place } = shown;
  const { language } = words;
  const { countByDocument, regionById, textById } = knownOf(dataset);
  const asked = wordsToFind(find);
  const all = [...dataset.documentById.values()];
  const found = all.filter(({ title, number, region }) => {
    const text = plainText(`${title.zh} ${title.en} ${number ?? ""}`);
    return hasWords(`${text} ${textById.get(region) ?? ""}`, asked);
  });
  const home = addressOf(place.base, language, "documents");
  const from = (page - 1) * PER_PAGE;
  const rows = found.slice(from, from + PER_PAGE);
  return {
    words: words.all,
    heading: words.say("documents"),
    home,
    find,
    isSearched: all.length > MOST_IN_A_ROW,
    rows: rows.map((document) => ({
      title: document.title[language],
      href: addressOf(place.base, language, `documents/${document.id}`),
      place: regionById.get(document.region)?.short[language] ?? document.region,
      ...describe(document, shown),
      figures: String(countByDocument.get(document.id) ?? 0),
    })),
    ...pagingOf(
      { page, count: rows.length, total: found.length, perPage: PER_PAGE },
      words,
      (one) => `${home}${queryOf({ find, page: one > 1 ? String(one) : "" })}`,
    ),
  };
}

/** What `site/document.hbs` is filled with. */
export function documentView(model: DocumentModel, shown: Shown) {
  const { dataset, document, text, figure, place } = model;
  const { words } = shown;
  const { language } = words;
  const { base } = shown.place;
  const own = dataset.figures.filter((one) => one.document === document.id);
  const sought = figure === null ? undefined : knownOf(dataset).figureById.get(figure);
  const said = describe(document, shown);
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ["places", dataset.regionById.get(document.region)?.name[language]],
    ["kind", said.kind],
    ["issuer", document.issuer[language]],
    ["number", document.number],
    ["published", said.published],
    ["covers", sayDays(document.covers, shown)],
    ["aims", sayDays(document.aims, shown)],
    ["sha", document.proof?.sha256],
  ];
  return {
    words: words.all,
    heading: document.title[language],
    original: language === "zh" ? "" : document.title.zh,
    facts: facts.flatMap(([key, fact]) => (fact ? [{ label: words.say(key), text: fact }] : [])),
    count: words.count("figuresCount", own.length),
    data: addressOf(base, language, "data") + queryOf({ document: document.id }),
    sought: sought && figureRow(dataset, sought, shown),
    isPlaceMissing: text !== null && figure !== null && place === null,
    hasText: text !== null,
    lines: text === null ? [] : linesOf(text, place),
    anchor: PLACE_ANCHOR,
  };
}

function describe({ kind, draft, published, number }: SourceDocument, { words, locale }: Shown) {
  const name = locale.say(`document.${kind}.one`);
  return {
    kind: draft ? `${name}${words.say("joint")}${words.say("draft")}` : name,
    published: published === null ? words.say("undated") : wordMoment(locale, published),
    number: number ?? "",
  };
}

function sayDays(days: Days | null, { words, locale }: Shown): string {
  if (days === null) return "";
  return words.say("between", {
    from: wordDate(locale, days.from),
    to: wordDate(locale, days.to),
  });
}

interface Line {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  /** True for the first line of the place. */
  readonly isFirst: boolean;
}

/** The lines of a text that are not empty, with what of each lies within the place. */
function linesOf(text: string, place: DocumentModel["place"]): readonly Line[] {
  const { from, to } = place ?? { from: 0, to: 0 };
  let start = 0;
  let isFound = false;
  return text.split(/(?<=\n)/).flatMap((line) => {
    const cut = (at: number) => Math.min(Math.max(at - start, 0), line.length);
    const [first, last] = [cut(from), cut(to)];
    start += line.length;
    if (line.trim() === "") return [];
    const marked = line.slice(first, last).trimEnd();
    const isFirst = marked !== "" && !isFound;
    if (isFirst) isFound = true;
    return [{ before: line.slice(0, first), marked, after: line.slice(last), isFirst }];
  });
}
