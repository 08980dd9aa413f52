import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { hashPages } from "../../src/diff/page-content.ts";

/** One page for each text; empty objects before them move the numbers of all that follow. */
async function pdfOf(texts: readonly string[], moved = 0): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let count = 0; count < moved; count += 1) pdf.context.register(pdf.context.obj({}));
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const text of texts) pdf.addPage([200, 100]).drawText(text, { font, size: 12 });
  return pdf.save({ useObjectStreams: true });
}

const hash = async (...args: Parameters<typeof pdfOf>) =>
  hashPages(await pdfOf(...args), { hasSameFonts: false });

describe("hashPages(pdf, options)", () => {
  it("gives pages that draw the same the same hash, whatever numbers their objects have", async () => {
    const [first, second] = await hash(["one", "two"]);
    expect(await hash(["two", "one"], 3)).toEqual([second, first]);
  });
  it("tells pages apart that draw something else", async () => {
    const [one, other] = [await hash(["804.1"]), await hash(["804.9"])];
    expect(one).not.toEqual(other);
  });
});
