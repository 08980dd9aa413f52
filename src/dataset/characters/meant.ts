import { RADICALS } from "./radicals.ts";

/** Radical or stroke → the character that it looks like. */
const MEANT_BY_RADICAL: ReadonlyMap<string, string> = new Map(
  Array.from(RADICALS.matchAll(/(.)(.)/gu), ([, radical = "", meant = ""]) => [radical, meant]),
);

/** Blocks of characters that look like others: radicals, strokes, and doubles kept for older standards. */
export const LOOKALIKES = /[\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;

/** Characters that take no room, e.g. U+200B, U+00AD, and marks that turn the direction of writing. */
export const INVISIBLES = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;

/**
 * Returns the ordinary character that a lookalike stands for, e.g. 月 (U+6708) for the radical U+2F49: the character
 * itself where it is no lookalike, null for a radical or stroke that has no counterpart.
 *
 * Source: Equivalent_Unified_Ideograph of the Unicode Character Database for radicals and strokes, NFKC for doubles.
 */
export function meantBy(character: string): string | null {
  const isDouble = !/[\u2e80-\u2fdf\u31c0-\u31ef]/u.test(character);
  return isDouble ? character.normalize("NFKC") : (MEANT_BY_RADICAL.get(character) ?? null);
}

/** Replaces lookalikes by the characters that they look like, and removes invisible characters. */
export function readAsMeant(text: string): string {
  return text
    .replace(ALL_LOOKALIKES, (character) => meantBy(character) ?? character)
    .replace(ALL_INVISIBLES, "");
}

const ALL_LOOKALIKES = new RegExp(LOOKALIKES.source, "gu");
const ALL_INVISIBLES = new RegExp(INVISIBLES.source, "gu");
