import { indexFigures } from "../analysis/figure-index.ts";
import type { Dataset } from "../dataset/model.ts";
import { unprovedOf } from "./documents.ts";
import type { Fact } from "./model.ts";

/** Adds to each fact the ids of its figures whose document has no text to prove them. */
export function markUnproved(dataset: Dataset, facts: readonly Fact[]): readonly Fact[] {
  const unproved = new Set(unprovedOf([...dataset.documentById.values()]).map(({ id }) => id));
  if (unproved.size === 0) return facts;
  const { figureById } = indexFigures(dataset);
  return facts.map((fact) => {
    const notProved = fact.figures.filter((id) => {
      const figure = figureById.get(id);
      return figure !== undefined && unproved.has(figure.document);
    });
    return notProved.length === 0 ? fact : { ...fact, notProved };
  });
}
