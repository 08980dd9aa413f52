import { explain } from "../../view/guide.ts";
import type { Locale } from "../../view/locale.ts";
import type { Sign } from "../../view/model.ts";
import type { FigureView } from "./figure.ts";

/** Where pages explain each sign or mark of a figure, in their order: in a word or two, else in full. */
const MEANINGS = [
  ["estimate", "legend"],
  ["about", "legend"],
  ["at_least", "legend"],
  ["at_most", "legend"],
  ["conflict", "legend"],
  ["remark", "sign"],
] as const;

/** Explains the signs and marks that stand beside figures. */
export function legendOf(figures: readonly FigureView[], locale: Locale): readonly Sign[] {
  const used = new Set(figures.flatMap(({ marks }) => marks));
  return MEANINGS.map(([key, group]) => explain(locale, group, key)).filter(({ sign }) =>
    used.has(sign),
  );
}
