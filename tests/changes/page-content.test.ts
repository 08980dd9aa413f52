import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { hashPages } from "../../src/changes/page-content.ts";

interface Sheet {
  /** What it draws. */
  readonly content: string;
  /** Of the one font that it uses. */
  readonly fontName?: string;
  readonly glyphs?: string;
}

/** Empty objects before the pages move the numbers of all that follow. */
async function pdfOf(sheets: readonly Sheet[], moved = 0): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const { context } = pdf;
  for (let count = 0; count < moved; count += 1) context.register(context.obj({}));
  for (const [index, { content, fontName = "AAAAAA+Sans", glyphs = "" }] of sheets.entries()) {
    const file = context.register(context.flateStream(glyphs));
    const font = { Type: "Font", Subtype: "Type0", BaseFont: fontName, FontFile2: file };
    const { node } = pdf.addPage([200, 100]);
    node.set(PDFName.of("Contents"), context.register(context.flateStream(content)));
    node.set(
      PDFName.of("Resources"),
      context.obj({ Font: { F1: context.register(context.obj(font)) } }),
    );
    node.set(PDFName.of("StructParents"), context.obj(index));
  }
  return pdf.save({ useObjectStreams: true });
}

const ONE = { content: "0 0 1 1 re" };
const OTHER = { content: "0 0 1 2 re" };

const hash = async (...args: Parameters<typeof pdfOf>) =>
  hashPages(await pdfOf(...args), { hasSameFonts: false });

describe("hashPages(pdf, options)", () => {
  it("gives pages that draw the same the same hash, whatever numbers their objects have", async () => {
    const [first, second] = await hash([ONE, OTHER]);
    expect(first).not.toBe(second);
    expect(await hash([OTHER, ONE], 3)).toEqual([second, first]);
  });
  it("tells pages apart whose letters look otherwise", async () => {
    expect(await hash([ONE])).not.toEqual(await hash([{ ...ONE, glyphs: "bold" }]));
  });
  it("takes two parts of one font for the same, but not two fonts", async () => {
    const named = async (sheet: Sheet) => hashPages(await pdfOf([sheet]), { hasSameFonts: true });
    const part = { ...ONE, fontName: "BBBBBB+Sans", glyphs: "more letters" };
    expect(await named(part)).toEqual(await named(ONE));
    expect(await named({ ...part, fontName: "BBBBBB+Serif" })).not.toEqual(await named(ONE));
  });
});
