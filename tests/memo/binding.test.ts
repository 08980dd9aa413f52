import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readForeign } from "../../src/memo/attached-file.ts";
import { bind, type Part, type PartDocument } from "../../src/memo/binding/bind.ts";
import { openPdf } from "../read-pdf.ts";
import { makePdf } from "./maker.ts";

const A4: [number, number] = [595.276, 841.89];
const name = (key: string) => PDFName.of(key);

const file = (bytes: Uint8Array): PartDocument => ({ bytes, isOwn: false });
const foreign = async (bytes: Uint8Array): Promise<PartDocument> => {
  const clean = await readForeign(bytes, { keepsFiles: false });
  if ("code" in clean) throw new Error(clean.message);
  return file(clean.bytes);
};
const part = (bookmark: string | null, ...documents: PartDocument[]): Part => ({
  bookmark,
  documents,
});

/** Binds parts; the furniture says which page it is for. */
async function bindParts(parts: readonly Part[], pages: number) {
  const furniture = await PDFDocument.create();
  for (let page = 1; page <= pages; page += 1) furniture.addPage(A4).drawText(`stamp ${page}`);
  const stamps = await furniture.save({ useObjectStreams: false });
  const bound = await bind({ parts, furniture: stamps, linkScheme: "figure:" });
  return { ...bound, document: await PDFDocument.load(bound.pdf) };
}

/** A document with a named place, a link to it, a bookmark and tags. */
async function makeRich(title: string, anchor = "place"): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const [first, second] = [document.addPage(A4), document.addPage(A4)];
  first.drawText(title);
  const { context, catalog } = document;
  catalog.set(name("Dests"), context.obj({ [anchor]: [second.ref, "XYZ", 10, 20, 0] }));
  const link = context.register(
    context.obj({
      Type: "Annot",
      Subtype: "Link",
      Rect: [0, 0, 9, 9],
      Dest: name(anchor),
      StructParent: 1,
    }),
  );
  first.node.set(name("Annots"), context.obj([link]));
  first.node.set(name("StructParents"), context.obj(0));
  const outline = context.nextRef();
  const item = context.register(
    context.obj({
      Title: PDFHexString.fromText(title),
      Parent: outline,
      Dest: [second.ref, "Fit"],
    }),
  );
  context.assign(outline, context.obj({ Type: "Outlines", First: item, Last: item, Count: 1 }));
  catalog.set(name("Outlines"), outline);
  const [root, body] = [context.nextRef(), context.nextRef()];
  const heading = context.register(
    context.obj({
      Type: "StructElem",
      S: "H1",
      P: body,
      Pg: first.ref,
      ID: PDFString.of("node00000001"),
      K: 0,
    }),
  );
  context.assign(body, context.obj({ Type: "StructElem", S: "Document", P: root, K: [heading] }));
  const parents = context.register(context.obj({ Nums: [0, [heading], 1, heading] }));
  context.assign(root, context.obj({ Type: "StructTreeRoot", K: body, ParentTree: parents }));
  catalog.set(name("StructTreeRoot"), root);
  return document.save({ useObjectStreams: false });
}

describe("bind({ parts, furniture, linkScheme })", () => {
  it("puts the pages of every part in their order, each with its own furniture as an artifact", async () => {
    const parts = [part(null, file(await makePdf(2))), part("附件", file(await makePdf(3)))];
    const { pdf, document } = await bindParts(parts, 5);
    const read = await openPdf(pdf);
    for (let page = 1; page <= 5; page += 1) {
      const { items } = await (await read.getPage(page)).getTextContent();
      const text = items.map((item) => ("str" in item ? item.str : "")).join(" ");
      expect(text).toContain(`File page ${page <= 2 ? page : page - 2}`);
      expect(text).toContain(`stamp ${page}`);
    }
    expect(document.getPageCount()).toBe(5);
    for (const { node } of document.getPages()) {
      const content = decodePDFRawStream(node.lookup(name("Contents"), PDFStream) as PDFRawStream);
      const text = Buffer.from(content.decode()).toString("latin1");
      expect(text).toContain("/Artifact <</Type /Pagination>> BDC");
    }
  });

  it("leaves out the pages that only gave others their margins", async () => {
    const skipping = { bytes: await makePdf(3), isOwn: false, skippedPages: 1 };
    const { pdf } = await bindParts([part(null, skipping)], 2);
    const { items } = await (await (await openPdf(pdf)).getPage(1)).getTextContent();
    expect(items.map((item) => ("str" in item ? item.str : ""))).toContain("File page 2");
  });

  it("keeps links and bookmarks leading to the pages of their own part", async () => {
    const parts = [
      part(null, file(await makeRich("甲"))),
      part("附件　乙", file(await makeRich("乙"))),
    ];
    const { pdf } = await bindParts(parts, 4);
    const read = await openPdf(pdf);
    const pageOf = async (dest: unknown) => {
      const place =
        typeof dest === "string" ? await read.getDestination(dest) : (dest as unknown[]);
      return (await read.getPageIndex(place?.[0] as never)) + 1;
    };
    for (const [page, target] of [
      [1, 2],
      [3, 4],
    ] as const) {
      const [link] = await (await read.getPage(page)).getAnnotations();
      expect(await pageOf(link.dest)).toBe(target);
    }
    const outline = await read.getOutline();
    expect(outline.map(({ title }) => title)).toEqual(["甲", "附件　乙"]);
    expect(await pageOf(outline[0]?.dest)).toBe(2);
    // The bookmark of the part leads to its first page and says what its own single one said.
    expect(await pageOf(outline[1]?.dest)).toBe(3);
    expect(outline[1]?.items).toEqual([]);
  });

  it("joins the tags of all parts, every page finding its own elements", async () => {
    const parts = [part(null, file(await makeRich("甲"))), part("乙", file(await makeRich("乙")))];
    const { document } = await bindParts(parts, 4);
    const { context, catalog } = document;
    const root = catalog.lookup(name("StructTreeRoot"), PDFDict);
    const whole = root.lookup(name("K"), PDFDict);
    expect(whole.get(name("S"))).toBe(name("Document"));
    const kids = whole.lookup(name("K"), PDFArray);
    expect(kids.asArray().map((kid) => context.lookup(kid, PDFDict).get(name("S")))).toEqual([
      name("Part"),
      name("Part"),
    ]);
    const numbers = root
      .lookup(name("ParentTree"), PDFDict)
      .lookup(name("Nums"), PDFArray)
      .asArray();
    const byKey = new Map(
      numbers.flatMap((key, at) => (at % 2 === 0 ? [[String(key), numbers[at + 1]] as const] : [])),
    );
    for (const page of [0, 2]) {
      const { node, ref } = document.getPage(page);
      const entry = byKey.get(String(node.get(name("StructParents"))));
      const [heading] = context.lookup(entry, PDFArray).asArray();
      expect(context.lookup(heading, PDFDict).get(name("Pg"))).toBe(ref);
      const [link] = node.lookup(name("Annots"), PDFArray).asArray();
      const own = byKey.get(String(context.lookup(link, PDFDict).get(name("StructParent"))));
      expect(own).toBe(heading);
    }
    const ids = root.lookup(name("IDTree"), PDFDict).lookup(name("Names"), PDFArray).asArray();
    const texts = ids.flatMap((id) => (id instanceof PDFString ? [id.asString()] : []));
    expect(new Set(texts).size).toBe(2);
  });

  it("joins links of its scheme to the first part that has the place", async () => {
    const document = await PDFDocument.create();
    const page = document.addPage(A4);
    const action = { S: "URI", URI: PDFString.of("figure:place") };
    const link = document.context.obj({
      Type: "Annot",
      Subtype: "Link",
      Rect: [0, 0, 9, 9],
      A: action,
    });
    page.node.set(name("Annots"), document.context.obj([document.context.register(link)]));
    const memo = file(await document.save({ useObjectStreams: false }));
    const parts = [part(null, memo), part("乙", file(await makeRich("乙")))];
    const { pdf } = await bindParts(parts, 3);
    const read = await openPdf(pdf);
    const [found] = await (await read.getPage(1)).getAnnotations();
    const place = await read.getDestination(found.dest);
    expect((await read.getPageIndex(place?.[0])) + 1).toBe(3);
  });

  it("turns lying pages of what the browser printed, and no others", async () => {
    const own = async (size: [number, number]): Promise<PartDocument> => ({
      bytes: await makePdf(1, size),
      isOwn: true,
    });
    const documents = [await own([A4[1], A4[0]]), await own(A4)];
    const { document } = await bindParts([part("附件", ...documents)], 2);
    expect(document.getPages().map((page) => page.getRotation().angle)).toEqual([270, 0]);
  });

  it("turns lying pages with their head to the left, and puts every page on upright A4", async () => {
    const sizes: [number, number][] = [
      A4,
      [841.89, 595.276],
      [612, 792],
      [420, 595],
      [1190, 842],
      [842, 1190],
    ];
    const documents = await Promise.all(sizes.map(async (size) => foreign(await makePdf(1, size))));
    const { document, pdf } = await bindParts([part("附件", ...documents)], sizes.length);
    const turns = document.getPages().map((page) => page.getRotation().angle);
    expect(turns).toEqual([0, 270, 0, 0, 270, 0]);
    const read = await openPdf(pdf);
    for (let page = 1; page <= sizes.length; page += 1) {
      const { width, height } = (await read.getPage(page)).getViewport({ scale: 1 });
      expect(width).toBeCloseTo(595.276, 0);
      expect(height).toBeCloseTo(841.89, 0);
    }
  });

  it("draws the furniture upright where it belongs, however a page is turned", async () => {
    const turned = async (angle: number, size: [number, number]) => {
      const document = await PDFDocument.create();
      document.addPage(size).node.set(name("Rotate"), document.context.obj(angle));
      return foreign(await document.save({ useObjectStreams: false }));
    };
    const lying: [number, number] = [A4[1], A4[0]];
    const documents = [
      await turned(0, A4),
      await turned(180, A4),
      await turned(90, lying),
      await turned(270, lying),
      await turned(0, lying),
      await turned(90, A4),
    ];
    const { pdf } = await bindParts([part(null, ...documents)], documents.length);
    const read = await openPdf(pdf);
    for (let number = 1; number <= documents.length; number += 1) {
      const page = await read.getPage(number);
      const [stamp] = (await page.getTextContent()).items;
      if (!stamp || !("str" in stamp)) throw new Error("No furniture was drawn");
      const { transform } = page.getViewport({ scale: 1 });
      const [a, b, c, d, e, f] = transform as [number, number, number, number, number, number];
      const [ta, tb, , , x, y] = stamp.transform as number[] as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      // Left to right on the page as it is shown, at its lower left corner.
      expect(a * ta + c * tb).toBeGreaterThan(0);
      expect(Math.abs(b * ta + d * tb)).toBeLessThan(0.01);
      expect(a * x + c * y + e).toBeCloseTo(0, 0);
      expect(b * x + d * y + f).toBeCloseTo(841.89, 0);
    }
  });

  it("keeps what is hidden in an attached file hidden", async () => {
    const document = await PDFDocument.create();
    document.addPage(A4);
    const { context, catalog } = document;
    const layer = context.register(context.obj({ Type: "OCG", Name: PDFString.of("hidden") }));
    catalog.set(name("OCProperties"), context.obj({ OCGs: [layer], D: { OFF: [layer] } }));
    const bytes = await document.save({ useObjectStreams: false });
    const { document: bound } = await bindParts([part(null, await foreign(bytes))], 1);
    const layers = bound.catalog.lookup(name("OCProperties"), PDFDict);
    const off = layers.lookup(name("D"), PDFDict).lookup(name("OFF"), PDFArray);
    expect(off.size()).toBe(1);
    expect(off.get(0)).toBeInstanceOf(PDFRef);
  });

  it("gives the same bytes for the same parts, with nothing left over", async () => {
    const bytes = await makeRich("甲");
    const once = await bindParts([part(null, file(bytes))], 2);
    const again = await bindParts([part(null, file(bytes))], 2);
    expect(Buffer.from(once.pdf).equals(Buffer.from(again.pdf))).toBe(true);
    const text = Buffer.from(once.pdf).toString("latin1");
    expect(text.match(/\/Type \/Catalog/g)).toHaveLength(1);
    expect(text.match(/\/Type \/Pages/g)).toHaveLength(1);
  });

  it("binds any number of parts of any length", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        async (lengths) => {
          const parts = await Promise.all(
            lengths.map(async (length) => part(null, file(await makePdf(length)))),
          );
          const pages = lengths.reduce((sum, length) => sum + length, 0);
          const { document } = await bindParts(parts, pages);
          expect(document.getPageCount()).toBe(pages);
        },
      ),
      { numRuns: 10 },
    );
  });
});
