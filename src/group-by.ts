/** Groups items by a key; groups are in the order in which their keys first appear. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const itemsByKey = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = itemsByKey.get(key);
    if (known) known.push(item);
    else itemsByKey.set(key, [item]);
  }
  return itemsByKey;
}
