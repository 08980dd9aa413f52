import type { Keyed } from "../../raw/value.ts";

/** Marked content that is open, and what it lies within. */
export interface Scope {
  readonly tag: string;
  /** Its property list; null where it has none. */
  readonly properties: Keyed | null;
  /** The structure element that its number leads to; null where it has no number, or one that leads nowhere. */
  readonly element: Keyed | null;
  /** True where it, or what it lies within, belongs to a structure element. */
  readonly isReal: boolean;
  /** True where it, or what it lies within, is an artifact. */
  readonly isArtifact: boolean;
  readonly outer: Scope | null;
}

/** Opens marked content within a scope. */
export function openScope(
  outer: Scope | null,
  content: Pick<Scope, "tag" | "properties" | "element">,
): Scope {
  return {
    ...content,
    isReal: content.element !== null || outer?.isReal === true,
    isArtifact: content.tag === "Artifact" || outer?.isArtifact === true,
    outer,
  };
}

/** A scope and all that it lies within, from the inside out. */
export function* outwards(scope: Scope | null): Generator<Scope> {
  for (let each = scope; each !== null; each = each.outer) yield each;
}
