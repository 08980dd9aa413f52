import { inflateSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import { PDFDocument as Canvas, GlobalFonts } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { fontPath } from "../../../src/fonts/folder.ts";
import { checkLikeness } from "../../../src/memo/foreign/likeness.ts";
import { A4, clean, streamOf, textAt, wordsOf, writeFile } from "./files.ts";

const CROP = `${A4}/CropBox [100 200 400 700]`;

/** What can be copied of a page, once it is sure that it looks as before. */
const leftOf = async (
  content: string,
  objects: Record<number, string> = {},
  entries = CROP,
): Promise<string> => {
  const own = writeFile({ pages: [{ content, entries }], objects });
  const file = await clean(own);
  expect(await checkLikeness(own, { ...file, isSure: false }), content).toBeNull();
  const [words = []] = await wordsOf(file.bytes);
  return words.map(({ text }) => text).join("");
};

/** 26 letters, each 24 pt wide. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const FIXED = "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>";
const WITH = (more: string) => `${CROP}/Resources <</Font <</F1 9 0 R/F2 60 0 R>>${more}>>`;

describe("text across the edge of what a viewer shows", () => {
  const fixed = (content: string) => leftOf(content, { 60: FIXED }, WITH(""));

  it("has its letters within, and none beyond", async () => {
    expect(await fixed(`BT /F2 40 Tf 22 400 Td (${LETTERS}) Tj ET`)).toBe("defghijklmnop");
  });

  it.each([
    ["at an angle", "0.8 0.6 -0.6 0.8 20 150 Tm"],
    ["upright", "0 1 -1 0 300 120 Tm"],
    ["on its head", "-1 0 0 -1 500 400 Tm"],
    ["mirrored", "-1 0 0 1 500 400 Tm"],
    ["slanted", "1 0 0.5 1 20 400 Tm"],
  ])("has neither first nor last letters %s", async (_, place) => {
    const left = await fixed(`BT /F2 40 Tf ${place} (${LETTERS}) Tj ET`);
    const forward = LETTERS.includes(left) ? left : [...left].reverse().join("");
    expect(LETTERS).toContain(forward);
    expect(forward).toMatch(/^[b-h].{5,20}[j-y]$/);
  });

  it("stays in its place however it is spaced, raised and moved", async () => {
    for (const way of [
      `5 Tc (${LETTERS}) Tj`,
      "30 Tw (ab cd ef gh ij kl) Tj",
      `150 Tz (${LETTERS}) Tj (more) Tj`,
      `50 TL (x) Tj 12 Ts (${LETTERS}) ' T* (y) Tj`,
      `[(abc) -2000 (def) 500 <6768696A>] TJ (k) Tj`,
      `1 2 (${LETTERS}) "`,
      `(a\\142\\\nc\\)\\\\d${LETTERS}) Tj`,
    ])
      expect(await fixed(`BT /F2 40 Tf 22 400 Td ${way} ET`)).not.toMatch(/^[ax]|y$/);
  });

  it("is cut where it is not seen, but kept where it limits what is drawn", async () => {
    expect(await fixed(`BT 3 Tr /F2 40 Tf 22 400 Td (${LETTERS}) Tj ET`)).toBe("defghijklmnop");
    const limit = `q BT 7 Tr /F2 400 Tf -500 400 Td (ab) Tj ET 0 0 600 800 re f Q`;
    expect(await fixed(`${limit} ${textAt(200, 400, "in")}`)).toContain("in");
  });

  it("is cut in every kind of font whose widths are said", async () => {
    const drawn = `<</Type/Font/Subtype/Type3/FontBBox [0 0 1 1]/FontMatrix [1 0 0 1 0 0]/FirstChar 97/LastChar 122
/Widths [${"0.6 ".repeat(26)}]/Resources <<>>/Encoding <</Type/Encoding/Differences [97 ${[...LETTERS].map((each) => `/${each}`).join(" ")}]>>
/CharProcs <<${[...LETTERS].map((each) => `/${each} 61 0 R`).join(" ")}>>>>`;
    const widths = `<</Type/Font/Subtype/TrueType/BaseFont/Arial/FirstChar 97/LastChar 122/Widths [${"600 ".repeat(26)}]/Encoding/WinAnsiEncoding>>`;
    const objects = {
      61: streamOf("0.6 0 d0 0 0 0.5 0.5 re f"),
    };
    for (const [font, string] of [
      [drawn, `(${LETTERS})`],
      [widths, `(${LETTERS})`],
    ] as const) {
      const content = `BT /F2 40 Tf 22 400 Td ${string} Tj ET`;
      expect(await leftOf(content, { ...objects, 60: font }, WITH("")), font).toMatch(
        /^[cde]\w+[opq]$/,
      );
    }
  });

  it("is cut in fonts of two bytes a letter, as browsers and offices write them", async () => {
    expect(
      GlobalFonts.registerFromPath(fontPath("briefing-sans-400.woff2"), "Clip"),
    ).not.toBeNull();
    const canvas = new Canvas();
    const context = canvas.beginPage(600, 800);
    context.font = '40px "Clip"';
    context.rotate(0.3);
    context.fillText("本句只为占满版面而写，不陈述任何事实，也不作任何安排。", -60, 320);
    canvas.endPage();
    const document = await PDFDocument.load(canvas.close());
    document.getPage(0).setCropBox(100, 200, 300, 500);
    const own = await document.save({ useObjectStreams: false });
    const file = await clean(own);
    expect(await checkLikeness(own, { ...file, isSure: false })).toBeNull();
    const [words = []] = await wordsOf(file.bytes);
    expect(words.map(({ text }) => text).join("")).toBe("版面而写，不陈述任");
  });

  it("is cut in forms within forms and in what lies on the page", async () => {
    const form = (entries: string) =>
      `/Type/XObject/Subtype/Form/BBox [-999 -999 999 999]/Resources <</Font <</F2 60 0 R>>${entries}>>`;
    const objects = {
      60: FIXED,
      61: streamOf(
        "q 2 0 0 2 0 0 cm /Inner Do Q",
        `/Matrix [1 0 0 1 22 0]${form("/XObject <</Inner 62 0 R>>")}`,
      ),
      62: streamOf(`BT /F2 20 Tf 0 200 Td (${LETTERS}) Tj ET`, form("")),
    };
    const within = WITH("/XObject <</Outer 61 0 R>>");
    expect(await leftOf("/Outer Do", objects, within)).toBe("defghijklmnop");
    const stamp = {
      60: FIXED,
      64: "<</Type/Annot/Subtype/Stamp/F 4/Rect [22 400 646 440]/AP <</N 65 0 R>>>>",
      65: streamOf(
        `BT /F2 40 Tf 0 10 Td (${LETTERS}) Tj ET`,
        "/Type/XObject/Subtype/Form/BBox [0 0 624 40]/Resources <</Font <</F2 60 0 R>>>>",
      ),
    };
    expect(await leftOf("", stamp, `${CROP}/Annots [64 0 R]`)).toBe("defghijklmnop");
  });

  it("takes the words with it that it is read as", async () => {
    const saying = async (begin: string, more = "") => {
      const content = `${begin} BT /F2 40 Tf 22 400 Td (${LETTERS}) Tj ET EMC /Span <</ActualText (kept)>> BDC EMC`;
      const own = writeFile({ pages: [{ content, entries: WITH(more) }], objects: { 60: FIXED } });
      return Buffer.from((await clean(own)).bytes).toString("latin1");
    };
    const unpacked = (pdf: string) =>
      [...pdf.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
        .map(([, body = ""]) => {
          try {
            return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
          } catch {
            return body;
          }
        })
        .join("\n");
    const direct = unpacked(await saying("/Span <</MCID 3/ActualText (SECRET)>> BDC"));
    expect(direct).not.toContain("SECRET");
    expect(direct).toContain("/Span <</MCID 3>> BDC");
    expect(direct).toContain("(kept)");
    const named = unpacked(
      await saying("/Span /P0 BDC", "/Properties <</P0 <</ActualText (SECRET)>>>>"),
    );
    expect(named).toContain("/Span BMC");
  });

  it("is cut beside a page that is as large as paper once it is cropped", async () => {
    const entries = "/MediaBox [0 0 700 950]/CropBox [50 50 645.28 891.89]";
    expect(await leftOf(textAt(5, 10, "slug") + textAt(100, 400, "seen"), {}, entries)).toBe(
      "seen",
    );
  });
});
