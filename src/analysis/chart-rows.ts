import type { ChartAnalysis, ChartPanel } from "./analyze.ts";
import { comparisonsIn, inOrder, medianOf, type Places, sortPlaces } from "./chart-order.ts";

/** Which places a chart shows, in the order drawn, and how many it leaves out. */
export interface ChartRows {
  readonly parts: readonly RowPart[];
  /** Places left out, except those that rank between two rows shown: `RowPart.between` counts these. */
  readonly omitted: Readonly<Record<OmittedKind, number>>;
}

/**
 * Why a place is left out. `others`: for lack of room only; `apart`: another year or basis; `unclear`: two numbers, a
 * doubtful one, or words; `silent`: nothing published.
 */
export type OmittedKind = "others" | "apart" | "unclear" | "silent";

/** Rows that stand under one another without a break. */
export interface RowPart {
  readonly regions: readonly string[];
  /** Whether these places are compared, or why not; `all` where no places are compared. */
  readonly standing: "compared" | "all" | "apart" | "unclear" | "silent";
  /** How many places rank between these and the rows before, and are left out. */
  readonly between: number;
  /** True where it holds but one place and that one is the median. */
  readonly isMedian: boolean;
}

/** Which places a chart shows in any case, and how many rows it may have. */
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
 * the ends of each panel, in the order of the page. There may be a row or two more than asked, where leaving out one
 * place would save no room.
 */
export function chooseRows(chart: ChartAnalysis, limits: RowLimits): ChartRows {
  const places = sortPlaces(chart);
  if (places.regions.length <= limits.most) return { parts: allParts(places), omitted: NONE };
  const kept = new Set([...limits.focus, ...limits.peers]);
  const isKept = (region: string) => kept.has(region);
  const { pool, apart, unclear, silent } = places;
  const mute = silent.filter(isKept);
  const beside = apart.length + unclear.length + mute.length;
  const fits = pool.length + beside <= limits.most;
  const [shownApart, shownUnclear] = [apart, unclear].map((some) =>
    fits ? some : some.filter(isKept),
  ) as [readonly string[], readonly string[]];
  const room = limits.most - shownApart.length - shownUnclear.length - mute.length;
  const parts = choosePool(chart, places, Math.max(LEAST_ROWS, room), limits);
  const shown = places.isRanked
    ? pool.length
    : parts.reduce((sum, { regions }) => sum + regions.length, 0);
  return {
    parts: nonEmpty([
      ...parts,
      partOf(shownUnclear, "unclear"),
      partOf(shownApart, "apart"),
      partOf(mute, "silent"),
    ]),
    omitted: {
      others: pool.length - shown,
      apart: apart.length - shownApart.length,
      unclear: unclear.length - shownUnclear.length,
      silent: silent.length - mute.length,
    },
  };
}

/** The place in focus and both ends, however little room there is. */
const LEAST_ROWS = 3;

const NONE: ChartRows["omitted"] = { others: 0, apart: 0, unclear: 0, silent: 0 };

/** All places, where there is room. Those that publish nothing come last. */
function allParts({ regions, hasFirst, pool, apart, unclear, silent, standing }: Places) {
  if (!hasFirst) return nonEmpty([partOf(regions, standing)]);
  return nonEmpty([
    partOf(pool, standing),
    partOf(unclear, "unclear"),
    partOf(apart, "apart"),
    partOf(silent, "silent"),
  ]);
}

function choosePool(
  { panels }: ChartAnalysis,
  { pool, isRanked, standing }: Places,
  room: number,
  limits: RowLimits,
): readonly RowPart[] {
  if (isRanked) return rankedParts(pool, room, limits, medianOf(panels));
  return [partOf(chooseUnranked(panels, pool, room, limits), standing)];
}

function partOf(regions: readonly string[], standing: RowPart["standing"]): RowPart {
  return { regions, standing, between: 0, isMedian: false };
}

function nonEmpty(parts: readonly RowPart[]): readonly RowPart[] {
  return parts.filter(({ regions }) => regions.length > 0);
}

/** The ends of a ranking with the places asked for and the median, parted where some are left out. */
function rankedParts(
  ranked: readonly string[],
  room: number,
  { focus, peers }: RowLimits,
  median: number | null,
): readonly RowPart[] {
  if (ranked.length <= room) return [partOf(ranked, "compared")];
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
  return runsOf(ranked, chosen).map(({ from, to, between }) => ({
    regions: ranked.slice(from, to),
    standing: "compared",
    between,
    isMedian: to - from === 1 && from === median,
  }));
}

/** The runs of places chosen; a gap of one place is filled, as words about it would take as much room. */
function runsOf(ranked: readonly string[], chosen: ReadonlySet<number>) {
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

/** The places asked for and those at the ends of each panel, in the order given; those with a step are preferred. */
function chooseUnranked(
  panels: readonly ChartPanel[],
  pool: readonly string[],
  room: number,
  { focus, peers }: RowLimits,
): readonly string[] {
  const members = new Set(pool);
  const stepping = new Set(panels.flatMap(({ steps }) => steps.map(({ region }) => region)));
  const wanted = [
    ...[...focus, ...peers].filter((region) => members.has(region)),
    ...endsFirst(
      panels,
      pool.filter((region) => stepping.has(region)),
    ),
    ...endsFirst(panels, pool),
  ];
  const chosen = new Set<string>();
  for (const region of wanted) {
    if (chosen.size >= room) break;
    chosen.add(region);
  }
  return pool.filter((region) => chosen.has(region));
}

/** The highest and the lowest of each panel in turn, then all places. */
function endsFirst(panels: readonly ChartPanel[], pool: readonly string[]): readonly string[] {
  const members = new Set(pool);
  const rankings = comparisonsIn(panels).map((comparison) => {
    const ranked = comparison.groups.find((group) => group.ranks);
    return ranked ? inOrder(comparison, ranked).filter((region) => members.has(region)) : [];
  });
  const ends = pool.flatMap((_, depth) =>
    rankings.flatMap((ranked) => [ranked[depth], ranked[ranked.length - 1 - depth]]),
  );
  return [...ends.filter((region) => region !== undefined), ...pool];
}
