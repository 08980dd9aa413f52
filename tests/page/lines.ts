import { readDocument } from "../../src/audit/read/document.ts";
import { type Glyph, isBlank } from "../../src/audit/read/glyph.ts";
import { glyphsOf, laySheets } from "../../src/audit/read/sheet.ts";

/** A line of running text as it stands on paper. */
export interface PrintedLine {
  readonly text: string;
  /** In the order of reading, without blanks. */
  readonly glyphs: readonly Glyph[];
  readonly leftPt: number;
}

/** Reads the lines of every stretch of running text of a PDF, page after page. */
export async function linesIn(pdf: Uint8Array): Promise<readonly (readonly PrintedLine[])[]> {
  const document = await readDocument(pdf);
  if (!document) throw new Error("Expected a PDF");
  return laySheets(document).flatMap((sheet) =>
    sheet.structure.blocks.map(({ content }) => cutLines(glyphsOf(sheet, content))),
  );
}

function cutLines(glyphs: readonly Glyph[]): readonly PrintedLine[] {
  const lines: Glyph[][] = [];
  for (const glyph of glyphs) {
    const first = lines.at(-1)?.[0];
    // A mark above the line is on it.
    if (first && Math.abs(first.y - glyph.y) < 0.7 * Math.max(first.size, glyph.size)) {
      lines.at(-1)?.push(glyph);
    } else if (!isBlank(glyph)) lines.push([glyph]);
  }
  return lines.map((line) => {
    const inked = line.filter((glyph) => !isBlank(glyph));
    const text = line.map((glyph) => glyph.text).join("");
    return { text: text.trimEnd(), glyphs: inked, leftPt: Math.min(...inked.map(({ x }) => x)) };
  });
}
