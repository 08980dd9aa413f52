/** Positions of two items that stand for each other, one in each of two sequences. */
export type Match = readonly [before: number, after: number];

/** The largest table of a comparison item by item; what is larger counts as replaced. */
const MOST_CELLS = 1_000_000;

/**
 * Finds the items that two sequences have in common, in their order.
 *
 * Shape: both positions of a match are higher than those of the match before.
 * Source: patience difference (Cohen): items that occur once in both sequences hold them together; between these, the longest common subsequence.
 */
export function matchSequences(
  before: readonly string[],
  after: readonly string[],
): readonly Match[] {
  const matches: Match[] = [];
  const waiting: Range[] = [{ from: [0, 0], to: [before.length, after.length] }];
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const { inner, ends } = trimEnds(before, after, range);
    matches.push(...ends);
    const anchors = findAnchors(before, after, inner);
    if (anchors.length === 0) matches.push(...matchEach(before, after, inner));
    else {
      matches.push(...anchors);
      waiting.push(...between(inner, anchors));
    }
  }
  return matches.sort(([a], [b]) => a - b);
}

/** A part of both sequences. */
interface Range {
  readonly from: Match;
  readonly to: Match;
}

type Sequences = [before: readonly string[], after: readonly string[]];

/** Takes what is alike off both ends. */
function trimEnds(...[before, after, { from, to }]: [...Sequences, Range]) {
  const ends: Match[] = [];
  let [startA, startB] = from;
  let [endA, endB] = to;
  while (startA < endA && startB < endB && before[startA] === after[startB])
    ends.push([startA++, startB++]);
  while (startA < endA && startB < endB && before[endA - 1] === after[endB - 1])
    ends.push([--endA, --endB]);
  const inner: Range = { from: [startA, startB], to: [endA, endB] };
  return { inner, ends };
}

/** The longest row, rising in both sequences, of items that occur once in both. */
function findAnchors(...[before, after, { from, to }]: [...Sequences, Range]): readonly Match[] {
  const old = positionsOfSingles(before, from[0], to[0]);
  const fresh = positionsOfSingles(after, from[1], to[1]);
  const common = [...old].flatMap(([item, position]): Match[] => {
    const other = fresh.get(item);
    return other === undefined ? [] : [[position, other]];
  });
  return longestRising(common);
}

function positionsOfSingles(items: readonly string[], from: number, to: number) {
  const positions = new Map<string, number>();
  const repeated = new Set<string>();
  for (let position = from; position < to; position += 1) {
    const item = items[position] ?? "";
    if (positions.has(item)) repeated.add(item);
    positions.set(item, position);
  }
  for (const item of repeated) positions.delete(item);
  return positions;
}

/** Source: longest increasing subsequence by patience sorting; `matches` rise by their first position. */
function longestRising(matches: readonly Match[]): readonly Match[] {
  const tops: number[] = [];
  const previous: number[] = [];
  for (const [index, [, position]] of matches.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((matches[tops[middle] ?? 0]?.[1] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    previous[index] = tops[low - 1] ?? -1;
    tops[low] = index;
  }
  const found: Match[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const match = matches[index];
    if (match) found.push(match);
  }
  return found.reverse();
}

function between({ from, to }: Range, anchors: readonly Match[]): readonly Range[] {
  const starts: readonly Match[] = [from, ...anchors.map(([a, b]): Match => [a + 1, b + 1])];
  return starts.map((start, index) => ({ from: start, to: anchors[index] ?? to }));
}

/** Source: longest common subsequence by dynamic programming. */
function matchEach(...[before, after, { from, to }]: [...Sequences, Range]): readonly Match[] {
  const [rows, columns] = [to[0] - from[0], to[1] - from[1]];
  if (rows * columns === 0 || rows * columns > MOST_CELLS) return [];
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const isSame = (row: number, column: number) => before[from[0] + row] === after[from[1] + column];
  const length = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = isSame(row, column)
        ? length(row + 1, column + 1) + 1
        : Math.max(length(row + 1, column), length(row, column + 1));
    }
  }
  const found: Match[] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    if (isSame(row, column)) found.push([from[0] + row++, from[1] + column++]);
    else if (length(row + 1, column) >= length(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
}
