/** What only one or two of the places publish: sentences instead of rows of dashes. */

import type { Row } from "../analysis/analyze.ts";
import { replacedBy } from "../analysis/revisions.ts";
import type { Dataset, Figure } from "../dataset/model.ts";
import { groupBy } from "../group-by.ts";
import { type Context, placeName } from "./context.ts";
import { showWords } from "./figure.ts";
import type { Sentence } from "./model.ts";
import { periodsOf } from "./period.ts";
import { indicatorName, nameFigure } from "./phrase.ts";
import { namePlaces } from "./places.ts";
import { join, say, verbatim } from "./sentence.ts";
import { termName, termNotesOf } from "./terms.ts";

/** Rows for a table, and the figures of the others, row by row. */
interface Published {
  readonly byMany: readonly Row[];
  readonly byFew: readonly (readonly Figure[])[];
}

/** Of five places or more, two are few. */
const LEAST_FOR_TWO = 5;

/** Parts rows by how many places publish them; what needs a mark or a note of its own stays a row: two numbers, one in doubt, one revised. */
export function partByPublishers(dataset: Dataset, rows: readonly Row[]): Published {
  const isOfFew = ({ comparison: { cells } }: Row): boolean => {
    const published = cells.filter(({ figures }) => figures.length > 0);
    const few = cells.length >= LEAST_FOR_TWO ? 2 : 1;
    // What others give in another measure is no silence.
    const isOfOneMeasure = cells.every(({ instead = [] }) => instead.length === 0);
    const isPlain = published.every(
      ({ figures: [figure, ...others] }) =>
        figure?.remark === null && others.length === 0 && replacedBy(dataset, figure).length === 0,
    );
    return (
      cells.length > 1 &&
      isOfOneMeasure &&
      published.length > 0 &&
      published.length <= few &&
      isPlain
    );
  };
  return {
    byMany: rows.filter((row) => !isOfFew(row)),
    byFew: rows
      .filter(isOfFew)
      .map((row) => row.comparison.cells.flatMap(({ figures }) => figures)),
  };
}

/** What the sentences are about. */
interface Subject {
  /** Outcomes that few publish, or targets that few set. */
  readonly group: "section" | "steps";
  /** What is said in brackets after a figure, beside its period and its terms. */
  readonly detailsOf: (figure: Figure) => readonly Sentence[];
}

const OUTCOMES: Subject = { group: "section", detailsOf: () => [] };

/**
 * e.g. 仅平阴公布实绩（2022年）：规上工业总产值382亿元、增长13%；新增总部企业17家（经济开发区）。
 *
 * Shape: a sentence for each set of places, in the order of the rows.
 */
export function sayFewPublishers(
  context: Context,
  rows: readonly (readonly Figure[])[],
  subject: Subject = OUTCOMES,
): readonly Sentence[] {
  const { locale } = context;
  const regionsOf = (row: readonly Figure[]) => row.map(({ region }) => region);
  return [...groupBy(rows, (row) => regionsOf(row).join()).values()].map((some) => {
    const figures = some.flat();
    const isOneTime = new Set(figures.map(({ period }) => period)).size === 1;
    const items = [...groupBy(some, ([first]) => first?.indicator ?? "")].map(([indicator, own]) =>
      say(locale.say("section.fewItem"), {
        indicator: indicatorName(context, indicator),
        values: sayValues(context, own, isOneTime, subject),
      }),
    );
    return say(locale.say(`${subject.group}.few${isOneTime ? "" : "OfTimes"}`), {
      places: namePlaces(context, regionsOf(some[0] ?? [])),
      when: isOneTime ? periodsOf(context, figures) : "",
      items: join(items, locale.say("list.row")),
    });
  });
}

/** The figures of one indicator: of one place its measures, of two place by place. */
function sayValues(
  context: Context,
  rows: readonly (readonly Figure[])[],
  isOneTime: boolean,
  subject: Subject,
): Sentence {
  const { locale } = context;
  const isOfTwo = (rows[0] ?? []).length > 1;
  const byPlace = [...groupBy(rows.flat(), ({ region }) => region)].map(([region, own]) => {
    const values = join(
      own.map((figure) => sayValue(context, figure, isOneTime, subject)),
      locale.say("list.separator"),
    );
    if (!isOfTwo) return values;
    return say(locale.say("section.fewOf"), { place: placeName(context, region), values });
  });
  return join(byPlace, locale.say("list.clause"));
}

/** A figure with what holds of it: its period, where that is not said for all, its basis and its scope. */
function sayValue(
  context: Context,
  figure: Figure,
  isOneTime: boolean,
  { detailsOf }: Subject,
): Sentence {
  const { locale } = context;
  const value =
    figure.value === null ? verbatim(showWords(context, figure)) : nameFigure(context, figure);
  const terms = termNotesOf([figure]).flatMap(({ key, clauses }) =>
    clauses.flatMap(({ term }) => (term === null ? [] : [termName(context, key, term)])),
  );
  const details = [
    ...(isOneTime ? [] : [periodsOf(context, [figure])]),
    ...terms.map((term) => verbatim(term)),
    ...detailsOf(figure),
  ];
  if (details.length === 0) return value;
  return say(locale.say("section.fewDetail"), {
    value,
    details: join(details, locale.say("list.detail")),
  });
}
