/** A line of a body as Markdown reads it, and its offset in the body as it is written. */
interface BodyLine {
  readonly text: string;
  readonly at: number;
}

/**
 * Reads the lines of a body without the spaces around them: the layout indents each paragraph, whatever spaces were
 * pasted with it.
 *
 * A line that is indented by two characters begins a paragraph, as in text copied out of a word processor.
 */
export function linesOf(body: string): readonly BodyLine[] {
  const lines: BodyLine[] = [];
  let start = 0;
  for (const written of body.split("\n")) {
    const indent = /^\s*/.exec(written)?.[0] ?? "";
    const text = written.trim().replace(ODD_HEADING, "$1 ");
    const at = start + (text === "" ? 0 : indent.length);
    const follows = (lines.at(-1)?.text ?? "") !== "";
    if (follows && text !== "" && widthOfIndent(indent) >= INDENT) lines.push({ text: "", at });
    lines.push({ text, at });
    start += written.length + 1;
  }
  return lines;
}

/** The paragraph around a place. */
export function paragraphAt(body: string, place: number): string {
  const lines = linesOf(body);
  let from = lines.findLastIndex(({ at }) => at <= place);
  let to = from;
  while (from > 0 && lines[from - 1]?.text !== "") from -= 1;
  while (to < lines.length && lines[to]?.text !== "") to += 1;
  return lines
    .slice(from, to)
    .map(({ text }) => text)
    .join("\n");
}

/** Characters by which a paragraph is indented. */
const INDENT = 2;
/** A heading whose mark is followed by a space that Markdown does not take for one, e.g. a full-width space. */
const ODD_HEADING = /^(#{1,6})(?![ \t])\s+/;

/** In characters: a full-width space is one, a tab two, any other space half. */
function widthOfIndent(indent: string): number {
  return [...indent].reduce((width, space) => width + (WIDTH_BY_SPACE[space] ?? 0.5), 0);
}

/** U+3000, and U+2001 and U+2003, which are as wide as a character. */
const WIDTH_BY_SPACE: Readonly<Record<string, number>> = {
  "\t": 2,
  "\u2001": 1,
  "\u2003": 1,
  "\u3000": 1,
};
