import { groupBy } from "../../group-by.ts";
import { joinLines } from "../join.ts";
import type { Block } from "../model.ts";
import type { PrintedPage } from "./furniture.ts";
import type { PrintedLine } from "./lines.ts";
import { continued } from "./table/ruled.ts";

/** A line and where the text of its page begins and ends. */
interface Placed extends PrintedLine {
  readonly page: number;
  readonly margins: Margins;
}

interface Margins {
  /** Of all pages of the same height: one page may hold nothing but short lines. */
  readonly left: number;
  readonly right: number;
  /** From line to line, as most lines of those pages are apart. */
  readonly leading: number;
}

/** In sizes of type: how far from the margins a line may begin or end that fills its paragraph. */
const [INDENT, SHORTFALL] = [0.8, 2.5];

/** How far below a line the next of its paragraph may be: in leadings, and in sizes of type. */
const [MOST_LEADINGS, MOST_SIZES] = [1.4, 3];

/** What begins a paragraph wherever it stands. */
const BEGINS =
  /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[章节条])/;

/** Puts lines together to paragraphs, and tables to tables, over the ends of pages as well; a line of columns stays by itself. */
export function blocksOf(pages: readonly PrintedPage[]): readonly Block[] {
  const marginsByHeight = new Map(
    [...groupBy(pages, ({ height }) => height)].map(([height, alike]) => [
      height,
      marginsOf(alike),
    ]),
  );
  const lines = pages.flatMap(({ height, lines }, page) => {
    const margins = marginsByHeight.get(height) ?? marginsOf(pages);
    return lines.map((line): Placed => ({ ...line, page, margins }));
  });
  const paragraphs: Placed[][] = [];
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    const last = paragraph?.at(-1);
    const table = last && joinedTable(last, line);
    if (table) paragraphs[paragraphs.length - 1] = [{ ...line, table }];
    else if (paragraph && last && goesOn(last, line)) paragraph.push(line);
    else paragraphs.push([line]);
  }
  return withPictures(paragraphs, pages);
}

/** Makes blocks of lines; the pictures of a page stand behind what begins on it. */
function withPictures(
  paragraphs: readonly (readonly Placed[])[],
  pages: readonly PrintedPage[],
): readonly Block[] {
  const blocks: Block[] = [];
  let page = 0;
  const takePictures = (until: number) => {
    for (; page < until; page++) {
      const { pictures = 0 } = pages[page] ?? {};
      blocks.push(...Array.from({ length: pictures }, () => ({ kind: "picture" }) as const));
    }
  };
  for (const paragraph of paragraphs) {
    takePictures(paragraph[0]?.page ?? 0);
    blocks.push(blockOf(paragraph));
  }
  takePictures(pages.length);
  return blocks;
}

function blockOf(lines: readonly Placed[]): Block {
  const table = lines[0]?.table;
  if (table) return { kind: "table", table };
  return { kind: "paragraph", text: joinLines(lines.map(({ text }) => text)) };
}

/** The table that one at the end of a page and one at the beginning of the next are; null where they are none. */
function joinedTable(last: Placed, line: Placed) {
  if (!last.table || !line.table || last.page === line.page) return null;
  return continued(last.table, line.table);
}

/** True where a paragraph goes on: its line is full, the next begins at the margin, in the same type and no further below than usual. */
function goesOn(line: Placed, next: Placed): boolean {
  if (line.table || next.table) return false;
  if (line.text.includes("\t") || next.text.includes("\t") || BEGINS.test(next.text)) return false;
  const isFull = line.right > line.margins.right - SHORTFALL * line.size - widthOfFirst(next);
  const isIndented = next.left > next.margins.left + INDENT * next.size;
  const isSameType = Math.abs(line.size - next.size) < 0.1 * line.size;
  const step = next.baseline - line.baseline;
  const most = Math.min(MOST_LEADINGS * line.margins.leading, MOST_SIZES * line.size);
  const isNear = line.page !== next.page || (step > 0 && step < most);
  return isFull && !isIndented && isSameType && isNear;
}

/** What programs do not break lines within: letters and digits with the marks between and behind them, and what a mark closes. */
const UNBROKEN = /^(?:\p{Script=Han}[”’》）]+)?(?:[\x21-\x7e]+[，。；：、）％‰”]*)*/u;
const LETTER = 0.55;

/** The room that the first word of a line takes, which may have been too much for the line before it; none for Chinese. */
function widthOfFirst({ text, size }: Placed): number {
  const [word = ""] = UNBROKEN.exec(text) ?? [];
  return [...word].reduce((sum, one) => sum + (one <= "~" ? LETTER : 1) * size, 0);
}

function marginsOf(pages: readonly PrintedPage[]): Margins {
  const lines = pages.flatMap((page) => page.lines.filter(({ table }) => !table));
  const steps = pages
    .flatMap((page) => stepsOf(page.lines.filter(({ table }) => !table)))
    .sort((one, other) => one - other);
  return {
    left: lines.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY),
    right: lines.reduce((most, { right }) => Math.max(most, right), 0),
    leading: steps[Math.floor(steps.length / 2)] ?? Number.POSITIVE_INFINITY,
  };
}

function stepsOf(lines: readonly PrintedLine[]): readonly number[] {
  return lines
    .slice(1)
    .map(({ baseline }, index) => baseline - (lines[index]?.baseline ?? 0))
    .filter((step) => step > 0);
}
