import type { ChartAnalysis, ChartPanel } from "./analyze.ts";
import { byRank, comparisonsIn, firstRegions, medianOf, silentRegions } from "./chart-order.ts";

/** Which places a chart shows, in the order drawn, and how many it leaves out. */
export interface ChartRows {
  readonly parts: readonly RowPart[];
  readonly omitted: OmittedPlaces;
}

/** Rows that stand under one another without a break. */
export interface RowPart {
  readonly regions: readonly string[];
  /** True where they may not be compared with the first part. */
  readonly isSetApart: boolean;
  /** How many places rank between these and the rows before, and are left out. */
  readonly between: number;
  /** True where it holds but one place and that one is the median. */
  readonly isMedian: boolean;
}

/** Places left out that stand between no two rows. */
export interface OmittedPlaces {
  /** They publish nothing. */
  readonly silent: number;
  /** Of another year or basis than the first part. */
  readonly apart: number;
  readonly others: number;
}

/** Whom a chart shows in any case, and how many rows it may have. */
export interface RowLimits {
  readonly focus: readonly string[];
  readonly peers: readonly string[];
  /** Where there are more places, some are left out. */
  readonly most: number;
}

/**
 * Chooses the rows of a chart: all places where there is room, else the ends, the place in focus, the peers asked for
 * and the median.
 *
 * Shape: those that may be ranked first, in their order, then the others in the order of the page. The median is the
 * nearest rank, over like for like only. A chart of several panels or of targets ranks nothing: it shows the places at
 * the ends of each panel, in the order of the page. A part may have a row or two more than asked, where leaving out
 * one place would save no room.
 */
export function chooseRows({ spec, panels }: ChartAnalysis, limits: RowLimits): ChartRows {
  const regions = panels[0]?.outcome.cells.map((cell) => cell.region) ?? [];
  const isDumbbell = spec.form === "dumbbell";
  const first = isDumbbell ? [] : firstRegions(panels);
  const silent = silentRegions(panels);
  const others = exclude(regions, first);
  if (regions.length <= limits.most) {
    // Dumbbells hold each place against itself.
    if (first.length === 0) return allOf([part(regions, !isDumbbell)]);
    // Who publishes nothing has no other year or basis.
    const shown = [...first, ...others.filter((region) => silent.has(region))];
    return allOf([part(shown, false), part(exclude(others, silent), true)]);
  }
  const kept = new Set([...limits.focus, ...limits.peers]);
  const mute = regions.filter((region) => silent.has(region) && kept.has(region));
  const loud = exclude(others, silent);
  const isRanked = panels.length === 1 && first.length > 0;
  const pool = first.length > 0 ? first : loud;
  const apart = first.length > 0 ? loud : [];
  const fits = pool.length + apart.length + mute.length <= limits.most;
  const shownApart = fits ? apart : apart.filter((region) => kept.has(region));
  const room = Math.max(LEAST_ROWS, limits.most - shownApart.length - mute.length);
  const parts = isRanked
    ? rankedParts(pool, room, limits, medianOf(panels))
    : [part(chooseUnranked(panels, pool, room, limits), first.length === 0 && !isDumbbell)];
  const shown = isRanked ? pool.length : (parts[0]?.regions.length ?? 0);
  return {
    parts: [...withLast(parts, mute), part(shownApart, true)].filter(
      ({ regions: own }) => own.length > 0,
    ),
    omitted: {
      silent: silent.size - mute.length,
      apart: apart.length - shownApart.length,
      others: pool.length - shown,
    },
  };
}

function part(regions: readonly string[], isSetApart: boolean): RowPart {
  return { regions, isSetApart, between: 0, isMedian: false };
}

function allOf(parts: readonly RowPart[]): ChartRows {
  return {
    parts: parts.filter(({ regions }) => regions.length > 0),
    omitted: { silent: 0, apart: 0, others: 0 },
  };
}

function exclude(regions: readonly string[], some: Iterable<string>): readonly string[] {
  const out = new Set(some);
  return regions.filter((region) => !out.has(region));
}

function withLast(parts: readonly RowPart[], regions: readonly string[]): readonly RowPart[] {
  const last = parts.at(-1);
  if (!last || regions.length === 0) return parts;
  return [
    ...parts.slice(0, -1),
    { ...last, regions: [...last.regions, ...regions], isMedian: false },
  ];
}

/** The ends of a ranking with the places asked for and the median, parted where some are left out. */
function rankedParts(
  ranked: readonly string[],
  room: number,
  { focus, peers }: RowLimits,
  median: number | null,
): readonly RowPart[] {
  if (ranked.length <= room) return [part(ranked, false)];
  const last = ranked.length - 1;
  const placesOf = (regions: readonly string[]) =>
    regions.map((region) => ranked.indexOf(region)).filter((place) => place >= 0);
  const wanted = [
    ...placesOf(focus),
    ...[0, last],
    ...(median === null ? [] : [median]),
    ...placesOf(peers),
    ...ranked.flatMap((_, depth) => [depth, last - depth]),
  ];
  const chosen = new Set<number>();
  for (const place of wanted) {
    if (chosen.size >= room) break;
    chosen.add(place);
  }
  return partsOf(ranked, chosen).map(({ from, to, between }) => ({
    regions: ranked.slice(from, to),
    isSetApart: false,
    between,
    isMedian: to - from === 1 && from === median,
  }));
}

/** The place in focus and both ends, however little room there is. */
const LEAST_ROWS = 3;

/** The runs of places chosen; a gap of one place is filled, as words about it would take as much room. */
function partsOf(ranked: readonly string[], chosen: ReadonlySet<number>) {
  const parts: { from: number; to: number; between: number }[] = [];
  for (const place of ranked.keys()) {
    const isFilled = chosen.has(place - 1) && chosen.has(place + 1);
    if (!chosen.has(place) && !isFilled) continue;
    const before = parts.at(-1);
    if (before?.to === place) before.to = place + 1;
    else parts.push({ from: place, to: place + 1, between: place - (before?.to ?? place) });
  }
  return parts;
}

/** The places asked for and those at the ends of each panel, in the order given. */
function chooseUnranked(
  panels: readonly ChartPanel[],
  pool: readonly string[],
  room: number,
  { focus, peers }: RowLimits,
): readonly string[] {
  const members = new Set(pool);
  const rankings = comparisonsIn(panels).map(({ groups }) => {
    const ranked = groups.find((group) => group.ranks);
    return ranked ? byRank(ranked).filter((region) => members.has(region)) : [];
  });
  const ends = pool.flatMap((_, depth) =>
    depth >= room
      ? []
      : rankings.flatMap((ranked) => [ranked[depth], ranked[ranked.length - 1 - depth]]),
  );
  const chosen = new Set<string>();
  for (const region of [...focus, ...peers, ...ends, ...pool]) {
    if (chosen.size >= room) break;
    if (region !== undefined && members.has(region)) chosen.add(region);
  }
  return pool.filter((region) => chosen.has(region));
}
