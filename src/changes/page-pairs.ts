/** Two pages that stand for each other, from 1; null where one has come or gone. */
export type PagePair = readonly [before: number | null, after: number | null];

/**
 * Finds which pages of two documents stand for each other: those with the most words in common.
 *
 * Shape: every page of both is in exactly one pair, in the order of the new document; those that went before the page that follows them.
 */
export function pairPages(
  common: ReadonlyMap<string, number>,
  before: number,
  after: number,
): readonly PagePair[] {
  const ranked = [...common]
    .map(([key, words]) => ({ pages: key.split(" ").map(Number), words }))
    .sort((a, b) => b.words - a.words || (a.pages[1] ?? 0) - (b.pages[1] ?? 0));
  const oldOf = new Map<number, number>();
  const taken = new Set<number>();
  for (const { pages } of ranked) {
    const [old = 0, fresh = 0] = pages;
    if (taken.has(old) || oldOf.has(fresh)) continue;
    oldOf.set(fresh, old);
    taken.add(old);
  }
  const gone = Array.from({ length: before }, (_, index) => index + 1).filter(
    (page) => !taken.has(page),
  );
  const pairs: PagePair[] = [];
  for (let fresh = 1; fresh <= after; fresh += 1) {
    const old = oldOf.get(fresh) ?? null;
    while (old !== null && (gone[0] ?? before + 1) < old) pairs.push([gone.shift() ?? null, null]);
    pairs.push([old, fresh]);
  }
  return [...pairs, ...gone.map((page): PagePair => [page, null])];
}
