import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, describe, expect, it } from "vitest";
import { readForeign } from "../../../src/memo/attached-file.ts";
import { bind } from "../../../src/memo/binding/bind.ts";
import { type CleanFile, cleanFile } from "../../../src/memo/foreign/clean.ts";
import { withPdfLooks } from "../../../src/raster/view.ts";
import { KINDS } from "./kinds.ts";

const REFUSED: Readonly<Record<string, string>> = {
  "five-cut.pdf": "ends before its page 4, or has lost it",
  "refloop.pdf": "lacks object 5, which its page 1 needs",
};

/** Pixels a point. */
const SCALE = 0.6;

/** Binds a file with nothing set on its pages. */
async function boundPlain({ bytes, pages }: CleanFile): Promise<Uint8Array> {
  const furniture = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1)
    furniture.addPage([595.276, 841.89]).drawText(" ", { x: 0, y: 0 });
  const parts = [{ bookmark: null, documents: [{ bytes, isOwn: false }] }];
  const numbers = await furniture.save({ useObjectStreams: false });
  return (await bind({ parts, furniture: numbers, linkScheme: "figure:" })).pdf;
}

/** Of 10,000 pixels of each page, how many are another colour than in the source, which is drawn by another library. */
async function offByPage(source: Uint8Array, file: CleanFile): Promise<readonly number[]> {
  const pdf = await boundPlain(file);
  return withPdfLooks(source, (before) =>
    withPdfLooks(pdf, async (after) => {
      const offs: number[] = [];
      for (let page = 1; page <= after.count; page += 1) {
        const scale = SCALE * (file.placements[page - 1]?.scale ?? 1);
        const turn = await before.turnOf(page);
        const bound = await after.look(page, { scale: SCALE, turn });
        const own = await before.look(page, { scale, size: bound, turn });
        const off = bound.pixels.filter(
          (value, at) => Math.abs(value - (own.pixels[at] ?? 0)) > 64,
        );
        offs.push((off.length / bound.pixels.length) * 10_000);
      }
      return offs;
    }),
  );
}

const table: string[] = [];

// `TABLE=1 npx vitest run tests/memo/foreign/kinds.test.ts` prints what became of each.
afterAll(() => {
  if (process.env.TABLE) console.log(table.join("\n"));
});

describe("each page of a file, beside its picture", () => {
  it.each(KINDS)("$name", async ({ name, bytes, like }) => {
    const read = await readForeign(bytes, { keepsFiles: false });
    if ("code" in read) {
      table.push(`${name} | - | refused: ${read.message}`);
      expect(read.message).toBe(REFUSED[name]);
      return;
    }
    expect(REFUSED[name]).toBeUndefined();
    // As it is before it makes room for the memo's page number: tests/memo/foreign/numbers.test.ts is about that.
    const unmoved = await cleanFile(bytes, { keepsFiles: false });
    if ("code" in unmoved) throw new Error(unmoved.message);
    const offs = await offByPage(like, unmoved);
    expect(offs).toHaveLength(read.pages);
    for (const [index, off] of offs.entries()) {
      const isDrawn = read.redrawn.has(index + 1);
      table.push(
        `${name} | ${index + 1} | bound, ${isDrawn ? "fields drawn, " : ""}off ${off.toFixed(2)}`,
      );
      // The library draws no field that does not say how it looks.
      if (!isDrawn) expect(off, `page ${index + 1}`).toBeLessThan(1);
    }
  });
});
