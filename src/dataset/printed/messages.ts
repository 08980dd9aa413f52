import type { Bound, Unit } from "../model.ts";
import type { Claim } from "./compare.ts";
import type { Excerpt } from "./excerpt.ts";
import type { Quantity } from "./quantity.ts";
import type { Difference, PrintedVerdict } from "./verdict.ts";

/** A figure as it is written, with the unit in which it is kept where it names none. */
export interface Held extends Claim {
  /** The value as written, e.g. `30.10`. */
  readonly number: string;
  readonly keptUnit: Unit;
}

/** What a fault says: where, what, and what to do. */
export interface Fault {
  readonly code: string;
  /** The key of the figure that is at fault, if it has it; else `value`. */
  readonly key: "value" | "unit" | "bound";
  readonly message: string;
  readonly hint: string;
}

const LOOK = "look it up in the document, and correct whichever differs";

/** Tells one difference between a figure and its printed words. */
export function tellDifference(
  difference: Difference,
  held: Held,
  { text }: Excerpt,
  verdict: PrintedVerdict,
  isEarlierInList: boolean,
): Fault {
  const { quantity, others } = verdict;
  const shown = shownIn(text, quantity);
  switch (difference) {
    case "value": {
      const all = [quantity, ...others].map((one) => shownIn(text, one)).join(", ");
      const message = `The value is ${asWritten(held)}; \`printed\` says ${all}.`;
      const hint = isEarlierInList ? "of a list, let `printed` end with the number meant" : LOOK;
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

/** The number with its unit. */
function shownIn(text: string, { start, unitEnd, unit }: Quantity): string {
  const shown = text.slice(start, unitEnd);
  return unit && !shown.includes(unit.id.normalize("NFKC")) ? `${shown} ${unit.id}` : shown;
}

/** The number with the words beside it. */
function withWords(text: string, { start, unitEnd }: Quantity): string {
  const before = /[^,。;:、\d]{0,6}$/.exec(text.slice(0, start))?.[0] ?? "";
  const after = /^[^,。;:、\d]{0,4}/.exec(text.slice(unitEnd, unitEnd + 4))?.[0] ?? "";
  return `${before}${text.slice(start, unitEnd)}${after}`;
}

function asWritten({ number, unit }: Held): string {
  return unit.id === "%" ? `${number}%` : `${number} ${unit.id}`;
}

function unitHint({ measure, unit, keptUnit }: Held, quantity: Quantity): string {
  const printed = quantity.unit;
  if (!printed || quantity.scale !== "1") return LOOK;
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

function tellBound({ bound }: Held, { bounds }: Quantity, shown: string): Fault {
  const [said] = bounds;
  if (said) {
    const message = `The bound is ${bound}; \`printed\` says ${shown}: ${bounds.join(" or ")}.`;
    return { code: "bound-differs", key: "bound", message, hint: `write \`bound: ${said}\`` };
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
