import type { AuditFact, Finding } from "../model.ts";
import { placeOn, type Sheet } from "../read/sheet.ts";
import { numbersIn, partsOf, plain, type Token } from "../read/tokens.ts";

/** What the facts allow to be printed, and how often it has to be. */
interface Allowance {
  /** Every number, written plainly. */
  readonly texts: ReadonlySet<string>;
  /** Numbers quoted in words, where a hyphen may look like a sign. */
  readonly quoted: ReadonlySet<string>;
}

/**
 * Reports numbers in the text, or in the alternative text of figures, that no fact knows, and facts that are not in
 * the text.
 *
 * Shape: the facts allow a set of numbers: heads and running feet repeat them, so no number is printed too often.
 * Every fact with a value has to be printed, as often as there are such facts of the same text.
 * `layout` holds the numbers that say where things are, e.g. page numbers: these are no facts.
 */
export function checkNumbers(
  sheets: readonly Sheet[],
  facts: readonly AuditFact[],
  layout: ReadonlySet<Token>,
): readonly Finding[] {
  const allowance = allowanceOf(facts);
  const printed = new Map<string, number>();
  const findings: Finding[] = [];
  for (const sheet of sheets) {
    for (const token of [...sheet.tokens.values()].flat()) {
      if (layout.has(token)) continue;
      for (const text of namesOf(token.text)) printed.set(text, (printed.get(text) ?? 0) + 1);
      if (!isAllowed(token.text, allowance)) findings.push(fromNowhere(sheet, token));
    }
    for (const { text, alt } of spokenNumbers(sheet))
      if (!isAllowed(text, allowance)) findings.push(spokenFromNowhere(sheet, text, alt));
  }
  return [...findings, ...notPrinted(facts, printed)];
}

function allowanceOf(facts: readonly AuditFact[]): Allowance {
  const numbersOf = (some: readonly AuditFact[]): ReadonlySet<string> =>
    new Set(some.flatMap(({ text }) => numbersIn(text).flatMap((number) => namesOf(number.text))));
  return {
    texts: numbersOf(facts),
    quoted: numbersOf(facts.filter(({ value }) => value === null)),
  };
}

/** A number as a whole and, where it has a stroke, its two parts. */
function namesOf(text: string): readonly string[] {
  return [...new Set([plain(text), ...partsOf(text).map(plain)])];
}

function isAllowed(text: string, { texts, quoted }: Allowance): boolean {
  if (texts.has(plain(text))) return true;
  const parts = partsOf(text).map(plain);
  return parts.every((part) => texts.has(part) || quoted.has(part.replace(/^-/, "")));
}

function fromNowhere(sheet: Sheet, { text, glyph }: Token): Finding {
  return {
    severity: "error",
    code: "number-from-nowhere",
    message: `${text} is printed, but no fact says so`,
    page: sheet.number,
    at: placeOn(sheet, glyph.ink.left, glyph.ink.top),
  };
}

/** The numbers that only those hear who cannot see the figure. */
function spokenNumbers({ structure }: Sheet): readonly { text: string; alt: string }[] {
  return structure.figures.flatMap(({ alt }) => numbersIn(alt).map(({ text }) => ({ text, alt })));
}

function spokenFromNowhere(sheet: Sheet, text: string, alt: string): Finding {
  return {
    severity: "error",
    code: "number-from-nowhere",
    message: `${text} is in the alternative text “${alt}”, but no fact says so`,
    page: sheet.number,
  };
}

function notPrinted(
  facts: readonly AuditFact[],
  printed: ReadonlyMap<string, number>,
): readonly Finding[] {
  const claimsByNumber = new Map<string, Claim[]>();
  for (const fact of facts) {
    for (const { text } of numbersIn(fact.text)) {
      const claims = claimsByNumber.get(plain(text)) ?? [];
      claimsByNumber.set(plain(text), [...claims, { text, fact }]);
    }
  }
  return [...claimsByNumber].flatMap(([number, claims]) => {
    const needed = Math.max(1, claims.filter(({ fact }) => fact.value !== null).length);
    return missing(claims, needed, printed.get(number) ?? 0);
  });
}

/** A number of a fact, as the fact has it. */
interface Claim {
  readonly text: string;
  readonly fact: AuditFact;
}

function missing([claim]: readonly Claim[], needed: number, times: number): readonly Finding[] {
  if (!claim || times >= needed) return [];
  const { text, fact } = claim;
  const source = fact.figures.length > 0 ? ` of ${fact.figures.join(", ")}` : "";
  const message = `${text} should be printed ${needed}×, e.g. at ${fact.where}${source}, and is printed ${times}×`;
  return [{ severity: "error", code: "fact-not-printed", message, page: null }];
}
