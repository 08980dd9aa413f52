import { isList, isOf, type Keyed, type Value } from "../raw/value.ts";

/** Keys that lead from a page to others, or to tags. */
const ASIDE = /^(Parent|P|Pg|Popup|IRT|Dest|D|A|B|StructParents?|AF)$/;

/** Finds which page draws an object first, by its number and from 1; what no page draws is not in it. */
export function firstPages(
  pages: readonly Keyed[],
  follow: (value: Value) => Value,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [index, page] of pages.entries()) {
    const pending: Value[] = [page];
    for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
      if (isOf(value, "ref")) {
        if (found.has(value.number)) continue;
        found.set(value.number, index + 1);
        pending.push(follow(value));
      } else if (isList(value)) pending.push(...value);
      else if (isOf(value, "dict") || isOf(value, "stream"))
        for (const [key, held] of value.entries) if (!ASIDE.test(key)) pending.push(held);
    }
  }
  return found;
}
