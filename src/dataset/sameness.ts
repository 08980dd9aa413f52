/**
 * Whether two figures are of one scope and on one basis. Nothing else says so: to compare ids would take another name
 * for another thing, and what is not stated for what is different.
 */

import type { Figure, Qualifier, Sense, Vocabulary } from "./model.ts";

/** What `same_as` of a scope says where the scope is the indicator's own definition under another name. */
export const INDICATOR = "indicator";

/** The scope of a figure whose document leaves open what it covers. It has no part in the figure's id. */
export const NOT_STATED = "not_stated";

/** The three answers to whether two figures have the same scope, or the same basis. */
export type Sameness = "same" | "different" | "not-stated";

/** What figures are compared by. */
type Qualified = Pick<Figure, "scope" | "basis"> & { readonly sense?: Sense };

/** Returns what a scope and a basis mean; null where both mean what their ids say. */
export function senseOf(
  { scope, basis }: Pick<Figure, "scope" | "basis">,
  { scopeById, basisById }: Pick<Vocabulary, "scopeById" | "basisById">,
): Sense | null {
  const [ofScope, ofBasis] = [scopeById.get(scope ?? ""), basisById.get(basis ?? "")];
  const isScopeStated = !ofScope?.isNotStated;
  if (isScopeStated && [ofScope, ofBasis].every((one) => one?.sameAs === undefined)) return null;
  return { scope: meaningOf(scope, ofScope), basis: meaningOf(basis, ofBasis), isScopeStated };
}

function meaningOf(id: string | null, qualifier: Qualifier | undefined): string | null {
  return qualifier?.sameAs === undefined ? id : qualifier.sameAs;
}

/** The scope that a figure's scope means; null where that is the indicator's own definition. */
export function scopeMeant({ scope, sense }: Qualified): string | null {
  return sense ? sense.scope : scope;
}

/** The basis that a figure's basis means; null where none is stated. */
export function basisMeant({ basis, sense }: Qualified): string | null {
  return sense ? sense.basis : basis;
}

/** True where the document says what a figure covers; a figure without a scope has the indicator's own definition. */
export function isScopeStated({ sense }: Qualified): boolean {
  return sense?.isScopeStated ?? true;
}

/**
 * Tells whether two figures are of one scope.
 *
 * What is not stated is the same only within one place, and where one term says what is left open: its document uses
 * the same words for both.
 */
export function compareScopes(a: Figure, b: Figure): Sameness {
  if (isScopeStated(a) && isScopeStated(b)) {
    return scopeMeant(a) === scopeMeant(b) ? "same" : "different";
  }
  return scopeKey(a) === scopeKey(b) ? "same" : "not-stated";
}

/** Tells whether two figures are on one basis; where neither states any, they are on the usual one. */
export function compareBases(a: Figure, b: Figure): Sameness {
  const [one, other] = [basisMeant(a), basisMeant(b)];
  if (one === other) return "same";
  return one === null || other === null ? "not-stated" : "different";
}

/** True where two figures are of one scope and on one basis. */
export function areAlike(a: Figure, b: Figure): boolean {
  return compareScopes(a, b) === "same" && compareBases(a, b) === "same";
}

/** A text that figures of one scope share, and no others; what is left open without a term is shared with none. */
export function scopeKey(figure: Figure): string {
  const meant = scopeMeant(figure) ?? "";
  if (isScopeStated(figure)) return meant;
  return meant === NOT_STATED ? `? ${figure.id}` : `? ${figure.region} ${meant}`;
}

/** True for a figure of the indicator's own scope, of which no basis is stated. */
export function isUnqualified(figure: Qualified): boolean {
  return scopeMeant(figure) === null && isScopeStated(figure) && basisMeant(figure) === null;
}
