import type { PageText, Run } from "../raster/text.ts";

/** A line of text on a page, without what stands on every page. */
export interface Line {
  readonly page: number;
  readonly text: string;
  readonly words: readonly Word[];
}

/** A word, a number, or a single character of Chinese or of punctuation. */
export interface Word {
  readonly text: string;
  readonly line: Line;
  /** What it was drawn with; null of a page that was not read. */
  readonly run: Run | null;
}

/** What is read of a page, and what is left out of every comparison. */
export interface ReadPage {
  readonly text: PageText;
  readonly lines: readonly Line[];
  /** Running heads and feet, numbers of pages, and the line that names the edition. */
  readonly furniture: readonly Run[];
}

/** Prepares the text of a page to be compared; `version` is the edition printed on it, empty where none is. */
export function readPage(text: PageText, page: number, version: string): ReadPage {
  const isOfEdition = (line: readonly Run[]) =>
    version !== "" && line.some((run) => run.text.includes(version));
  const edition = text.lines.find(isOfEdition)?.[0];
  const isFurniture = (run: Run) =>
    run.isArtifact || run.isPageNumber || (edition !== undefined && isLevel(run, edition));
  return {
    text,
    lines: text.lines
      .map((line) => line.filter((run) => !isFurniture(run)))
      .filter((line) => line.length > 0)
      .map((runs) => makeLine(runs, page)),
    furniture: text.lines.flat().filter(isFurniture),
  };
}

/** True of runs on one line of the page, however far apart. */
function isLevel({ box }: Run, other: Run): boolean {
  return Math.abs(box.y + box.height - (other.box.y + other.box.height)) < box.height / 2;
}

/** Stands for a whole page that both documents have. */
export function wholePage(hash: string, page: number): Line {
  const words: Word[] = [];
  const line = { page, text: hash, words };
  words.push({ text: hash, line, run: null });
  return line;
}

/** Gaps wider than this part of the height of the letters part two words. */
const LEAST_SPACE = 0.15;
const WORDS = /\p{Script=Han}|\d+(?:[.,]\d+)*|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|[^\s]/gu;

function makeLine(runs: readonly Run[], page: number): Line {
  let text = "";
  const starts = runs.map((run, index) => {
    const before = runs[index - 1];
    if (before && gapBetween(before, run) > LEAST_SPACE * run.box.height) text += " ";
    const start = text.length;
    text += run.text;
    return start;
  });
  const words: Word[] = [];
  const line = { page, text, words };
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const at = starts.findLastIndex((start) => start <= index);
    words.push({ text: word, line, run: runs[at] ?? null });
  }
  return line;
}

function gapBetween({ box: before }: Run, { box: after }: Run): number {
  const isNewLine = after.y > before.y + before.height || before.y > after.y + after.height;
  return isNewLine ? Number.POSITIVE_INFINITY : after.x - (before.x + before.width);
}
