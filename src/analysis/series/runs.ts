/** Rises and falls in a row. */

import type { Figure, Measure, Period } from "../../dataset/model.ts";
import { type Way, wayBetween, wayOf } from "./direction.ts";
import type { Caveats, Direction, Series, SeriesPoint } from "./model.ts";

/**
 * What comes before or after a run: the end of the series, a turn, a period about the same, one that a bound leaves
 * open, one without a number, a gap or a break. Only after `turn` and `same` is it certain that the run is no longer.
 */
export type Edge = "end" | "turn" | "same" | "open" | "no-number" | "gap" | "break";

/** Rises, or falls, of periods that follow one another. */
export interface Run extends Caveats {
  readonly direction: Direction;
  /** How many in a row, at least one. */
  readonly length: number;
  /** The period that the first amount rose above; null for growth and change, each of which is a rise by itself. */
  readonly base: Period | null;
  /** The first period that rose or fell. */
  readonly from: Period;
  readonly to: Period;
  readonly before: Edge;
  readonly after: Edge;
  /** Ids, in the order of the periods, that of the base first. */
  readonly figures: readonly string[];
}

/** One rise or fall, or why there is none to tell. */
interface Move {
  readonly way: Way | "no-number" | "gap" | "break";
  /** One rate, or two amounts; empty where there is neither rise nor fall. */
  readonly points: readonly SeriesPoint[];
}

const IS_MOVE: Readonly<Record<Measure, boolean>> = {
  level: false,
  count: false,
  share: false,
  growth: true,
  change: true,
};

/**
 * Returns every run of rises and of falls.
 *
 * A rate of growth or a change is a rise where it is positive, each judged by itself. Amounts and shares rise where
 * each is above the one before. No run crosses a gap, a break, a period without a number or one about the same.
 *
 * Shape: in the order of the periods; two that touch have opposite directions. Empty where the amounts accumulate.
 */
export function runsIn(series: Series): readonly Run[] {
  if (series.accumulates) return [];
  const moves = IS_MOVE[series.measure] ? signsIn(series) : stepsIn(series);
  const starts = moves.flatMap(({ way }, index) =>
    isDirection(way) && moves[index - 1]?.way !== way ? [index] : [],
  );
  return starts.map((start) => makeRun(moves, start));
}

/** One move for each period, by its sign, and one for each gap or break before a period. */
function signsIn({ points }: Series): readonly Move[] {
  return points.flatMap((point): readonly Move[] => {
    const move = moveOf(point.lack === null ? point.figure : null, wayOf, [point]);
    return isParted(point) ? [{ way: point.follows, points: [] }, move] : [move];
  });
}

/** One move for each pair of neighbouring periods. */
function stepsIn({ points }: Series): readonly Move[] {
  return points.slice(1).map((point, index): Move => {
    const before = points[index];
    if (isParted(point) || !before) return { way: partedBy(point), points: [] };
    const from = before.lack === null ? before.figure : null;
    const to = point.lack === null ? point.figure : null;
    return moveOf(to, (figure) => (from ? wayBetween(from, figure) : "no-number"), [before, point]);
  });
}

function moveOf(
  figure: Figure | null,
  wayTo: (figure: Figure) => Move["way"],
  points: readonly SeriesPoint[],
): Move {
  return { way: figure ? wayTo(figure) : "no-number", points };
}

function isParted<Of extends SeriesPoint>(point: Of): point is Of & { follows: "gap" | "break" } {
  return point.follows === "gap" || point.follows === "break";
}

function partedBy({ follows }: SeriesPoint): "gap" | "break" {
  return follows === "break" ? "break" : "gap";
}

function isDirection(way: Move["way"]): way is Direction {
  return way === "rise" || way === "fall";
}

function makeRun(moves: readonly Move[], start: number): Run {
  const direction = moves[start]?.way === "fall" ? "fall" : "rise";
  const end = moves.findIndex(({ way }, index) => index > start && way !== direction);
  const own = moves.slice(start, end < 0 ? undefined : end);
  const points = [...new Set(own.flatMap((move) => move.points))];
  const figures = points.flatMap((point) => point.figures);
  const hasBase = points.length > own.length;
  return {
    direction,
    length: own.length,
    base: hasBase ? periodOf(points[0]) : null,
    from: periodOf(points[hasBase ? 1 : 0]),
    to: periodOf(points.at(-1)),
    before: edgeOf(moves[start - 1]),
    after: edgeOf(end < 0 ? undefined : moves[end]),
    figures: figures.map(({ id }) => id),
    ...caveatsIn(figures),
  };
}

function edgeOf(move: Move | undefined): Edge {
  if (!move) return "end";
  return isDirection(move.way) ? "turn" : move.way;
}

function periodOf(point: SeriesPoint | undefined): Period {
  if (!point) throw new Error("A run has no point");
  return point.period;
}

/** What is uncertain in figures. */
export function caveatsIn(figures: readonly Figure[]): Caveats {
  return {
    estimates: figures.filter(({ status }) => status === "estimate").map(({ id }) => id),
    bounds: figures.filter(({ bound }) => bound !== "exact").map(({ id }) => id),
  };
}
