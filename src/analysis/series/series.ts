import { byText } from "../../by-text.ts";
import type { Dataset, Figure, Period } from "../../dataset/model.ts";
import { daysOf } from "../../dataset/time/period.ts";
import { groupBy } from "../../group-by.ts";
import { isOfVariant, makeCell, underOneName } from "../cells.ts";
import { checkQuestion } from "../compare.ts";
import { figuresOn } from "../figure-index.ts";
import type { Cell, Variant } from "../model.ts";
import { whyNotComputed } from "../reasons.ts";
import { timeOf } from "../timing.ts";
import { rankVariants } from "../variants.ts";
import { breaksIn, followsOf, gapsIn, type Slot } from "./breaks.ts";
import { isOnLine } from "./line.ts";
import {
  LACKS,
  type Lack,
  type Line,
  type Point,
  type Series,
  type SeriesQuestion,
} from "./model.ts";

/**
 * Puts one question to one place over time.
 *
 * Of revised figures only the one that counts is taken; missing periods are not interpolated. Where no variant is
 * asked, it is the one with the most periods, ties as `rankVariants` has them.
 *
 * Shape: one point a period in which the variant is published, in their order; empty where none is.
 * Units: each figure's own.
 * Errors: USAGE where the indicator or the region is not in the dataset.
 */
export function seriesOf(dataset: Dataset, question: SeriesQuestion): Series {
  const { indicator, measure, target, region } = question;
  checkQuestion(dataset, { indicator, regions: [region] });
  const line = lineOf(dataset, question);
  const byPeriod = figuresByPeriod(dataset, question, line);
  const variants = variantsIn(dataset, region, byPeriod);
  const variant = question.variant ?? variants[0] ?? null;
  const slots = byPeriod.map(([period, figures]): Slot => {
    const points = variants.flatMap((one) => pointsOf(region, period, figures, one));
    const own = points.find((point) => variant !== null && isPointOf(point, variant)) ?? null;
    return { period, own, others: points.filter((point) => point !== own) };
  });
  return {
    ...{ indicator, measure, target, region, ...line, variant },
    accumulates: doesAccumulate(question, line),
    points: followsOf(slots, line),
    others: slots.flatMap(({ others }) => others),
    gaps: gapsIn(slots, line),
    breaks: breaksIn(slots),
  };
}

/** The variants that a place publishes, the one with the most periods first, ties as `rankVariants` has them. */
export function variantsIn(
  dataset: Dataset,
  region: string,
  byPeriod: readonly (readonly [Period, readonly Figure[]])[],
): readonly Variant[] {
  // `rankVariants` counts places: each period is passed as if it were a place, so that it counts periods instead.
  return rankVariants(
    dataset,
    byPeriod.map(([, figures]) => ({ region, figures })),
  );
}

/** Everything that a place publishes on a question, by period, in their order. */
export function figuresByPeriod(
  dataset: Dataset,
  question: SeriesQuestion,
  line: Line,
): readonly (readonly [Period, readonly Figure[]])[] {
  const published = figuresOn(dataset, question).get(question.region) ?? [];
  const asked = published.filter(({ period }) => isOnLine(period, line));
  return sortByEnd([...groupBy(asked, ({ period }) => period)]);
}

/** Sorts by the last day of each period, worked out once each. On one line no two periods end on the same day. */
function sortByEnd<Item extends readonly [Period, unknown]>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, end: daysOf(item[0]).to }))
    .sort((a, b) => byText(a.end, b.end))
    .map(({ item }) => item);
}

/** Which periods a question asks for. */
export function lineOf(
  dataset: Dataset,
  { indicator, frequency = "year", until }: Omit<SeriesQuestion, "region">,
): Line {
  return { frequency, time: timeOf(dataset, indicator), until: until ?? null };
}

function pointsOf(
  region: string,
  period: Period,
  published: readonly Figure[],
  variant: Variant,
): readonly Point[] {
  const own = underOneName(
    published.filter((figure) => isOfVariant(figure, variant)),
    variant,
  );
  if (own.length === 0) return [];
  const figures = own.length === 1 ? own : own.toSorted((a, b) => byText(a.id, b.id));
  const { figure } = makeCell(region, figures);
  return [{ region, period, variant, figures, figure, lack: lackOf({ region, figures, figure }) }];
}

function lackOf(cell: Cell): Lack | null {
  const why = whyNotComputed(cell);
  return why === null ? null : (LACKS.find((lack) => lack === why) ?? null);
}

function isPointOf({ figures: [first] }: Point, variant: Variant): boolean {
  return first !== undefined && isOfVariant(first, variant);
}

function doesAccumulate({ measure }: SeriesQuestion, line: Line): boolean {
  const { frequency, time, until } = line;
  const isAmount = measure === "level" || measure === "count";
  return isAmount && time !== "stock" && frequency === "since_january" && until === null;
}
