/** Text to be put into a file at an offset. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Puts texts into a file; those for one place in the order given. Nothing else in it changes. */
export function insertInto(text: string, insertions: readonly Insertion[]): string {
  const inOrder = insertions.toSorted((left, right) => left.at - right.at);
  const parts = inOrder.map(({ at, text: added }, index) => {
    return text.slice(inOrder[index - 1]?.at ?? 0, at) + added;
  });
  return parts.join("") + text.slice(inOrder.at(-1)?.at ?? 0);
}

/** New lines behind the line in which a value ends, its comment included. */
export function linesAfter(text: string, offset: number, lines: readonly string[]): Insertion {
  const end = text.indexOf("\n", offset);
  const block = lines.map((line) => `${line}\n`).join("");
  return end < 0 ? { at: text.length, text: `\n${block}` } : { at: end + 1, text: block };
}

/** How far the line of an offset is indented. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return /^ */.exec(text.slice(start, offset))?.[0] ?? "";
}
