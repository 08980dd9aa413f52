import type { Dataset, Figure } from "../dataset/model.ts";
import { REFERENCES } from "../dataset/time/reference.ts";
import { type Candidates, referenceOf } from "./cells.ts";
import type { Variant } from "./model.ts";

/**
 * Returns every scope and basis among the candidates, the one that most places have first.
 *
 * Equal numbers: the indicator's own scope before a named one, no stated basis before a stated one, then the order of the
 * controlled lists; growth on the year earlier before all other.
 */
export function rankVariants(
  dataset: Dataset,
  candidates: readonly Candidates[],
): readonly Variant[] {
  const entries = new Map<string, { variant: Variant; places: number }>();
  for (const { figures } of candidates) {
    for (const variant of variantsOf(figures)) {
      const key = keyOf(variant);
      entries.set(key, { variant, places: (entries.get(key)?.places ?? 0) + 1 });
    }
  }
  if (entries.size < 2) return [...entries.values()].map(({ variant }) => variant);
  const place = (variant: Variant) => [
    placeOf(dataset.scopeById, variant.scope),
    placeOf(dataset.basisById, variant.basis),
    REFERENCES.indexOf(referenceOf(variant)),
  ];
  return [...entries.values()]
    .sort((a, b) => b.places - a.places || compareLists(place(a.variant), place(b.variant)))
    .map(({ variant }) => variant);
}

function variantsOf(figures: readonly Figure[]): readonly Variant[] {
  const variants = figures.map(
    ({ scope, basis, on }): Variant =>
      on === "year_earlier" ? { scope, basis } : { scope, basis, on },
  );
  if (variants.length < 2) return variants;
  return [...new Map(variants.map((variant) => [keyOf(variant), variant])).values()];
}

function keyOf(variant: Variant): string {
  return `${variant.scope ?? ""}/${variant.basis ?? ""}/${referenceOf(variant)}`;
}

function placeOf(termById: ReadonlyMap<string, unknown>, id: string | null): number {
  return id === null ? -1 : [...termById.keys()].indexOf(id);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  return a.reduce((found, value, place) => found || value - (b[place] ?? 0), 0);
}
