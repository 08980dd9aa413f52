import type { CleanFile } from "./clean.ts";
import { findMoves } from "./clear-numbers.ts";
import { type Cover, coverNumbers } from "./cover-numbers.ts";
import type { PageChange } from "./isolate.ts";
import { type Changes, type NumberedPage, ownBox, readContents } from "./numbered-page.ts";
import { findOwnNumbers } from "./own-numbers.ts";
import type { PageContent } from "./page-content.ts";
import { moveRect } from "./placement.ts";

/** What becomes of the page numbers that a file has of its own. */
export interface NumberedFile {
  readonly file: CleanFile;
  /** Pages that have one, from 1. */
  readonly numbered: readonly number[];
  /** Those of them whose number a program can still read, though nobody sees it. */
  readonly readable: readonly number[];
  /** Pages that were moved or made smaller, clear of the memo's number. */
  readonly moved: readonly number[];
}

/**
 * Makes room for the memo's page number on each page of a file, and leaves out the numbers that it has of its own
 * where they are to be covered.
 *
 * `clean` makes the file anew with changes. Errors: those of `clean`.
 */
export async function settleNumbers(
  file: CleanFile,
  isCovered: boolean,
  clean: (changes: Changes) => Promise<CleanFile>,
): Promise<NumberedFile> {
  const contents = await readContents(file);
  const shown = file.placements.map((placement) => moveRect(placement, placement.shown));
  const numbers = findOwnNumbers(
    contents.map(({ texts }, index) => ({ texts, shown: shown[index] ?? [0, 0, 0, 0] })),
  );
  const pages = file.placements.map((placement, index): NumberedPage => {
    const own = numbers.filter(({ page }) => page === index + 1).map(({ box }) => box);
    return { number: index + 1, placement, content: contents[index] ?? NOTHING, own };
  });
  const covers = isCovered ? await coverNumbers(pages, clean) : new Map<number, Cover>();
  const moves = await findMoves(file, pages, (page) => covers.get(page)?.cutsText === true);
  const changes = new Map(
    pages.flatMap(({ number, placement, own }): [number, PageChange][] => {
      const move = moves.get(number) ?? null;
      if (own.length === 0 && move === null) return [];
      const cover = covers.get(number) ?? { cutsText: false, clips: false };
      const ownNumbers = own.map((box) => ownBox(box, placement));
      return [[number, { ownNumbers, isCovered, ...cover, move }]];
    }),
  );
  return {
    file: changes.size > 0 ? await clean(changes) : file,
    numbered: [...new Set(numbers.map(({ page }) => page))],
    readable: [...covers].flatMap(([page, { cutsText }]) => (cutsText ? [] : [page])),
    moved: [...moves.keys()],
  };
}

const NOTHING: PageContent = { texts: [], drawings: [] };
