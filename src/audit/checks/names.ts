import type { AuditFact } from "../model.ts";
import { numbersIn } from "../read/tokens.ts";

/** A number inside a name, with the text of the name before and after it. */
export interface NamedNumber {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** True for a fact that quotes a name with digits, e.g. 2号区: its digits are not a number by themselves. */
export function isName({ text, value }: AuditFact): boolean {
  return value === null && /\d/.test(text) && /\p{L}/u.test(text);
}

/** Lists the numbers inside the names that facts quote. */
export function numbersInNames(facts: readonly AuditFact[]): readonly NamedNumber[] {
  return facts.filter(isName).flatMap(({ text: name }) =>
    numbersIn(name).map(({ text, index }) => ({
      text,
      before: tight(name.slice(0, index)),
      after: tight(name.slice(index + text.length)),
    })),
  );
}

/**
 * Tells whether a number of a text stands inside one of the names.
 *
 * A name may be broken over lines: then the rest of it has to begin or end one of `others`, the other texts of the
 * page.
 */
export function isInName(
  { text: number, index }: { readonly text: string; readonly index: number },
  text: string,
  names: readonly NamedNumber[],
  others: readonly string[] = [],
): boolean {
  const before = tight(text.slice(0, index));
  const after = tight(text.slice(index + number.length));
  return names.some(
    (name) =>
      name.text === number &&
      goesOn(reverse(name.before), reverse(before), others, reverse) &&
      goesOn(name.after, after, others, (other) => other),
  );
}

/**
 * True where `text` goes on as `name` does. Where `text` ends first, at a line break, the rest of the name has to begin
 * one of `others`. `turn` reverses these texts for the part before a number, which is compared backwards.
 */
function goesOn(
  name: string,
  text: string,
  others: readonly string[],
  turn: (other: string) => string,
): boolean {
  if (text.startsWith(name)) return true;
  if (!name.startsWith(text)) return false;
  const rest = name.slice(text.length);
  return others.some((other) => {
    const start = turn(tight(other));
    return start !== "" && (start.startsWith(rest) || rest.startsWith(start));
  });
}

function tight(text: string): string {
  return text.replace(/\s+/gu, "").toLowerCase();
}

function reverse(text: string): string {
  return [...text].reverse().join("");
}
