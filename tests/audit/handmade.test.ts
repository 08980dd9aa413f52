import { describe, expect, it } from "vitest";
import { auditPdf } from "../../src/audit/audit.ts";
import type { AuditOptions, FindingCode } from "../../src/audit/model.ts";
import { findingsOf, linesOf } from "./findings.ts";
import { FIRST_PAGE, type Handmade, streamOf, writePdf } from "./handmade.ts";

const TEXT = "BT /F1 10 Tf 100 700 Td (A) Tj ET";

async function audit(
  made: Partial<Handmade>,
  codes: readonly FindingCode[],
  options: AuditOptions = {},
): Promise<readonly string[]> {
  return linesOf(await findingsOf(writePdf({ pages: [TEXT], ...made }), codes, options));
}

/** A font whose letter A says that it is another character. */
const fontSaying = (hex: string): Partial<Handmade> => ({
  font: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 100 0 R >>",
  objects: [
    streamOf(`/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <${hex}> endbfchar endcmap end`),
  ],
});

describe("auditPdf(bytes, options)", () => {
  it("reports bytes that are no PDF", async () => {
    const bytes = new TextEncoder().encode("<html></html>");
    expect(await auditPdf(bytes)).toMatchObject({
      pages: 0,
      bytes: 13,
      fonts: [],
      findings: [{ severity: "error", code: "not-a-pdf", page: null }],
    });
  });
});

describe("checkDeclarations(document)", () => {
  const CODES: FindingCode[] = ["not-tagged", "language-missing", "title-missing"];

  it("reports missing tags, language and title", async () => {
    expect((await audit({}, CODES)).map((line) => line.split(" ")[1])).toEqual(CODES);
  });

  it("takes them where they are", async () => {
    const catalog = "/Lang (zh-CN) /MarkInfo << /Marked true >>";
    expect(await audit({ catalog, info: "/Title (Brief)" }, CODES)).toEqual([]);
  });

  it("takes a title of spaces for none", async () => {
    expect(await audit({ info: "/Title ( )" }, ["title-missing"])).toHaveLength(1);
  });
});

describe("checkFonts(sheets, allowed)", () => {
  const CODES: FindingCode[] = ["font-not-embedded", "font-type3", "font-foreign"];

  it("reports a font that is not embedded", async () => {
    expect(await audit({}, CODES)).toEqual([
      "1 font-not-embedded Font Helvetica is not embedded: it looks different elsewhere",
    ]);
  });

  it("reports a Type 3 font", async () => {
    const font = `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0]
/FirstChar 65 /LastChar 65 /Widths [1000] /Resources << >> /CharProcs << /A 100 0 R >>
/Encoding << /Type /Encoding /Differences [65 /A] >> >>`;
    const objects = [streamOf("1000 0 0 0 750 750 d1 0 0 750 750 re f")];
    expect(await audit({ font, objects }, CODES)).toEqual([
      expect.stringMatching(/^1 font-type3 Font \S* is Type 3/),
    ]);
  });
});

describe("checkCharacters(sheets)", () => {
  const CODES: FindingCode[] = ["character-radical", "character-private", "character-unreadable"];

  it.each([
    ["2F63", "1 character-radical A glyph ⽣ (U+2F63) is a radical"],
    ["2E80", "1 character-radical A glyph ⺀ (U+2E80) is a radical"],
    ["E000", "1 character-private A glyph \uE000 (U+E000) is in a private use area"],
    ["DBFFDFFD", "1 character-private A glyph \u{10FFFD} (U+10FFFD) is in a private use area"],
    ["FFFD", "1 character-unreadable A glyph \uFFFD (U+FFFD) stands for no character"],
    ["0000", "1 character-unreadable A glyph (U+0000) stands for no character"],
  ])("reports U+%s", async (hex, line) => {
    expect(await audit(fontSaying(hex), CODES)).toEqual([expect.stringContaining(line)]);
  });

  it("reports each once a page", async () => {
    const page = "BT /F1 10 Tf 100 700 Td (AABA) Tj ET";
    const bytes = writePdf({ ...fontSaying("2F63"), pages: [page, page] });
    const findings = await findingsOf(bytes, CODES);
    expect(findings.map((finding) => [finding.page, finding.at?.x])).toEqual([
      [1, 100],
      [2, 100],
    ]);
  });

  it.each(["751F", "2FE0", "3000", "4E00", "D83DDE00"])("bears U+%s", async (hex) => {
    expect(await audit(fontSaying(hex), CODES)).toEqual([]);
  });
});

describe("checkPageBox(sheets)", () => {
  const CODES: FindingCode[] = ["text-outside-page", "text-near-edge"];

  it.each([
    ["580 700", "text-outside-page"],
    ["-3 700", "text-outside-page"],
    ["100 840", "text-outside-page"],
    ["100 -4", "text-outside-page"],
    ["565 700", "text-near-edge"],
    ["100 5", "text-near-edge"],
  ])("reports text at %s", async (place, code) => {
    const pages = [`BT /F1 10 Tf ${place} Td (804) Tj ET`];
    expect(await audit({ pages }, CODES)).toEqual([expect.stringContaining(`1 ${code} “804”`)]);
  });

  it("tells the place from the upper left corner of the page", async () => {
    const made = {
      pages: ["BT /F1 10 Tf 600 700 Td (8) Tj ET"],
      pageEntries: "/CropBox [5 10 400 800]",
    };
    const [finding] = await findingsOf(writePdf(made), CODES);
    expect(finding?.at).toEqual({ x: 595, y: 92 });
  });
});

describe("checkOverlap(sheets)", () => {
  // An A is 6.67 pt wide, its ink taken to be 9.2 pt high.
  it.each([
    ["4 0", 1],
    ["5.5 0", 0],
    ["0 6", 1],
    ["0 8", 0],
  ])(
    "reports text that covers a good part of other text, here moved by %s",
    async (move, count) => {
      const pages = [`BT /F1 10 Tf 100 700 Td (A) Tj ${move} Td (A) Tj ET`];
      expect(await audit({ pages }, ["text-overlap"])).toHaveLength(count);
    },
  );

  it("reports text that is turned over other text, not text that only its box covers", async () => {
    const turned = (x: number) =>
      `BT /F1 10 Tf 100 700 Td (A804.1) Tj ET BT /F1 10 Tf 0.7 0.7 -0.7 0.7 ${x} 690 Tm (B278.8) Tj ET`;
    const pages = [turned(105), turned(140)];
    expect((await audit({ pages }, ["text-overlap"])).map((line) => line[0])).toEqual(["1"]);
  });
});

describe("checkLinks(sheets)", () => {
  const link = (goal: string): Partial<Handmade> => ({
    pageEntries: `/Annots [<< /Type /Annot /Subtype /Link /Rect [95 695 115 710] /F 4 ${goal} >>]`,
  });

  it.each([
    ["/Dest (nowhere)", "leads to nowhere, which is not there"],
    ["/Dest [99 0 R /Fit]", "leads nowhere"],
    ["", "leads nowhere"],
    ["/A << /S /URI /URI (file:///tmp/page.html) >>", "leads to file:///tmp/page.html"],
    ["/A << /S /URI /URI (https://) >>", "leads to https://"],
  ])("reports %s", async (goal, fault) => {
    expect(await audit(link(goal), ["link-nowhere"])).toEqual([
      expect.stringContaining(`1 link-nowhere Link “A” ${fault}`),
    ]);
  });

  it.each([
    `/Dest [${FIRST_PAGE} 0 R /Fit]`,
    "/A << /S /URI /URI (https://www.stats.gov.cn/) >>",
    "/A << /S /Named /N /NextPage >>",
  ])("bears %s", async (goal) => {
    expect(await audit(link(goal), ["link-nowhere"])).toEqual([]);
  });
});

describe("checkBookmarks(bookmarks)", () => {
  it("reports bookmarks that lead nowhere, at any depth", async () => {
    const outline = (goal: string) => ({
      catalog: "/Outlines 100 0 R",
      objects: [
        "<< /Type /Outlines /First 101 0 R /Last 101 0 R /Count 2 >>",
        `<< /Title (One) /Parent 100 0 R /Dest [${FIRST_PAGE} 0 R /Fit] /First 102 0 R /Last 102 0 R >>`,
        `<< /Title (Two) /Parent 101 0 R ${goal} >>`,
      ],
    });
    expect(await audit(outline("/Dest (gone)"), ["bookmark-nowhere"])).toEqual([
      "- bookmark-nowhere Bookmark “Two” leads to gone, which is not there",
    ]);
    expect(await audit(outline("/Dest [0 /Fit]"), ["bookmark-nowhere"])).toEqual([]);
  });
});

describe("checkPageNumbers(numbers)", () => {
  it("expects the labels that a viewer shows", async () => {
    const foot = (text: string) => `${TEXT} BT /F1 10 Tf 300 30 Td (${text}) Tj ET`;
    const catalog = "/PageLabels << /Nums [0 << /S /D /St 5 >>] >>";
    expect(
      await audit({ pages: [foot("- 5 -"), foot("- 2 -")], catalog }, ["page-number-wrong"]),
    ).toEqual(["2 page-number-wrong The page number says 2, expected 6"]);
  });
});

describe("checkEmptyPages(sheets)", () => {
  it("reports a page with nothing but a running head and a coloured ground", async () => {
    const ground = "0 0 595 842 re f";
    const head = "BT /F1 10 Tf 100 810 Td (Head) Tj ET 60 800 400 1 re f";
    const pages = [`${ground} ${head}`, `${ground} ${TEXT}`, `${ground} 100 100 300 300 re f`];
    expect(await audit({ pages }, ["page-empty"])).toEqual(["1 page-empty Page 1 is empty"]);
  });

  it("takes a page for empty by what it draws, not by its text", async () => {
    const pixel = "BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI";
    const scan = `q 595 0 0 842 0 0 cm ${pixel} Q`;
    const strips = [0, 1, 2, 3].map((at) => `q 595 0 0 210 0 ${210 * at} cm ${pixel} Q`).join(" ");
    const mask = "q 595 0 0 842 0 0 cm BI /IM true /W 8 /H 1 /BPC 1 ID \x80 EI Q";
    const unseen = "BT 3 Tr /F1 12 Tf 100 400 Td (read) Tj ET";
    const strokes = "100 400 m 300 500 l S";
    const head = "q 595 0 0 40 0 800 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q";
    const pages = [scan, strips, mask, `${scan} ${unseen}`, strokes, head, "", "q Q BT ET"];
    expect(await audit({ pages }, ["page-empty"])).toEqual([
      "6 page-empty Page 6 is empty",
      "7 page-empty Page 7 is empty",
      "8 page-empty Page 8 is empty",
    ]);
  });
});

describe("checkSize(bytes, pages, most)", () => {
  it("warns of a file that is large for its pages", async () => {
    const bytes = writePdf({ pages: [TEXT, TEXT], objects: [streamOf("x".repeat(70_000))] });
    expect(await findingsOf(bytes, ["size"])).toEqual([]);
    expect(await findingsOf(bytes, ["size"], { maxBytesPerPage: 4_000 })).toEqual([
      {
        severity: "warning",
        code: "size",
        message: `The file has ${bytes.length} bytes, expected at most 69440 for its pages (2)`,
        page: null,
      },
    ]);
  });
});
