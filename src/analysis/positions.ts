import type { Figure } from "../dataset/model.ts";
import { groupBy } from "../group-by.ts";
import { type Distribution, distributionsOf, LEAST_PLACES } from "./distribution.ts";
import type { Cell, Comparison, Group } from "./model.ts";
import { whyNotComputed } from "./reasons.ts";
import { type Standing, standingOf } from "./standing.ts";

/** Where the figure of one place stands among those of all others: each figure in exactly one of the lists. */
export interface Position {
  readonly place: string;
  readonly comparison: Comparison;
  readonly standing: Standing;
  /** True where those compared may be ranked with each other. */
  readonly isField: boolean;
  /** Of one period and unit, the lowest first: those ranked with the place; else the largest group ranked; else those of the period that most are of. */
  readonly compared: readonly Figure[];
  /** Others that can be drawn on the same scale, listed only; the lowest first. */
  readonly beside: readonly Figure[];
  /** Answers that are no single number, or one in another unit. */
  readonly undrawn: readonly Cell[];
  /** Places that publish nothing. */
  readonly missing: readonly string[];
  /** Ends and quartiles of those compared that are like for like; null where they are too few. */
  readonly distribution: Distribution | null;
  /** What the place plans of the same; null where that is not known. */
  readonly target: Cell | null;
}

/** The answers to one question: what was reached, and what is planned. */
interface Answers {
  readonly outcome: Comparison;
  readonly target: Comparison;
}

/** The positions of a place: one for each line in which it has a number and another place one to draw beside it. */
export function positionsOf(place: string, lines: readonly Answers[]): readonly Position[] {
  return lines.flatMap((line) => positionIn(line, place) ?? []);
}

function positionIn({ outcome: comparison, target }: Answers, place: string): Position | null {
  const { cells } = comparison;
  const own = cells.find(({ region }) => region === place);
  const first = own?.figures.find(({ value }) => value !== null);
  if (!first) return null;
  const { field, compared } = comparedWith(comparison, place);
  const unit = compared[0]?.unit ?? first.unit;
  const drawn = cells.flatMap(({ figure }) =>
    figure && figure.value !== null && figure.unit === unit ? [figure] : [],
  );
  if (!drawn.some(({ region }) => region !== place)) return null;
  return {
    place,
    comparison,
    standing: standingOf(comparison, place),
    isField: field !== null,
    compared: lowestFirst(compared),
    beside: lowestFirst(drawn.filter((figure) => !compared.includes(figure))),
    undrawn: cells.filter(
      ({ figures, figure }) => figures.length > 0 && !(figure && drawn.includes(figure)),
    ),
    missing: cells.filter(({ figures }) => figures.length === 0).map(({ region }) => region),
    distribution: distributionAmong(comparison, compared),
    target: target.cells.find(({ region }) => region === place) ?? null,
  };
}

/** The figures of the upper line, and the group that ranks them, where one does. */
function comparedWith(
  { cells, groups }: Comparison,
  place: string,
): { readonly field: Group | null; readonly compared: readonly Figure[] } {
  const computable = cells.flatMap((cell) =>
    cell.figure && whyNotComputed(cell) === null ? [cell.figure] : [],
  );
  const ranked = groups.filter(({ ranks }) => ranks !== null);
  const field = ranked.find(({ regions }) => regions.includes(place)) ?? ranked[0] ?? null;
  if (!field) return { field, compared: ofOneTime(computable, place) };
  return { field, compared: computable.filter(({ region }) => field.regions.includes(region)) };
}

/** Of figures that may not be compared those of the period that most are of; of several such that of the place. */
function ofOneTime(figures: readonly Figure[], place: string): readonly Figure[] {
  const ofOnePeriod = [...groupBy(figures, ({ period, unit }) => `${period} ${unit}`).values()];
  const has = (some: readonly Figure[]) => some.some(({ region }) => region === place);
  const [most = []] = ofOnePeriod.toSorted(
    (a, b) => b.length - a.length || Number(has(b)) - Number(has(a)),
  );
  return most;
}

function distributionAmong(
  comparison: Comparison,
  compared: readonly Figure[],
): Distribution | null {
  const among = distributionsOf(comparison).find(({ figures }) =>
    figures.every((figure) => compared.includes(figure)),
  );
  return among && among.figures.length >= LEAST_PLACES ? among : null;
}

/** A stable sort: equal values stay in the order of the page. */
function lowestFirst(figures: readonly Figure[]): readonly Figure[] {
  return figures.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
}
