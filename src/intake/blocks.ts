import type { Period } from "../dataset/time/period.ts";
import type { ReadText } from "../documents/model.ts";
import { outlineDocument, partOf, type RowSection, type TextSection } from "../sources/outline.ts";
import { linesOf } from "../sources/range.ts";
import { periodIn } from "./heading.ts";
import { type Placed, type PlacedLine, placeLine } from "./offsets.ts";

/** A part of a document that is read at once. */
export type Block =
  | (Placed & {
      readonly kind: "text";
      readonly section: TextSection;
      /** The period that the heading of its part names; null where that names none. */
      readonly asked: Period | null;
    })
  | (Placed & { readonly kind: "cell"; readonly row: RowSection; readonly cell: number })
  /** What no figure can name: what stands before the first part, headings, numbers of lines, heads of tables. */
  | (Placed & { readonly kind: "rest"; readonly where: Where });

type Where = "front-matter" | "heading" | "list-number" | "table-head";

/**
 * Cuts a document into blocks: each of its characters but white space stands in one.
 */
export function blocksOf({ text, grids }: ReadText): readonly Block[] {
  const lines = linesOf(text).map(({ text, start }) => ({
    ...placeLine(text, start),
    isTable: text.startsWith("\t"),
  }));
  const sections = outlineDocument(text, grids);
  const taken = lines.map(({ text }) => new Uint8Array(text.length));
  const blocks: Block[] = [];
  for (const section of sections) {
    if (section.kind === "text") blocks.push(textBlock(section, lines, taken));
    else blocks.push(...cellBlocks(section, lines, taken));
  }
  return [...blocks, ...restOf(lines, taken, firstLineOf(sections))];
}

type ReadLine = PlacedLine & { readonly isTable: boolean };

function textBlock(
  section: TextSection,
  lines: readonly ReadLine[],
  taken: readonly Uint8Array[],
): Block {
  const [starts, ends]: [number[], number[]] = [[], []];
  for (const { line, column, length } of section.pieces) {
    const given = lines[line];
    const from = given?.columns.findIndex((one) => one >= column) ?? -1;
    for (let at = from; given && at < from + length; at++) {
      starts.push(given.starts[at] ?? 0);
      ends.push(given.ends[at] ?? 0);
    }
    taken[line]?.fill(1, from, from + length);
  }
  const asked = periodIn(headingOf(section, lines));
  return { kind: "text", section, asked, text: section.text, starts, ends };
}

/** The heading of the part in which a section begins. */
function headingOf({ pieces }: TextSection, lines: readonly ReadLine[]): string {
  for (let line = (pieces[0]?.line ?? 0) - 1; line >= 0; line--) {
    const { text = "" } = lines[line] ?? {};
    if (partOf(text) !== null) return text;
  }
  return "";
}

function cellBlocks(
  row: RowSection,
  lines: readonly ReadLine[],
  taken: readonly Uint8Array[],
): readonly Block[] {
  return [...row.cells.entries()].flatMap(([cell, { text, line }]) => {
    const given = lines[line];
    // A row may have fewer cells than its heads: what would stand there is another line.
    if (!given?.isTable || given.text !== text || text === "") return [];
    taken[line]?.fill(1);
    return { kind: "cell", row, cell, text, starts: given.starts, ends: given.ends };
  });
}

function firstLineOf(sections: readonly (TextSection | RowSection)[]): number {
  return Math.min(
    ...sections
      .flatMap((section) => (section.kind === "text" ? section.pieces : []))
      .map(({ line }) => line),
  );
}

function restOf(
  lines: readonly ReadLine[],
  taken: readonly Uint8Array[],
  firstLine: number,
): readonly Block[] {
  return [...lines.entries()].flatMap(([number, { text, starts, ends, isTable }]) => {
    const free = [...starts.keys()].filter((at) => !taken[number]?.[at]);
    if (free.length === 0) return [];
    const isPart = free.length < text.length;
    const where = isTable
      ? "table-head"
      : number < firstLine && partOf(text) === null
        ? "front-matter"
        : isPart
          ? "list-number"
          : "heading";
    const own = {
      text: free.map((at) => text.charAt(at)).join(""),
      starts: free.map((at) => starts[at] ?? 0),
      ends: free.map((at) => ends[at] ?? 0),
    };
    return { kind: "rest", where, ...own };
  });
}
