import { describe, expect, it } from "vitest";
import { checkClaims } from "../../../src/audit/claims/check.ts";
import { linesOf } from "../findings.ts";
import { type Plant, writeSound } from "./sound.ts";

const audit = (...plants: readonly Plant[]) => linesOf(checkClaims(writeSound(...plants)));

/** Neither of the claims of the sound file. */
const NO_ARCHIVE: Plant = [/<pdfaid:part>.*?<\/pdfaid:conformance>/, ""];
const NO_ACCESS: Plant = ["<pdfuaid:part>1</pdfuaid:part>", ""];
const LEVEL_B: Plant = ["<pdfaid:conformance>A", "<pdfaid:conformance>B"];

describe("checkClaims(bytes)", () => {
  it("finds nothing wrong with a file that keeps the rules", () => {
    expect(audit()).toEqual([]);
  });

  it("asks nothing of a file that claims nothing", () => {
    expect(audit(NO_ARCHIVE, NO_ACCESS, ["/OutputIntents [5 0 R]", ""], ["/Tabs /S", ""])).toEqual(
      [],
    );
  });

  it("reports an archive whose table of objects is broken", () => {
    expect(audit([/startxref\n\d+/, "startxref\n7"])).toEqual([
      expect.stringContaining("- archive-file The table of objects"),
    ]);
  });
});

describe("the rules of PDF/A-3", () => {
  it.each<[plant: Plant, line: string]>([
    [["%PDF-1.7", "%PDF-2.0"], "- archive-file The file does not begin with %PDF-1.n"],
    [["%\xE2\xE3", "%ab"], "- archive-file The second line"],
    [["%%EOF\n", "%%EOF\nmore"], "- archive-file Something follows"],
    [["/ID [<01> <01>]", ""], "- archive-file The trailer has no ID"],
    [["/ID [<01> <01>]", "/ID [<01> <01>] /Encrypt << >>"], "- archive-file The file is encrypted"],
    [["/BBox", "/Filter /LZWDecode /BBox"], "1 archive-file Object 16 is packed with LZWDecode"],
    [["/BBox", "/Filter [/Crypt] /BBox"], "1 archive-file Object 16 is packed with Crypt"],
    [
      ["/BBox", "/FFilter /FlateDecode /BBox"],
      "1 archive-file Object 16 keeps its data in another",
    ],
    [["<pdfaid:part>3", "<pdfaid:part>2"], "- archive-claim The file claims part 2"],
    [["<pdfaid:conformance>A", "<pdfaid:conformance>X"], "- archive-claim The file claims level X"],
    [["/Subtype /XML", ""], "- archive-metadata The metadata stream is not marked as XML"],
    [
      ['W5M0MpCehiHzreSzNTczkc9d"', 'W5" bytes="9"'],
      "- archive-metadata The XMP packet has an attribute",
    ],
    [["(Brief)", "(Other)"], "- archive-metadata Title is “Other”, but XMP has “Brief”"],
    [["(Office)", "(Bureau)"], "- archive-metadata Author is “Bureau”"],
    [["(Five places)", "(Six)"], "- archive-metadata Subject is “Six”, but XMP has “Five places”"],
    [
      ["<pdf:Keywords>a, b</pdf:Keywords>", ""],
      "- archive-metadata Keywords is “a, b”, but XMP has “nothing”",
    ],
    [["(Maker)", "(Other)"], "- archive-metadata Creator is “Other”"],
    [["(Printer)", "(Other)"], "- archive-metadata Producer is “Other”"],
    [["<xmp:CreateDate>2023", "<xmp:CreateDate>2024"], "- archive-metadata CreationDate"],
    [["163000+08'00'", "163000+09'00'"], "- archive-metadata ModDate"],
    [["/OutputIntents [5 0 R]", ""], "- archive-colour There is no output intent"],
    [["/GTS_PDFA1", "/GTS_PDFX"], "- archive-colour There is no output intent"],
    [["/OutputConditionIdentifier (sRGB)", ""], "- archive-colour The output intent does not name"],
    [
      ["/DestOutputProfile 6 0 R", ""],
      "- archive-colour The profile of the output intent is missing",
    ],
    [["acsp", "psca"], "- archive-colour The profile of the output intent is no ICC profile"],
    [["mntr", "scnr"], "- archive-colour The profile of the output intent is neither"],
    [["/N 3", "/N 4"], "- archive-colour The profile of the output intent has another number"],
    [["/FontFile2 17 0 R", ""], "1 font-not-embedded The font Sans is not embedded"],
    [["/ToUnicode 12 0 R", ""], "1 font-text The font Sans does not say which characters"],
    [["/CIDToGIDMap /Identity", ""], "1 font-encoding The font Sans does not say which glyph"],
    [["/Identity-H", "/Other-H"], "1 archive-font Font Sans has an encoding"],
    [["/W [1 [600]]", "/W [1 1 602]"], "1 archive-font Font Sans gives 1 glyphs another width"],
    [["/W [1 [600]]", ""], "1 archive-font Font Sans gives 1 glyphs another width"],
    [["/Lang", "/AA << >> /Lang"], "- archive-action The document acts on its own"],
    [
      ["/EmbeddedFiles", "/JavaScript << >> /EmbeddedFiles"],
      "- archive-action The document holds scripts",
    ],
    [["/Lang", "/AcroForm << /XFA () >> /Lang"], "- archive-action The document holds an XFA form"],
    [["/Lang", "/Requirements [] /Lang"], "- archive-action The document asks its reader"],
    [["/S /URI /URI", "/S /JavaScript /JS"], "- archive-action Object 9 is an action JavaScript"],
    [
      ["/S /URI /URI", "/Type /Action /S /Launch /F"],
      "- archive-action Object 9 is an action Launch",
    ],
    [
      ["/S /URI /URI (https://www.stats.gov.cn/)", "/S /Named /N /Print"],
      "- archive-action Object 9 is the action Print",
    ],
    [["/F 4 /Rect", "/AA << >> /F 4 /Rect"], "- archive-action Object 9 acts on its own"],
    [["/F 4 /Rect", "/Rect"], "1 archive-annotation An annotation Link is not printed"],
    [["/F 4 /Rect", "/F 6 /Rect"], "1 archive-annotation An annotation Link has the flag Hidden"],
    [
      ["/F 4 /Rect", "/F 4 /AP << /N 16 0 R /D 16 0 R >> /Rect"],
      "1 archive-annotation An annotation Link has more appearances",
    ],
    [
      ["/Subtype /Link", "/Subtype /Stamp"],
      "1 archive-annotation An annotation Stamp does not say how it looks",
    ],
    [
      ["/Subtype /Link", "/Subtype /Movie"],
      "1 archive-annotation An annotation Movie is none that may",
    ],
    [
      ["/AFRelationship /Data", ""],
      "- archive-attachment The attached file a.csv does not say how",
    ],
    [
      ["/AF [13 0 R]", ""],
      "- archive-attachment The attached file a.csv is associated with nothing",
    ],
    [["/Desc (Figures)", ""], "- archive-attachment The attached file a.csv has no description"],
    [
      ["/Subtype /text#2fcsv", ""],
      "- archive-attachment The attached file a.csv has no media type",
    ],
    [
      ["/ModDate (D:20230105083000Z) >>", ">>"],
      "- archive-attachment The attached file a.csv has no date",
    ],
    [["/F (a.csv) ", ""], "- archive-attachment The attached file a.csv has only one"],
    [
      ["/EF << /F 14 0 R >>", ""],
      "- archive-attachment The attached file a.csv is not in this file",
    ],
    [["/BM /Normal", "/BM /Magic"], "1 archive-drawing Object 3 blends by Magic"],
    [["/BBox", "/Ref << >> /BBox"], "1 archive-drawing Object 16 stands for a page elsewhere"],
    [["/BBox", "/OPI << >> /BBox"], "1 archive-drawing Object 16 stands for a picture elsewhere"],
    [
      ["/Subtype /Form", "/Subtype /Image /Interpolate true"],
      "1 archive-drawing Object 16 is smoothed",
    ],
    [
      ["/Subtype /Form", "/Subtype /Image /Alternates []"],
      "1 archive-drawing Object 16 has other pictures",
    ],
    [
      ["/Subtype /Form", "/Subtype /Image /ColorSpace /DeviceCMYK"],
      "1 archive-drawing Object 16 has CMYK colours",
    ],
    [["/Subtype /Form", "/Subtype /PS"], "1 archive-drawing Object 16 is drawn by PostScript"],
    [
      ["0 0 5 5 re f EMC", "0 1 1 0 k 0 0 5 5 re f EMC"],
      "1 archive-drawing The page has CMYK colours",
    ],
    [
      ["0 0 5 5 re f EMC", "/DeviceCMYK cs 0 0 5 5 re f EMC"],
      "1 archive-drawing The page has CMYK colours",
    ],
    [
      [
        "/Subtype /Form",
        "/Subtype /Image /ColorSpace [/Indexed [/Separation /Ink /DeviceCMYK 9 0 R] 1 <00>]",
      ],
      "1 archive-drawing Object 16 has CMYK colours",
    ],
    [
      ["/Subtype /Form", "/Subtype /Image /ColorSpace [/ICCBased 15 0 R]"],
      "1 archive-drawing Object 16 has a colour profile that is none",
    ],
    [
      ["0 0 5 5 re f EMC", "0 0 5 5 re f BX 1 magic EX EMC"],
      "1 archive-drawing The page draws by magic, which no reader knows",
    ],
    [
      ["/Lang (zh-CN)", "/Lang (zh-CN) /OCProperties << /OCGs [] /D << /Name (a) /AS [] >> >>"],
      "- optional-content A configuration of layers changes by itself",
    ],
    [
      ["0 0 5 5 re f EMC", "BI /W 1 /F /LZW ID \x80 Tj EI EMC"],
      "1 archive-drawing The page holds a picture packed with LZW",
    ],
    [
      ["0 0 5 5 re f EMC", `${"q ".repeat(29)}${"Q ".repeat(29)}EMC`],
      "1 archive-drawing The page saves its state 29 times over",
    ],
  ])("report %j", (plant, line) => {
    expect(audit(plant, NO_ACCESS)).toEqual([expect.stringContaining(line)]);
  });

  it("report a schema that XMP does not explain", () => {
    expect(audit(["<pdfaSchema:prefix>pdfuaid", "<pdfaSchema:prefix>other"])).toEqual([
      "- archive-metadata XMP does not explain the schema pdfuaid",
    ]);
  });

  it("ask level B neither for tags nor for the characters of fonts", () => {
    const faults: Plant[] = [
      ["/ToUnicode 12 0 R", ""],
      ["/StructTreeRoot 7 0 R", ""],
      ["/Artifact BMC", "/Artifact BMC EMC"],
    ];
    expect(audit(LEVEL_B, NO_ACCESS, ...faults)).toEqual([]);
    expect(audit(NO_ACCESS, ...faults)).toHaveLength(3);
  });
});

describe("the rules of tags at level A", () => {
  it.each<[plant: Plant, line: string]>([
    [["/Marked true", "/Marked false"], "- structure The document claims to be tagged"],
    [["/StructTreeRoot 7 0 R", ""], "- structure The document claims to be tagged"],
    [["/Marked true", "/Marked true /Suspects true"], "- structure The document itself calls"],
    [
      ["/Brief /Sect", "/Brief /Letter /Letter /Brief"],
      "- structure Nobody knows what the tag Brief means",
    ],
    [["/Artifact BMC", "/Artifact BMC EMC"], "1 content-untagged 1 things drawn"],
    [["/X1 Do Q EMC", "Q EMC /X1 Do"], "1 content-untagged 1 things drawn"],
  ])("report %j", (plant, line) => {
    expect(audit(plant, NO_ACCESS)).toEqual([expect.stringContaining(line)]);
  });
});
