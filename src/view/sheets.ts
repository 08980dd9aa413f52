/** Which pages of a data book bear which headings: themes have pages of their own, but share some where that saves paper. */

import type { Context } from "./context.ts";
import type {
  BlockRowView,
  BlockView,
  BookView,
  ContentsEntry,
  NoteView,
  SectionView,
  SheetView,
  TableView,
} from "./model.ts";
import { plainText } from "./sentence.ts";
import { NAME, SMALL } from "./table/extent.ts";
import { mergeLegends } from "./table/legend.ts";
import { widthMm } from "./table/text-width.ts";

/** Text of a page that is surely held. */
const PAGE_MM = 170;
/** So many themes, on so many pages, are still found by a tab that names them all. */
const [MOST_TOGETHER, MOST_PAGES] = [3, 3];
const APART_MM = 8;
/** Heads, rows and lines as the styles of the kind set them, a little more rather than less. */
const [HEADING_MM, COVERAGE_MM, PLACE_MM] = [27, 7, 4.6];
const [HEAD_MM, ROW_MM, LINE_MM, WORDS_MM] = [12, 4.3, 3.5, 14];
/** What one place alone publishes: so many indicators beside one another. */
const COLUMNS = 3;
const [ALONE_APART_MM, PLACE_APART_MM, ITEM_MM, ITEM_LINE_MM] = [5, 2, 70, 4.2];

/** Headings that share pages, and how high they are together. */
interface Run {
  readonly entries: readonly ContentsEntry[];
  readonly sections: readonly SectionView[];
  readonly pages: number;
}

/** Parts the headings of a page into those that stand on pages of their own: as few pages as can be, then as many parts. */
export function buildSheets(
  context: Context,
  contents: readonly ContentsEntry[],
  sections: readonly SectionView[],
): readonly SheetView[] {
  const sectionOf = (entry: ContentsEntry) => sections.filter(({ id }) => id === entry.id);
  const heights = contents.map((entry) => sectionOf(entry).map(heightOf)[0] ?? null);
  const best: (readonly Run[])[] = [[]];
  for (const end of contents.keys()) {
    const ways = Array.from({ length: Math.min(end + 1, MOST_TOGETHER) }, (_, more) => end - more);
    const runs = ways.flatMap((start): (readonly Run[])[] => {
      const pages = pagesOf(heights.slice(start, end + 1));
      const entries = contents.slice(start, end + 1);
      if (pages === null) return [];
      return [[...(best[start] ?? []), { entries, sections: entries.flatMap(sectionOf), pages }]];
    });
    const [first = []] = runs.sort((a, b) => sumOf(a) - sumOf(b) || b.length - a.length);
    best.push(first);
  }
  return (best.at(-1) ?? []).map(({ entries, sections: own }) => ({
    id: entries[0]?.id ?? "",
    at: contents.findIndex(({ id }) => id === entries[0]?.id),
    entries,
    legend: mergeLegends(context, own),
  }));
}

/** Pages that headings take together; null where they may not share any: parts that are no themes, and more than three pages. */
function pagesOf(heights: readonly (number | null)[]): number | null {
  if (heights.length > 1 && heights.includes(null)) return null;
  const pages = Math.ceil(heights.reduce<number>((sum, mm) => sum + (mm ?? PAGE_MM), 0) / PAGE_MM);
  return heights.length > 1 && pages > MOST_PAGES ? null : pages;
}

function sumOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { pages }) => sum + pages, 0);
}

function heightOf({ book, met }: SectionView): number {
  if (!book) return PAGE_MM;
  return (
    headOf(book) + APART_MM + (book.table ? tableMm(book.table) : 0) + aloneMm(book) + metMm(met)
  );
}

/** The heading with the title of the table, or the picture beside them. */
function headOf({ coverage }: BookView): number {
  return Math.max(HEADING_MM, COVERAGE_MM + PLACE_MM * (coverage?.spec.rows.length ?? 0));
}

function tableMm({ blocks }: TableView): number {
  const rows = blocks.flatMap((block) => block.rows.map((row) => rowMm(row, block)));
  return rows.reduce((sum, mm) => sum + mm, HEAD_MM * blocks.length);
}

function metMm(met: TableView | undefined): number {
  return met ? tableMm(met) + HEAD_MM : 0;
}

function aloneMm({ alone }: BookView): number {
  const blocks = alone.flatMap((table) => table.blocks);
  return blocks.reduce((sum, block) => sum + PLACE_APART_MM + listMm(block), ALONE_APART_MM);
}

/** Indicators stand beside one another, a row as high as the highest. */
function listMm({ rows }: BlockView): number {
  const lines = rows.map(
    (row) => 1 + row.notes.reduce((sum, note) => sum + noteLines(note, ITEM_MM), 0),
  );
  const first = [...rows.keys()].filter((index) => index % COLUMNS === 0);
  const highest = first.map((index) => Math.max(...lines.slice(index, index + COLUMNS)));
  return highest.reduce((sum, count) => sum + count, 0) * ITEM_LINE_MM;
}

/** Notes stand beside the rest of a row. */
function rowMm(row: BlockRowView, { widthsMm }: BlockView): number {
  const [stubMm = 0] = widthsMm;
  const remarkMm = widthsMm.at(-1) ?? 0;
  const notes = row.notes.reduce((sum, note) => sum + noteLines(note, remarkMm), 0);
  const lines = Math.max(linesOf(row.name, stubMm), notes, wordLines(row));
  return ROW_MM + Math.max(0, lines - 1) * LINE_MM;
}

function noteLines({ text }: NoteView, roomMm: number): number {
  return linesOf(plainText(text), roomMm - 3);
}

/** Words go under the arrow, on two lines or more. */
function wordLines({ cells }: BlockRowView): number {
  return Math.max(
    0,
    ...cells.map(({ kind, words }) => (kind === "words" ? linesOf(words, WORDS_MM) : 0)),
  );
}

function linesOf(text: string, roomMm: number): number {
  return Math.ceil(widthMm(text, roomMm > 50 ? SMALL : NAME) / Math.max(1, roomMm)) || 1;
}
