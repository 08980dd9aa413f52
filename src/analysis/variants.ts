import type { Dataset, Figure } from "../dataset/model.ts";
import { basisMeant, scopeMeant } from "../dataset/sameness.ts";
import { REFERENCES } from "../dataset/time/reference.ts";
import { type Candidates, referenceOf, variantOf } from "./cells.ts";
import type { Variant } from "./model.ts";

/**
 * Returns every scope and basis among the candidates, the one that most places have first; each once, whatever names it
 * has, or with `namedBy` once a name.
 *
 * Equal numbers: the indicator's own scope before a named one, no stated basis before a stated one, then the order of the
 * controlled lists; growth on the year earlier before all other.
 */
export function rankVariants(
  dataset: Dataset,
  candidates: readonly Candidates[],
  keyOf: (variant: Variant) => string = meantBy,
): readonly Variant[] {
  const entries = new Map<string, { variant: Variant; places: number }>();
  const place = (variant: Variant) => [
    placeOf(dataset.scopeById, variant.scope),
    placeOf(dataset.basisById, variant.basis),
    REFERENCES.indexOf(referenceOf(variant)),
  ];
  /** Of two names the one that stands first in the lists. */
  const firstOf = (a: Variant, b: Variant) =>
    namedBy(a) === namedBy(b) || compareLists(place(a), place(b)) < 0 ? a : b;
  for (const { figures } of candidates) {
    for (const [key, variant] of variantsOf(figures, keyOf, firstOf)) {
      const known = entries.get(key);
      entries.set(key, {
        variant: known ? firstOf(known.variant, variant) : variant,
        places: (known?.places ?? 0) + 1,
      });
    }
  }
  if (entries.size < 2) return [...entries.values()].map(({ variant }) => variant);
  return [...entries.values()]
    .sort((a, b) => b.places - a.places || compareLists(place(a.variant), place(b.variant)))
    .map(({ variant }) => variant);
}

/** The variants of a place, by what tells them apart; of several names the first. */
function variantsOf(
  figures: readonly Figure[],
  keyOf: (variant: Variant) => string,
  firstOf: (a: Variant, b: Variant) => Variant,
): ReadonlyMap<string, Variant> {
  const variants = new Map<string, Variant>();
  for (const figure of figures) {
    const variant = variantOf(figure);
    const known = variants.get(keyOf(variant));
    variants.set(keyOf(variant), known ? firstOf(known, variant) : variant);
  }
  return variants;
}

/** The same for all names of one scope and basis. */
function meantBy(variant: Variant): string {
  return `${scopeMeant(variant) ?? ""}/${basisMeant(variant) ?? ""}/${referenceOf(variant)}`;
}

/** Other for each name of one scope and basis. */
export function namedBy(variant: Variant): string {
  return `${variant.scope ?? ""}/${variant.basis ?? ""}/${referenceOf(variant)}`;
}

function placeOf(termById: ReadonlyMap<string, unknown>, id: string | null): number {
  return id === null ? -1 : [...termById.keys()].indexOf(id);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  return a.reduce((found, value, place) => found || value - (b[place] ?? 0), 0);
}
