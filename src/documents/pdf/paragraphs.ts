import { joinLines } from "../join.ts";
import type { PrintedPage } from "./furniture.ts";
import type { PrintedLine } from "./lines.ts";

/** A line and where the text of its page begins and ends. */
interface Placed extends PrintedLine {
  readonly page: number;
  readonly margins: Margins;
}

interface Margins {
  readonly left: number;
  readonly right: number;
  /** From line to line, as most lines of the page are apart. */
  readonly leading: number;
}

/** In sizes of type: how far from the margins a line may begin or end that fills its paragraph. */
const [INDENT, SHORTFALL] = [0.8, 2.5];

/** Puts lines together to paragraphs, over the ends of pages as well; a line of columns stays by itself. */
export function paragraphsOf(pages: readonly PrintedPage[]): readonly string[] {
  const lines = pages.flatMap((page, index) => {
    const margins = marginsOf(page.lines);
    return page.lines.map((line): Placed => ({ ...line, page: index, margins }));
  });
  const paragraphs: Placed[][] = [];
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    const last = paragraph?.at(-1);
    if (paragraph && last && goesOn(last, line)) paragraph.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.map((paragraph) => joinLines(paragraph.map(({ text }) => text)));
}

/** True where a paragraph goes on: its line is full, the next begins at the margin, in the same type and no further below than usual. */
function goesOn(line: Placed, next: Placed): boolean {
  if (line.text.includes("\t") || next.text.includes("\t")) return false;
  const isFull = line.right > line.margins.right - SHORTFALL * line.size;
  const isIndented = next.left > next.margins.left + INDENT * next.size;
  const isSameType = Math.abs(line.size - next.size) < 0.1 * line.size;
  const isNear =
    line.page !== next.page || next.baseline - line.baseline < 1.4 * line.margins.leading;
  return isFull && !isIndented && isSameType && isNear;
}

function marginsOf(lines: readonly PrintedLine[]): Margins {
  const steps = lines
    .slice(1)
    .map((line, index) => line.baseline - (lines[index]?.baseline ?? 0))
    .filter((step) => step > 0)
    .sort((one, other) => one - other);
  return {
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
    leading: steps[Math.floor(steps.length / 2)] ?? Number.POSITIVE_INFINITY,
  };
}
