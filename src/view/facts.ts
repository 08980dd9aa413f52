/** Numbers of a page that the ledger does not make: those inside words, and those of pages. */

import { FORMULA_BY_KIND, type QuotedKind } from "./fact-kinds.ts";
import type { Fact } from "./model.ts";

/** A number inside words is a run of digits. */
const DIGITS = /\d[\d.,]*\d|\d/g;

export function digitsIn(text: string): readonly string[] {
  return text.match(DIGITS) ?? [];
}

/** The fact of a number, or a name with numbers, that has no value. */
export function quote(is: QuotedKind, where: string, text: string, more: Partial<Fact> = {}): Fact {
  const formula = FORMULA_BY_KIND[is];
  return { text, is, value: null, unit: null, figures: [], formula, where, ...more };
}

/** One fact for each number of every string inside plain data; numbers of the ledger have theirs already. */
export function quotesIn(
  is: QuotedKind,
  where: string,
  data: unknown,
  more: Partial<Fact> = {},
): readonly Fact[] {
  return stringsIn(data)
    .flatMap(digitsIn)
    .map((text) => quote(is, where, text, more));
}

/** The numbers of a document's pages. */
export function numberPages(pages: number): readonly Fact[] {
  return Array.from({ length: pages }, (_, index) =>
    quote("page", `page-${index + 1}`, String(index + 1), { value: index + 1 }),
  );
}

function stringsIn(data: unknown): readonly string[] {
  if (typeof data === "string") return [data];
  if (data === null || typeof data !== "object") return [];
  if ("isNumeral" in data && data.isNumeral === true) return [];
  const isWords = "isNumeral" in data;
  return Object.entries(data).flatMap(([key, value]) =>
    key === "id" && !isWords ? [] : stringsIn(value),
  );
}
