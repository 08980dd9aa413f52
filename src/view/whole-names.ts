import type { Dataset, Text } from "../dataset/model.ts";
import type { View } from "./model.ts";

/** Lists the names of the dataset on a page that no line breaks within; none in a language that has spaces. */
export function wholeNames(
  view: Omit<View, "facts" | "names">,
  { regionById, indicatorById, unitById }: Dataset,
): readonly string[] {
  if (view.language !== "zh") return [];
  const named = [...regionById.values(), ...indicatorById.values()];
  const names: readonly Text[] = [
    ...named.flatMap(({ name, short }) => [name, short]),
    ...Array.from(unitById.values(), ({ name }) => name),
  ];
  const text = JSON.stringify(view);
  const printed = names
    .map(({ zh }) => zh)
    .filter((name) => name.length > 1 && text.includes(name));
  return [...new Set(printed)].sort();
}
