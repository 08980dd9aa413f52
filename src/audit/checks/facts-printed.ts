import type { AuditFact, Finding } from "../model.ts";
import type { Sheet } from "../read/sheet.ts";
import { numbersIn, plain } from "../read/tokens.ts";
import { isName } from "./names.ts";

/** One number of a fact as the fact writes it, or the fact's words where it has no digits. */
interface Claim {
  readonly text: string;
  readonly fact: AuditFact;
}

/**
 * Reports facts that are printed too seldom; `times` maps a number, as `plain` writes it, to how often it is printed.
 *
 * Shape: a number has to be printed once for each fact that holds it, also a number in words, e.g. five. It is an
 * error where it is not printed at all, or less often than there are facts of it with a value; else it is a warning,
 * as a page may leave out some of the words that quote the number.
 */
export function checkFactsPrinted(
  facts: readonly AuditFact[],
  times: ReadonlyMap<string, number>,
  sheets: readonly Sheet[],
): readonly Finding[] {
  const claimsByName = new Map<string, Claim[]>();
  for (const fact of facts) {
    // Digits in names (2号区) are not counted: a page may break a name over lines or shorten it.
    if (isName(fact)) continue;
    for (const text of textsOf(fact)) {
      const claims = claimsByName.get(plain(text)) ?? [];
      claimsByName.set(plain(text), claims);
      claims.push({ text, fact });
    }
  }
  const text = sheets.flatMap(({ chunks }) => chunks.map((chunk) => chunk.text)).join("\n");
  const words = text.toLowerCase();
  return [...claimsByName].flatMap(([name, claims]) => {
    const printed = /\d/.test(name) ? (times.get(name) ?? 0) : words.split(name).length - 1;
    return judge(claims, printed);
  });
}

/** The numbers of a fact, or its words where it has no digits. */
function textsOf({ text }: AuditFact): readonly string[] {
  const numbers = numbersIn(text);
  return numbers.length > 0 ? numbers.map((number) => number.text) : [text.toLowerCase()];
}

function judge(claims: readonly Claim[], times: number): readonly Finding[] {
  const [claim] = claims;
  if (!claim || times >= claims.length) return [];
  const { text, fact } = claim;
  const source = fact.figures.length > 0 ? ` of ${fact.figures.join(", ")}` : "";
  const message = `${text} should be printed ${claims.length}×, e.g. at ${fact.where}${source}, and is printed ${times}×`;
  const own = claims.filter((each) => each.fact.value !== null).length;
  const severity = times === 0 || times < own ? "error" : "warning";
  return [{ severity, code: "fact-not-printed", message, page: null }];
}
