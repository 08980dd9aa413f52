import { readOperations } from "./operators.ts";

/** What is opened and has to be closed: the state of drawing, text, marked content. */
const PAIRS: readonly (readonly [opens: RegExp, closes: string])[] = [
  [/^BT$/, "ET"],
  [/^B(?:DC|MC)$/, "EMC"],
  [/^q$/, "Q"],
];

/**
 * Closes what the content of a page leaves open, and leaves out what closes nothing, as viewers do.
 *
 * Returns null where it cannot be read to its end.
 */
export function balance(content: string): string | null {
  const operations = readOperations(content);
  if (!operations) return null;
  const open = PAIRS.map(() => 0);
  const kept: string[] = [];
  let from = 0;
  for (const { operator, start, end } of operations) {
    for (const [at, [opens, closes]] of PAIRS.entries()) {
      if (opens.test(operator)) open[at] = (open[at] ?? 0) + 1;
      if (operator !== closes) continue;
      if (open[at]) open[at] = (open[at] ?? 0) - 1;
      else {
        kept.push(content.slice(from, start));
        from = end;
      }
    }
  }
  const missing = PAIRS.flatMap(([, closes], at) => Array(open[at]).fill(closes));
  if (from === 0 && missing.length === 0) return content;
  return [...kept, content.slice(from), ...missing].join("\n");
}
