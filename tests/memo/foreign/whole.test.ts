import { deflateSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { SEED } from "../../seed.ts";
import { breakFile, judge } from "./breaking.ts";
import {
  A4,
  bound,
  caseFile,
  clean,
  pageNumber,
  textAt,
  whyNot,
  wordsOf,
  writeFile,
} from "./files.ts";

const five = writeFile({
  pages: [1, 2, 3, 4, 5].map((page) => ({ content: textAt(60, 420, `page ${page}`) })),
});

/** A file without an object. */
const without = (bytes: Uint8Array, number: number) =>
  Buffer.from(
    Buffer.from(bytes)
      .toString("latin1")
      .replace(`\n${number} 0 obj`, `\n${900 + number} 0 obj`),
    "latin1",
  );

describe("a file that is not whole", () => {
  it("is refused with the page that it ends before", async () => {
    const cut = five.subarray(0, Buffer.from(five).indexOf(`\n${pageNumber(3)} 0 obj`));
    for (const bytes of [cut, caseFile("five-cut")])
      expect(await whyNot(bytes)).toBe(
        "broken-attachment: it ends before its page 4, or has lost it",
      );
    expect(await whyNot(caseFile("five"))).toBe("");
  });

  it("is refused where it lacks what a page draws, or has a part of it", async () => {
    expect(await whyNot(without(five, pageNumber(2) + 1))).toContain("which its page 3 needs");
    expect(await whyNot(without(five, 9))).toBe(
      "broken-attachment: it lacks object 9, which its page 1 needs",
    );
    const packed = deflateSync(textAt(60, 420, "words ".repeat(99))).subarray(0, 30);
    const objects = {
      31: `<</Filter/FlateDecode/Length 30>>\nstream\n${packed.toString("latin1")}\nendstream`,
    };
    const pages = [{}, { entries: `${A4}/Contents [31 0 R]` }];
    expect(await whyNot(writeFile({ pages, objects }))).toBe(
      "broken-attachment: it is damaged in object 31, which its page 2 needs",
    );
  });

  it("is refused where it unpacks to more than can be held, through however many filters", async () => {
    const zeros = deflateSync(Buffer.alloc(2 ** 28 + 1), { level: 9 });
    const packed = [
      ["/FlateDecode", zeros],
      ["[/FlateDecode /FlateDecode]", deflateSync(zeros)],
      ["[/ASCIIHexDecode /FlateDecode]", Buffer.from(`${zeros.toString("hex")}>`)],
    ] as const;
    for (const [filter, bytes] of packed) {
      const objects = {
        31: `<</Filter ${filter}/Length ${bytes.length}>>\nstream\n${bytes.toString("latin1")}\nendstream`,
      };
      const pages = [{}, { entries: `${A4}/Contents 31 0 R` }];
      expect(await whyNot(writeFile({ pages, objects })), filter).toBe(
        "broken-attachment: it has more than 256 MB in one object when unpacked, on its page 2",
      );
    }
  });

  it("is refused where a font's table of characters never ends, packed or not", async () => {
    // Characters far from their codes are no ranges.
    const alone = Array.from({ length: 100 }, (_, at) => `<00${10 + (at % 90)}> <9fa0>`).join("\n");
    const made = (range: string, key = "ToUnicode") => {
      const table = `1 begincodespacerange <0000> <ffff> endcodespacerange
100 beginbfchar ${alone} endbfchar 1 beginbfrange ${range} <0041> endbfrange`;
      const font = `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/${key} 32 0 R>>`;
      const packed = deflateSync(table);
      const objects = {
        31: font,
        32: `<</Filter/FlateDecode/Length ${packed.length}>>\nstream\n${packed.toString("latin1")}\nendstream`,
      };
      const content = "BT /F2 24 Tf 60 420 Td (A) Tj ET";
      const entries = `${A4}/Resources <</Font <</F2 31 0 R>>>>`;
      return writeFile({ pages: [{}, { content, entries }], objects });
    };
    for (const key of ["ToUnicode", "Encoding"])
      expect(await whyNot(made("<0000> <ffffffff>", key)), key).toBe(
        "broken-attachment: it has a font on its page 2 whose table of characters never ends",
      );
    // Five digits are three bytes.
    expect(await whyNot(made("<34d1> <334d2>"))).toContain("never ends");
    // A bracket that was lost.
    expect(await whyNot(made("<3cde> <3c <c319>"))).toContain("never ends");
    expect(await whyNot(made("<0000> <ffff>"))).toBe("");
  });

  it("is bound whatever filters its content is packed with", async () => {
    const content = Buffer.from(textAt(60, 420, "packed"));
    const hex = Buffer.from(`${deflateSync(content).toString("hex")}>`);
    const chains = [
      ["[/FlateDecode /FlateDecode]", deflateSync(deflateSync(content))],
      ["[/ASCIIHexDecode /FlateDecode]", hex],
      ["[/Fl]", deflateSync(content)],
    ] as const;
    for (const [filter, bytes] of chains) {
      const objects = {
        31: `<</Filter ${filter}/Length ${bytes.length}>>\nstream\n${bytes.toString("latin1")}\nendstream`,
      };
      const made = writeFile({ pages: [{ entries: `${A4}/Contents 31 0 R` }], objects });
      expect((await wordsOf(await bound(made)))[0]?.[0]?.text, filter).toBe("packed");
    }
  });

  it("is refused where an object leads to itself, also among its pages", async () => {
    expect(await whyNot(caseFile("refloop"))).toContain("which its page 1 needs");
    const itself = writeFile({
      pages: [{ entries: `${A4}/Group 31 0 R/Contents 31 0 R` }],
      objects: { 31: "31 0 R" },
    });
    expect(await whyNot(itself)).toContain("lacks object 31");
    const loop = writeFile({
      pages: [{}],
      objects: { 2: "<</Type/Pages/Kids[20 0 R 2 0 R]/Count 2>>" },
    });
    expect(await whyNot(loop)).toContain("leads back into itself");
    const doubled = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => {
        const next = `${41 + index} 0 R`;
        return [40 + index, `<</Type/Pages/Kids[${next} ${next}]/Count 0>>`];
      }),
    );
    const endless = { ...doubled, 2: doubled[40] ?? "", 80: "<</Type/Pages/Kids[]/Count 0>>" };
    expect(await whyNot(writeFile({ pages: [{}], objects: endless }))).toContain("never ends");
  });

  it("is bound where nothing but its order is wrong", async () => {
    const text = Buffer.from(five).toString("latin1");
    const shifted = text.replace("%PDF-1.7\n", "%PDF-1.7\n% moved\n");
    const tableless = text.slice(0, text.indexOf("xref\n"));
    for (const each of [shifted, `${tableless}trailer\n<</Root 1 0 R>>\n`]) {
      const words = await wordsOf(await bound(Buffer.from(each, "latin1")));
      expect(words.map(([word]) => word?.text)).toEqual(
        [1, 2, 3, 4, 5].map((page) => `page ${page}`),
      );
    }
  });

  it("keeps what is sound of bookmarks, tags and names that lead back into themselves", async () => {
    const catalog =
      "/Outlines 30 0 R/StructTreeRoot 33 0 R/Names <</Dests 35 0 R/EmbeddedFiles 35 0 R>>/AcroForm <</Fields [36 0 R]>>";
    const objects = {
      30: "<</Type/Outlines/First 31 0 R/Last 32 0 R/Count 2>>",
      31: "<</Title(one)/Parent 30 0 R/Next 32 0 R/First 31 0 R/Dest[20 0 R/Fit]>>",
      32: "<</Title(two)/Parent 30 0 R/Next 31 0 R/Dest[20 0 R/Fit]>>",
      33: "<</Type/StructTreeRoot/K 34 0 R/ParentTree 33 0 R>>",
      34: "<</Type/StructElem/S/P/P 33 0 R/K [34 0 R]>>",
      35: "<</Kids [35 0 R]>>",
      36: "<</T(a)/Kids [36 0 R]/Parent 36 0 R>>",
    };
    const made = writeFile({ pages: [{ content: textAt(60, 420, "words") }], catalog, objects });
    expect((await wordsOf(await bound(made)))[0]?.[0]?.text).toBe("words");
    await bound(caseFile("outline-loop"));
  });

  it("is told to be protected where it asks for a password", async () => {
    const document = await PDFDocument.create();
    document.addPage();
    document.encrypt({ userPassword: "a", ownerPassword: "b" });
    expect(await whyNot(await document.save())).toContain("encrypted-attachment");
  });
});

describe("a file made fit to be bound", () => {
  it("is of the same bytes for the same file", async () => {
    for (const name of ["form-no-ap", "js", "same-page-twice", "crop-a5"]) {
      const [once, again] = [await clean(caseFile(name)), await clean(caseFile(name))];
      expect(Buffer.from(once.bytes).equals(Buffer.from(again.bytes)), name).toBe(true);
    }
  });

  // `BROKEN=5000 npx vitest run tests/memo/foreign/whole.test.ts` tries as many.
  it("looks like the file wherever that is damaged and not refused", async () => {
    const document = await PDFDocument.load(five);
    const packed = await document.save();
    const sources = [
      five,
      packed,
      caseFile("js"),
      caseFile("crop-a5"),
      caseFile("same-page-twice"),
    ];
    for (let count = 0; count < Number(process.env.BROKEN ?? 60); count += 1) {
      const source = sources[count % sources.length] ?? five;
      const broken = breakFile(source, SEED + count);
      const { looksAlike, ms } = await judge(broken);
      expect(looksAlike, `seed ${SEED + count}`).not.toBe(false);
      expect(ms, `seed ${SEED + count}`).toBeLessThan(10_000);
    }
  });
});
