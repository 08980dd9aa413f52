import { describe, expect, it } from "vitest";
import { checkClaims } from "../../../src/audit/claims/check.ts";
import { cutterOf, readCMap } from "../../../src/audit/claims/ua/fonts/cmap.ts";
import { charactersOf, isListed } from "../../../src/audit/claims/ua/fonts/glyph-names.ts";
import { writeCff } from "./cff-font.ts";
import { type Plant, writeSound } from "./sound.ts";
import { writeTrueType } from "./truetype-font.ts";

const NO_ARCHIVE: Plant = [/<pdfaid:part>.*?<\/pdfaid:conformance>/, ""];

function rulesOf(...plants: readonly Plant[]): readonly string[] {
  const findings = checkClaims(writeSound(NO_ARCHIVE, ...plants));
  return [...new Set(findings.map(({ rule = "none" }) => rule))].toSorted();
}

/** The font program of the sound file is the only stream of 200 bytes. */
function program(font: Buffer, entries = ""): Plant {
  const text = font.toString("latin1");
  return [
    /\/Length 200 [\s\S]*endstream/,
    `/Length ${text.length} ${entries} >>\nstream\n${text}\nendstream`,
  ];
}

const charts = { "1,0": [[65, 1]], "3,1": [[65, 1]] } as const;
const TRUETYPE = program(writeTrueType({ charts }));

/** Makes the font of the sound file a simple one, which shows an A. */
function simple(font: string, flags = 32, text = "(A)"): readonly Plant[] {
  return [
    [
      /\/Subtype \/Type0[\s\S]*?\/ToUnicode 12 0 R/,
      `${font} /FirstChar 65 /Widths [600]
/FontDescriptor << /Flags ${flags} /FontFile2 17 0 R >>`,
    ],
    ["<0001> Tj", `${text} Tj`],
  ];
}

const PLAIN = "/Subtype /TrueType /BaseFont /Sans";
const differing = (names: string) =>
  `${PLAIN} /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [${names}] >>`;
const WIN = "/Subtype /TrueType /BaseFont /Sans /Encoding /WinAnsiEncoding";
const SYMBOLS = "/Subtype /TrueType /BaseFont /Sans /ToUnicode 12 0 R";

describe("the rules of simple TrueType fonts", () => {
  it("find nothing wrong with a font that keeps them", () => {
    expect(rulesOf(TRUETYPE, ...simple(WIN))).toEqual([]);
  });

  const only = (chart: string) => program(writeTrueType({ charts: { [chart]: [[65, 1]] } }));
  const TO_A: Plant = ["<0001> <0041>", "<41> <0041>"];
  it.each<[rules: string, ...plants: Plant[]]>([
    ["7.21.4.1-2", TRUETYPE, ...simple(WIN, 32, "(B)")],
    ["7.21.5-1", program(writeTrueType({ charts, width: 604 })), ...simple(WIN)],
    ["7.21.6-1", only("0,3"), ...simple(WIN)],
    ["7.21.6-2", TRUETYPE, ...simple(PLAIN)],
    ["7.21.6-2", TRUETYPE, ...simple(differing("66 /nobody"))],
    ["7.21.6-2", only("1,0"), ...simple(differing("65 /A"))],
    ["7.21.6-3", only("3,0"), ...simple(`${SYMBOLS} /Encoding /WinAnsiEncoding`, 4), TO_A],
    ["7.21.6-4", TRUETYPE, ...simple(SYMBOLS, 4), TO_A],
    ["7.21.7-1", only("3,0"), ...simple(PLAIN, 4)],
    ["7.21.8-1", TRUETYPE, ...simple(differing("65 /.notdef"))],
  ])("report %s", (rule, ...plants) => {
    expect(rulesOf(...plants)).toContain(rule);
  });

  it("take a font of symbols with a table for symbols", () => {
    expect(rulesOf(only("3,0"), ...simple(SYMBOLS, 4), TO_A)).toEqual([]);
  });
});

describe("the rules of composite fonts", () => {
  it("find nothing wrong with a font that keeps them", () => {
    expect(rulesOf(TRUETYPE)).toEqual([]);
    expect(rulesOf(...CFF)).toEqual([]);
  });

  const CFF: readonly Plant[] = [
    program(writeCff({ cids: [0, 1], widths: [500, 600] }), "/Subtype /CIDFontType0C"),
    ["/CIDFontType2", "/CIDFontType0"],
    ["/FontFile2", "/FontFile3"],
  ];
  it.each<[rule: string, ...plants: Plant[]]>([
    ["7.21.4.1-2", TRUETYPE, ["<0001> Tj", "<0007> Tj"]],
    ["7.21.4.1-2", ...CFF, ["<0001> Tj", "<0007> Tj"]],
    ["7.21.5-1", TRUETYPE, ["/W [1 [600]]", "/W [1 [604]]"]],
    ["7.21.5-1", ...CFF, ["/W [1 [600]]", "/W [1 [604]]"]],
    ["7.21.8-1", TRUETYPE, ["<0001> Tj", "<0000> Tj"]],
    [
      "7.21.4.2-2",
      TRUETYPE,
      [/\/BaseFont \/Sans/g, "/BaseFont /ABCDEF+Sans"],
      ["<< /FontFile2", "<< /CIDSet 15 0 R /FontFile2"],
      ["/Artifact BMC 0 0", "\x80\x80 /Artifact BMC 0 0"],
    ],
  ])("report %s", (rule, ...plants) => {
    expect(rulesOf(...plants)).toContain(rule);
  });
});

describe("readCMap(content)", () => {
  const content = `/CMapName /Own-H def /WMode 1 def /H usecmap
2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange
1 begincidchar <41> 7 endcidchar 1 begincidrange <8000> <8002> 10 endcidrange
1 beginbfrange <8000> <8001> <4E00> endbfrange 1 beginbfrange <41> <42> [<0041> <00420043>] endbfrange`;

  it("reads names, codes and texts", () => {
    const { name, mode, uses, cids, texts } = readCMap(content);
    expect([name, mode, uses]).toEqual(["Own-H", 1, ["H"]]);
    expect([...cids]).toEqual([
      [0x41, 7],
      [0x8000, 10],
      [0x8001, 11],
      [0x8002, 12],
    ]);
    expect([...texts]).toEqual([
      [0x8000, "一"],
      [0x8001, "丁"],
      [0x41, "A"],
      [0x42, "BC"],
    ]);
  });

  it("cuts strings into codes of several lengths, of two bytes where it says nothing", () => {
    expect(cutterOf(readCMap(content))("A\x80\x01B")).toEqual([0x41, 0x8001, 0x42]);
    expect(cutterOf({ spaces: [] })("\0A\0B")).toEqual([0x41, 0x42]);
  });
});

describe("charactersOf(name)", () => {
  it("knows names of lists, spelled ones, parts and variants", () => {
    expect(["A", "afii10017", "uni4E2D", "u1F600", "f_i", "a.alt"].map(charactersOf)).toEqual([
      "A",
      "А",
      "中",
      "😀",
      "fi",
      "a",
    ]);
    expect([
      charactersOf(".notdef"),
      charactersOf("g17"),
      isListed("g17"),
      isListed("eacute"),
    ]).toEqual([null, null, false, true]);
  });
});
