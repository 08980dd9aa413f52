import type { AuditFact, Finding } from "../model.ts";
import type { Chunk } from "../read/chunks.ts";
import type { Box } from "../read/geometry.ts";
import { placeOn, type Sheet } from "../read/sheet.ts";
import { numbersIn, partsOf, plain, type Token } from "../read/tokens.ts";
import { checkFactsPrinted } from "./facts-printed.ts";
import { isInName, isName, type NamedNumber, numbersInNames } from "./names.ts";

/** The numbers that may be printed, as `plain` writes them. */
interface Allowance {
  readonly all: ReadonlySet<string>;
  /** Numbers quoted inside words, where a hyphen before them may look like a minus sign. */
  readonly quoted: ReadonlySet<string>;
  /** Numbers that are allowed only inside a name, e.g. 2 in 2号区. */
  readonly named: readonly NamedNumber[];
}

/**
 * Reports numbers in the text, or in the alternative text of figures, that are in no fact, and facts that are not
 * printed.
 *
 * Shape: a number may be printed more often than facts hold it, as a table that goes on overleaf repeats its head. The
 * digits of a name, e.g. 2号区, are allowed only inside the name. Numbers in `layout` (page numbers) are not checked.
 */
export function checkNumbers(
  sheets: readonly Sheet[],
  all: readonly AuditFact[],
  layout: ReadonlySet<Token>,
): readonly Finding[] {
  // Page numbers are layout: as facts they would allow every small number anywhere.
  const facts = all.filter(({ is }) => is !== "page");
  const allowance = allowanceOf(facts);
  const times = new Map<string, number>();
  const findings: Finding[] = [];
  const count = (names: readonly string[], isRunning: boolean): void => {
    // A number in running heads counts as printed once in all, since the head repeats on every page.
    for (const name of names)
      times.set(name, Math.max(1, (times.get(name) ?? 0) + (isRunning ? 0 : 1)));
  };
  for (const sheet of sheets) {
    for (const [chunk, tokens] of sheet.tokens) {
      for (const token of tokens) {
        if (layout.has(token) || isNamed(token, chunk, sheet, allowance)) continue;
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
  const numbers = facts.filter((fact) => !isName(fact));
  return {
    all: numbersOf(numbers),
    quoted: numbersOf(numbers.filter(({ value }) => value === null)),
    named: numbersInNames(facts),
  };
}

/** The facts' numbers that a printed number stands for; 2 and 11 for 2/11 where no fact is 2/11; null for none. */
function factsBehind(text: string, { all, quoted }: Allowance): readonly string[] | null {
  if (all.has(plain(text))) return [plain(text)];
  const names = partsOf(text).flatMap((part) => {
    const name = plain(part);
    const unsigned = name.replace(/^-/, "");
    return all.has(name) ? [name] : quoted.has(unsigned) ? [unsigned] : [];
  });
  return names.length === partsOf(text).length ? names : null;
}

/** True for a number inside a name, which may be broken over the lines above and below. */
function isNamed(token: Token, chunk: Chunk, { chunks }: Sheet, { named }: Allowance): boolean {
  if (named.length === 0) return false;
  const beside = chunks.filter((other) => other !== chunk && isBeside(chunk.box, other.box));
  return isInName(
    token,
    chunk.text,
    named,
    beside.map(({ text }) => text),
  );
}

/** True for boxes one above the other, as neighbouring lines of a text are. */
function isBeside(box: Box, other: Box): boolean {
  const height = Math.max(box.top - box.bottom, other.top - other.bottom);
  const gap = Math.max(box.bottom - other.top, other.bottom - box.top);
  return gap < LINE_GAP * height && box.left < other.right && other.left < box.right;
}

/** Boxes with a gap of this many heights, or more, are not lines of one text. */
const LINE_GAP = 1.5;

function fromNowhere(sheet: Sheet, { text, glyph }: Token): Finding {
  return {
    severity: "error",
    code: "number-from-nowhere",
    message: `${text} is printed, but no fact says so`,
    page: sheet.number,
    at: placeOn(sheet, glyph.ink.left, glyph.ink.top),
  };
}

/** Reports numbers in the alternative text of figures that are in no fact. */
function spokenFromNowhere(sheet: Sheet, allowance: Allowance): readonly Finding[] {
  return sheet.structure.figures.flatMap(({ alt }) =>
    numbersIn(alt)
      .filter((number) => !isInName(number, alt, allowance.named))
      .filter(({ text }) => factsBehind(text, allowance) === null)
      .map(({ text }) => ({
        severity: "error",
        code: "number-from-nowhere",
        message: `${text} is in the alternative text “${alt}”, but no fact says so`,
        page: sheet.number,
      })),
  );
}
