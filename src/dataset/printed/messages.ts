import type { DiagnosticCode } from "../../diagnostic-codes.ts";
import type { Bound, Unit } from "../model.ts";
import { boundsSaid, type Claim } from "./compare.ts";
import type { Excerpt } from "./excerpt.ts";
import type { Quantity } from "./quantity.ts";
import { isCommonUnit } from "./unit-index.ts";
import type { Difference, Passed, PrintedVerdict } from "./verdict.ts";

/** A figure as it is written, with the unit in which it is kept where it names none. */
export interface Held extends Claim {
  /** The value as written, e.g. `30.10`. */
  readonly number: string;
  readonly keptUnit: Unit;
}

/** What a fault says: where, what, and what to do. */
export interface Fault {
  readonly code: DiagnosticCode;
  /** The key of the figure that is at fault, if it has it; else `value`. */
  readonly key: "value" | "unit" | "bound";
  readonly message: string;
  readonly hint: string;
}

const LOOK = "look it up in the document, and correct whichever differs";

const HINT_BY_PASSED: Readonly<Record<Passed, string>> = {
  list: "of a list, let `printed` end with the number meant",
  former: "what stands after 由 or 从 is what it was before",
};

/** Tells one difference between a figure and its printed words. */
export function tellDifference(
  difference: Difference,
  held: Held,
  { text }: Excerpt,
  verdict: PrintedVerdict,
  passed: Passed | null,
): Fault {
  const { quantity, others } = verdict;
  const shown = shownIn(text, quantity);
  switch (difference) {
    case "value": {
      const all = shownAll(text, [quantity, ...others]);
      const message = `The value is ${asWritten(held)}; \`printed\` says ${all}.`;
      const hint = passed ? HINT_BY_PASSED[passed] : LOOK;
      return { code: "value-differs", key: "value", message, hint };
    }
    case "unit": {
      const message = `The value is in ${held.unit.id}; \`printed\` says ${shown}.`;
      return { code: "unit-differs", key: "unit", message, hint: unitHint(held, quantity) };
    }
    case "sign":
      return tellSign(held, withWords(text, quantity));
    case "range": {
      const message = `The value is ${asWritten(held)}; \`printed\` says ${text}, which is no one number.`;
      const hint = "write the range as it is printed in `words`";
      return { code: "value-differs", key: "value", message, hint };
    }
    case "bound":
      return tellBound(held, quantity, withWords(text, quantity));
  }
}

const MOST_SHOWN = 4;

function shownAll(text: string, quantities: readonly Quantity[]): string {
  const shown = quantities.slice(0, MOST_SHOWN).map((one) => shownIn(text, one));
  return [...shown, ...(quantities.length > MOST_SHOWN ? ["…"] : [])].join(", ");
}

/** The printed number with its unit, which is added where it is printed elsewhere, as in a table. */
function shownIn(text: string, { form, start, unitEnd, unit }: Quantity): string {
  const shown = text.slice(start, unitEnd);
  return form === "digits" && unit && !shown.includes(unit.id.normalize("NFKC"))
    ? `${shown} ${unit.id}`
    : shown;
}

/** Of a text longer than this, only the number and the words beside it are shown. */
const SHORT = 24;

/** The number with the words beside it. */
function withWords(text: string, { start, unitEnd }: Quantity): string {
  if (text.length <= SHORT) return text;
  const before = /[^,。;:、\d]{0,8}$/.exec(text.slice(Math.max(0, start - 8), start))?.[0] ?? "";
  const after = /^[^,。;:、\d]{0,4}/.exec(text.slice(unitEnd, unitEnd + 4))?.[0] ?? "";
  return `${before}${text.slice(start, unitEnd)}${after}`;
}

function asWritten({ number, unit }: Held): string {
  return unit.id === "%" ? `${number}%` : `${number} ${unit.id}`;
}

function unitHint({ measure, unit, keptUnit }: Held, quantity: Quantity): string {
  const printed = quantity.unit;
  if (!printed || quantity.scale !== "1" || isCommonUnit(printed)) return LOOK;
  if (measure === "growth" && printed.id === "个百分点") {
    return "a difference in percentage points is `measure: change`";
  }
  if (measure === "change" && printed.id === "%") return "growth in % is `measure: growth`";
  if (printed.base !== unit.base) return LOOK;
  return printed.id === keptUnit.id ? "delete `unit`" : `write \`unit: ${printed.id}\``;
}

function tellSign(held: Held, shown: string): Fault {
  const { number } = held;
  const opposite = number.startsWith("-") ? number.slice(1) : `-${number}`;
  const said = held.value < 0 ? "which is no decrease" : "which is a decrease";
  const message = `The value is ${asWritten(held)}; \`printed\` says ${shown}, ${said}.`;
  return { code: "sign-differs", key: "value", message, hint: `write \`value: ${opposite}\`` };
}

const WORDS_BY_BOUND: Readonly<Record<Bound, string>> = {
  exact: "",
  about: "左右",
  at_least: "以上",
  at_most: "以内",
};

function tellBound({ bound, value }: Held, quantity: Quantity, shown: string): Fault {
  const said = boundsSaid(value, quantity);
  const [first] = said;
  if (first) {
    const turned = first === quantity.bounds[0] ? "" : " of a fall";
    const message = `The bound is ${bound}; \`printed\` says ${shown}: ${said.join(" or ")}${turned}.`;
    return { code: "bound-differs", key: "bound", message, hint: `write \`bound: ${first}\`` };
  }
  const message = `The bound is ${bound}; \`printed\` says ${shown}, without a word such as ${WORDS_BY_BOUND[bound]}.`;
  const hint = "take the word into `printed` if it stands in the document; else delete `bound`";
  return { code: "bound-differs", key: "bound", message, hint };
}

/** Tells that the digits differ where the number is the same: 30.1 beside 30.10. */
export function tellDigits(held: Held, { text }: Excerpt, quantity: Quantity): Fault {
  const { unit, written } = quantity;
  const message = `The value is written ${asWritten(held)}; \`printed\` says ${shownIn(text, quantity)}.`;
  const value = held.value < 0 && !written.startsWith("-") ? `-${written}` : written;
  const other = unit && unit.id !== held.unit.id ? unit : null;
  const unitPart = other && other.id !== held.keptUnit.id ? `, unit: ${other.id}` : "";
  const tail = other && unitPart === "" ? ", without `unit`" : "";
  const hint = `write it as it is printed: \`value: ${value}${unitPart}\`${tail}`;
  return { code: "precision-differs", key: "value", message, hint };
}
