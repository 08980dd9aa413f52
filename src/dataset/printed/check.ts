import type { WrittenFigure } from "../figure-checks.ts";
import type { Citation, Unit } from "../model.ts";
import type { Checks } from "../names.ts";
import { lastDigit } from "../units.ts";
import type { Path } from "../yaml-source.ts";
import { readExcerpt } from "./excerpt.ts";
import { type Fault, type Held, tellDifference, tellDigits } from "./messages.ts";
import { plainOf } from "./plain.ts";
import type { Quantity } from "./quantity.ts";
import { indexUnits, isCommonUnit, sayIn, sizeOf, type UnitIndex } from "./unit-index.ts";
import { judgeExcerpt, passedOver } from "./verdict.ts";

/** The unit that a figure is written in, and the one it is kept in. */
interface FigureUnits {
  readonly from: Unit;
  readonly to: Unit;
}

/**
 * Holds a figure against its own printed words, without any document; `number` is its value as written.
 *
 * Errors: `value-differs`, `unit-differs`, `sign-differs`, `bound-differs`, `precision-differs`, `words-differ`;
 * the warning `printed-without-number`.
 */
export function checkPrinted(
  written: WrittenFigure,
  number: string,
  { from, to }: FigureUnits,
  unitById: ReadonlyMap<string, Unit>,
  checks: Checks,
): void {
  const { spec } = written;
  if (spec.words !== undefined) {
    checkWords(spec.words, written, checks);
    return;
  }
  const held: Held = {
    measure: spec.measure,
    value: Number(number),
    unit: from,
    bound: spec.bound ?? "exact",
    number,
    keptUnit: to,
  };
  const units = indexUnits(unitById);
  const isSound = checkCitation(held, spec, null, written, units, checks);
  // Where the first place already differs, those under `also` would repeat the same fault.
  if (!isSound) return;
  for (const [index, citation] of (spec.also ?? []).entries()) {
    checkCitation(held, citation, index, written, units, checks);
  }
}

/** Errors: `words-differ`. */
function checkWords(
  words: string,
  { spec, source, path }: WrittenFigure,
  { reportLater: report }: Checks,
): void {
  const isThere = ({ printed }: Citation) => plainOf(printed).includes(plainOf(words));
  const fault = (place: Path, printed: string) => {
    const message = `The words are ${words}; \`printed\` says ${printed}.`;
    const hint = "take into `printed` the passage that has the words";
    report({ severity: "error", code: "words-differ", message, at: source.at(place), hint });
  };
  if (!isThere(spec)) fault([...path, "words"], spec.printed);
  for (const [index, citation] of (spec.also ?? []).entries()) {
    if (!isThere(citation)) fault([...path, "also", index, "printed"], citation.printed);
  }
}

/** Checks a figure against one citation, its own (`also` null) or one under `also`; returns whether the two agree. */
function checkCitation(
  held: Held,
  citation: Citation,
  also: number | null,
  { spec, source, path }: WrittenFigure,
  units: UnitIndex,
  { reportLater: report }: Checks,
): boolean {
  const printed = () => source.at([...path, ...(also === null ? [] : ["also", also]), "printed"]);
  const fault = ({ code, key, message, hint }: Fault) => {
    const own = spec[key] === undefined ? "value" : key;
    const at = also === null ? source.at([...path, own]) : printed();
    report({ severity: "error", code, message, at, hint });
  };
  const excerpt = readExcerpt(citation, units);
  // A table cell under `also` need not repeat the bound: tables often drop the word that the text has.
  const verdict = judgeExcerpt(held, excerpt, units, also === null || !excerpt.isCell);
  if (!verdict) {
    const message = `\`printed\` is ${citation.printed}, without a number to hold the value ${held.number} against.`;
    const hint = "take into it the number as it is printed, with its unit";
    report({ severity: "warning", code: "printed-without-number", message, at: printed(), hint });
    return true;
  }
  for (const difference of verdict.differences) {
    const passed = difference === "value" ? passedOver(held, excerpt, units) : null;
    fault(tellDifference(difference, held, excerpt, verdict, passed));
  }
  if (verdict.differences.length > 0) return false;
  if (also !== null || hasSameDigits(held, verdict.quantity, units)) return true;
  fault(tellDigits(held, excerpt, verdict.quantity));
  return false;
}

/**
 * Tells whether a number is written to the same digit as it is printed.
 *
 * True where there are no last digits to compare: a number in characters or words, or one in a unit that the vocabulary
 * lacks (倍, 成), which has to be converted.
 */
function hasSameDigits({ number, unit }: Held, quantity: Quantity, units: UnitIndex): boolean {
  if (quantity.form !== "digits") return true;
  const [digit, own] = [lastDigit(quantity.written), lastDigit(number)];
  const { scale } = quantity;
  // 30万游客 kept in 万人 has the digits of the figure (30); 2.3万套 kept in 套 has other ones (23000).
  if (scale !== "1")
    return quantity.unit !== null || scale !== sizeOf(unit, units) || own === digit;
  if (quantity.unit === unit) return own === digit;
  if (!quantity.unit) return Number(quantity.written) !== Number(number) || own === digit;
  if (isCommonUnit(quantity.unit)) return true;
  return sayIn(digit, "1", quantity.unit, unit, units) === Number(own);
}
