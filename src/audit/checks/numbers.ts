import type { AuditFact, Finding } from "../model.ts";
import { placeOn, type Sheet } from "../read/sheet.ts";
import { numbersIn, partsOf, plain, type Token } from "../read/tokens.ts";
import { checkFactsPrinted } from "./facts-printed.ts";

/** The numbers that may be printed, written plainly. */
interface Allowance {
  readonly all: ReadonlySet<string>;
  /** Those quoted in words, where a hyphen may look like a sign. */
  readonly quoted: ReadonlySet<string>;
}

/**
 * Reports numbers in the text, or in the alternative text of figures, that no fact knows, and facts that are not in
 * the text.
 *
 * Shape: the facts allow a set of numbers: heads of tables repeat them overleaf, so no number is printed too often.
 * `layout` holds the numbers that say where things are, e.g. page numbers: these are no facts.
 */
export function checkNumbers(
  sheets: readonly Sheet[],
  facts: readonly AuditFact[],
  layout: ReadonlySet<Token>,
): readonly Finding[] {
  const allowance = allowanceOf(facts);
  const times = new Map<string, number>();
  const findings: Finding[] = [];
  const count = (names: readonly string[], isRunning: boolean): void => {
    // A running head is on every page and says nothing new on most of them.
    for (const name of names)
      times.set(name, Math.max(1, (times.get(name) ?? 0) + (isRunning ? 0 : 1)));
  };
  for (const sheet of sheets) {
    for (const [chunk, tokens] of sheet.tokens) {
      for (const token of tokens) {
        if (layout.has(token)) continue;
        const names = factsBehind(token.text, allowance);
        if (names) count(names, sheet.furniture.has(chunk));
        else findings.push(fromNowhere(sheet, token));
      }
    }
    findings.push(...spokenFromNowhere(sheet, allowance));
  }
  return [...findings, ...checkFactsPrinted(facts, times, sheets)];
}

function allowanceOf(facts: readonly AuditFact[]): Allowance {
  const numbersOf = (some: readonly AuditFact[]): ReadonlySet<string> =>
    new Set(some.flatMap((fact) => numbersIn(fact.text).map(({ text }) => plain(text))));
  return { all: numbersOf(facts), quoted: numbersOf(facts.filter(({ value }) => value === null)) };
}

/** The numbers of facts that a printed number stands for, two for 2/11 where there is no such rank; null for none. */
function factsBehind(text: string, { all, quoted }: Allowance): readonly string[] | null {
  if (all.has(plain(text))) return [plain(text)];
  const names = partsOf(text).flatMap((part) => {
    const name = plain(part);
    const unsigned = name.replace(/^-/, "");
    return all.has(name) ? [name] : quoted.has(unsigned) ? [unsigned] : [];
  });
  return names.length === partsOf(text).length ? names : null;
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

/** Judges the numbers that only those hear who cannot see the figure. */
function spokenFromNowhere(sheet: Sheet, allowance: Allowance): readonly Finding[] {
  return sheet.structure.figures.flatMap(({ alt }) =>
    numbersIn(alt)
      .filter(({ text }) => factsBehind(text, allowance) === null)
      .map(({ text }) => ({
        severity: "error",
        code: "number-from-nowhere",
        message: `${text} is in the alternative text “${alt}”, but no fact says so`,
        page: sheet.number,
      })),
  );
}
