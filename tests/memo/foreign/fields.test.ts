import { describe, expect, it } from "vitest";
import { breakLines } from "../../../src/memo/foreign/fields/lines.ts";
import { withPdfLooks } from "../../../src/raster/view.ts";
import { A4, bound, caseFile, clean, streamOf, whyNot, wordsOf, writeFile } from "./files.ts";

/** A text as PDF writes it where it has other letters than Western ones. */
const wide = (text: string) => `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;

const DEFAULT = "/DA(/Helv 12 Tf 0 g)/Rect[100 700 300 730]";

/** A file of one page with fields, each written by its entries; `form` are those of the form. */
const formOf = (fields: readonly string[], form = "", objects: Record<number, string> = {}) => {
  const refs = fields.map((_, index) => `${30 + index} 0 R`).join(" ");
  return writeFile({
    pages: [{ entries: `${A4}/Annots [${refs}]` }],
    catalog: `/AcroForm <</Fields [${refs}]${form}/DR<</Font<</Helv 9 0 R>>>>>>`,
    objects: {
      ...objects,
      ...Object.fromEntries(
        fields.map((field, index) => [
          30 + index,
          `<</Type/Annot/Subtype/Widget/F 4${field}${field.includes("/Rect") ? "" : DEFAULT}>>`,
        ]),
      ),
    },
  });
};

/** What a page says, without its number; letters that are drawn by themselves joined. */
const saidBy = async (bytes: Uint8Array) => {
  const [words = []] = await wordsOf((await clean(bytes)).bytes);
  return words.map(({ text }) => text).join("");
};

describe("a field that does not say how it looks", () => {
  it("is drawn with its value, by file and case", async () => {
    const [words = []] = await wordsOf(await bound(caseFile("form-no-ap")));
    const texts = words.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["Amount:", "12345.67", "FILLED-IN-NAME"]));
  });

  it.each([
    ["in Chinese", `/FT/Tx/V${wide("张三丰，增长5.5%")}`, "张三丰，增长5.5%"],
    ["with rare characters", `/FT/Tx/V${wide("禤沚㸃ễ")}`, "禤沚㸃ễ"],
    ["in PDFDocEncoding", "/FT/Tx/V(caf\\351 \\240)", "café €"],
    ["in UTF-8", "/FT/Tx/V(\\357\\273\\277caf\\303\\251)", "café"],
    ["with the name of a language", `/FT/Tx/V${wide("a\u001bzh-CN\u001b乙")}`, "a乙"],
    ["as a stream", "/FT/Tx/V 80 0 R", "streamed"],
    ["as rich text alone", "/FT/Tx/RV(<p>a <b>b</b> &amp; c</p>)", "a b & c"],
    ["over lines", "/FT/Tx/Ff 4096/V(one\\rtwo)", "onetwo"],
    ["one letter a cell", "/FT/Tx/Ff 16777216/MaxLen 4/V(12)", "12"],
    ["a password as stars", "/FT/Tx/Ff 8192/V(abc)", "***"],
    ["by its option", "/FT/Ch/Ff 131072/V(b)/Opt[[(a)(Alpha)][(b)(Beta)]]", "Beta"],
    ["of a list", "/FT/Ch/V(b)/Opt[[(a)(Alpha)][(b)(Beta)]]", "AlphaBeta"],
    ["of a list from its first line on", "/FT/Ch/TI 1/V(b)/Opt[(a)(b)]", "b"],
    ["a button", "/FT/Btn/Ff 65536/MK<</CA(Send)>>", "Send"],
    ["a box that is ticked", "/FT/Btn/AS/On", "✔"],
    ["a box whose field is ticked", "/FT/Btn/V/On", "✔"],
    ["a box that is not", "/FT/Btn/AS/Off/V/On", ""],
    ["a box with a mark of its own", "/FT/Btn/AS/On/MK<</CA(8)>>", "✘"],
    ["a round box", "/FT/Btn/Ff 32768/AS/x", "●"],
  ])("is drawn with what it holds: %s", async (_, field, said) => {
    const objects = { 80: streamOf("streamed") };
    expect(await saidBy(formOf([field], "", objects))).toBe(said);
  });

  it("stands where viewers put it, in its size, by its side and turn", async () => {
    const place = async (more: string) => {
      const file = await clean(formOf([`/FT/Tx/V(sum)/Rect[100 700 300 730]${more}`]));
      const [[word] = []] = await wordsOf(file.bytes);
      return [word?.size, word?.x, word?.y].map((each) => Math.round(each ?? 0));
    };
    const sized = "/DA(/Helv 12 Tf 0 g)";
    expect(await place(sized)).toEqual([12, 103, 711]);
    expect(await place(`${sized}/Q 1`)).toEqual([12, 189, 711]);
    expect(await place(`${sized}/Q 2`)).toEqual([12, 274, 711]);
    expect(await place("/DA(/Helv 0 Tf 0 g)")).toEqual([21, 103, 708]);
    expect(await place(`${sized}/MK<</R 180>>`)).toEqual([12, 297, 719]);
    expect(await place(`${sized}/MK<</R 90>>`)).toEqual([12, 204, 703]);
    expect(await place(`${sized}/MK<</R 270>>`)).toEqual([12, 196, 727]);
  });

  it("has the colours of its words, its ground and its border", async () => {
    const field = "/FT/Tx/V(III)/DA(/Helv 100 Tf 1 0 0 rg)/Rect[100 700 300 800]";
    const made = formOf([`${field}/MK<</BG[0 1 0]/BC[0 0 1]>>/BS<</W 4>>`]);
    await withPdfLooks((await clean(made)).bytes, async (looks) => {
      const { width, pixels } = await looks.look(1, { scale: 1 });
      const at = (x: number, y: number) =>
        [0, 1, 2].map((part) => pixels[((842 - y) * width + x) * 4 + part]);
      expect(at(102, 750)).toEqual([0, 0, 255]);
      expect(at(290, 750)).toEqual([0, 255, 0]);
      const row = Array.from({ length: 190 }, (_, x) => at(106 + x, 750).join());
      expect(row).toContain("255,0,0");
    });
  });

  it("takes what it lacks from the fields above it and from the form", async () => {
    const objects = { 80: `<</FT/Tx/T(above)/V${wide("继承")}/Kids[30 0 R]>>` };
    const made = formOf(["/Parent 80 0 R/Rect[100 700 300 730]"], "/DA(/Helv 9 Tf)", objects);
    const [[word] = []] = await wordsOf((await clean(made)).bytes);
    expect(word).toMatchObject({ text: "继承", size: 9 });
  });

  it("is refused where no font has a character, with its name", async () => {
    const objects = { 80: "<</FT/Tx/T(person)/Kids[30 0 R]>>" };
    const made = formOf([`/Parent 80 0 R/T(name)/V${wide("张😀")}`], "", objects);
    expect(await whyNot(made)).toContain(
      'it has a field "person.name" on its page 1 with 😀 (U+1F600), which no font',
    );
  });

  it("is drawn in fonts that the file holds", async () => {
    const { bytes } = await clean(formOf([`/FT/Tx/V${wide("张 a")}`]));
    const text = Buffer.from(bytes).toString("latin1");
    const held = [...text.matchAll(/\/FontFile2/g)].length;
    expect(held).toBe([...text.matchAll(/\/DescendantFonts/g)].length);
    expect(held).toBe(2);
  });
});

const FORM = "/Type/XObject/Subtype/Form/BBox [0 0 200 30]/Resources <</Font<</F1 9 0 R>>>>";

describe("a field that says how it looks", () => {
  const stale = { 80: streamOf("BT /F1 9 Tf (old) Tj ET", FORM) };
  const field = "/FT/Tx/V(new)/AP<</N 80 0 R>>";

  it("is taken at its word", async () => {
    expect(await saidBy(formOf([field], "", stale))).toBe("old");
  });

  it("is drawn anew where the file calls it out of date", async () => {
    expect(await saidBy(formOf([field], "/NeedAppearances true", stale))).toBe("new");
    const empty = field.replace("(new)", "()");
    expect(await saidBy(formOf([empty], "/NeedAppearances true", stale))).toBe("");
  });

  it("keeps the picture of a box", async () => {
    const box = "/FT/Btn/V/On/AP<</N <</On 80 0 R>>>>";
    expect(await saidBy(formOf([box], "/NeedAppearances true", stale))).toBe("old");
    expect(await saidBy(formOf([`${box}/AS/Off`], "", stale))).toBe("");
  });
});

describe("lines of a field", () => {
  const lines = (text: string, room: number) =>
    breakLines(text, room, (words) => [...words].length);

  it("break at spaces, after Chinese characters, and anywhere in what is too long", () => {
    expect(lines("one two three", 7)).toEqual(["one two", "three"]);
    expect(lines("本句只为ab占满", 4)).toEqual(["本句只为", "ab占满"]);
    expect(lines("abcdefgh i", 3)).toEqual(["abc", "def", "gh", "i"]);
    expect(lines("a\n\nb", 3)).toEqual(["a", "", "b"]);
  });
});
