import type { Term } from "../model.ts";
import { FIGURES_SHEET } from "./sheets.ts";

/** In UTF-16 units, as Excel counts. */
const MOST = 31;

/**
 * Names a sheet for each theme: its Chinese name, as far as Excel allows, and none twice. A theme that has several sheets stands
 * in the list as often.
 *
 * Shape: names in the order of the list. Excel allows no `: \ / ? * [ ]`, no `'` at either end, no control, not the name
 * History, and takes capitals and small letters for the same.
 * Source: Microsoft Support, "Rename a worksheet".
 */
export function nameSheets(themes: readonly Term[]): readonly string[] {
  const taken = new Set(["history", keyOf(FIGURES_SHEET)]);
  return themes.map(({ id, name }) => {
    const wanted = allowed(name.zh) || allowed(name.en) || id;
    let sheet = cut(wanted, MOST);
    for (let count = 2; taken.has(keyOf(sheet)); count++) {
      const suffix = ` (${count})`;
      sheet = cut(wanted, MOST - suffix.length) + suffix;
    }
    taken.add(keyOf(sheet));
    return sheet;
  });
}

/** Excel also takes names for equal that differ in full and half width, or in capitals. */
function keyOf(sheet: string): string {
  return sheet.normalize("NFKC").toLowerCase();
}

function allowed(text: string): string {
  const without = text.replace(/[:\\/?*[\]\p{Cc}]/gu, " ").replace(/^[\s']+|[\s']+$/gu, "");
  // exceljs does not double an apostrophe in references to the sheet, so another sign takes its place.
  return without.replaceAll("'", "’");
}

/** Cuts text without parting a pair of surrogates, and without a space at its end. */
function cut(text: string, most: number): string {
  const start = text.slice(0, most);
  return text.length <= most ? text : start.replace(/\p{Surrogate}$/u, "").trimEnd();
}
