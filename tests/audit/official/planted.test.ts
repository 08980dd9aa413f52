import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditOfficial } from "../../../src/audit/official/audit.ts";
import type { OfficialReport } from "../../../src/audit/official/model.ts";
import { type Making, type MemoMaker, openMemoMaker } from "../../memo/maker.ts";
import { files, filler, notice } from "../../memo/samples.ts";

let maker: MemoMaker;
beforeAll(async () => {
  maker = await openMemoMaker();
});
afterAll(() => maker.close());

/** Every part of a memo once, its text on two pages. */
const BODY = `${filler(9)}\n\n# 甲\n\n## 乙\n\n### 丙\n\n#### 丁\n\n${filler(3)}`;
const BOUND = notice({ body: BODY, more: files(2) });
const MEMO = notice({ body: BODY });
const LETTER = notice({ kind: "letter" });

async function audit(pdf: Uint8Array): Promise<OfficialReport> {
  const report = await auditOfficial(pdf);
  if (!report) throw new Error("No PDF was made");
  return report;
}

async function offIn(yaml: string, making?: Making): Promise<readonly string[]> {
  const { pdf } = await maker.make("planted", yaml, making);
  return namesOff(await audit(pdf));
}

function namesOff({ measures }: OfficialReport): readonly string[] {
  return [...new Set(measures.flatMap(({ name, isMet }) => (isMet ? [] : [name])))].sort();
}

/** Prints that are kept: trial prints would find another way of setting the memo. */
const FINAL = "body:has(.tail):not(:has(.trial))";

const swap = (from: RegExp, to: string) => (html: string) => html.replace(from, to);

interface Planted extends Pick<Making, "styles" | "edit"> {
  readonly what: string;
  readonly yaml: string;
  /** What has to be off because of it, and nothing else. */
  readonly off: readonly string[];
}

const PLANTED: readonly Planted[] = [
  {
    what: "another face or size for each part",
    yaml: BOUND,
    styles: {
      memo: `h1 { font-family: "Memo Hei"; } .number { font-size: 15pt; } .level-1 { font-family: "Memo Kai"; }
        .level-2, .level-3, .level-4 { font-family: "Memo Hei"; } .imprint { font-size: 13.6pt; }`,
      furniture: "p { font-size: 13.5pt; }",
      attachment: `.memo-label { font-family: "Memo Fangsong"; } .memo-title { font-family: "Memo Hei" !important; }`,
    },
    off: [
      "face-attachment-label",
      "face-attachment-title",
      "face-document-number",
      "face-heading-1",
      "face-heading-2",
      "face-heading-3",
      "face-heading-4",
      "face-imprint",
      "face-page-number",
      "face-title",
    ],
  },
  {
    what: "a head that stands elsewhere",
    yaml: MEMO,
    styles: {
      memo: `.mark { padding-top: 30mm; } .head > .rule { width: 150mm; margin-top: 4mm; }
        .number, h1 { margin-top: var(--line); }`,
    },
    off: [
      "blank-lines-above-title",
      "blank-lines-below-mark",
      "mark-top",
      "red-rule-below-number",
      "red-rule-width",
    ],
  },
  {
    what: "signature, attachments and imprint that stand elsewhere",
    yaml: BOUND,
    styles: {
      memo: `.closing { padding-right: 10mm; } .closing p:last-child { --free: 3 !important; }
        .note p { padding-left: 0; } .imprint.foot { bottom: 3mm; } .imprint .rule { width: 150mm; }
        .imprint > .rule:first-child { height: 0.6mm !important; }
        .imprint p + .rule:has(+ p) { height: 0.5mm !important; }`,
      attachment: `.memo-label { padding-top: 5mm; text-indent: 2em; } .memo-title { text-align: left; }`,
    },
    off: [
      "attachment-label-left",
      "attachment-label-line",
      "attachment-note-left",
      "attachment-title-centred",
      "attachment-title-line",
      "date-right-of-signature",
      "free-beside-signature",
      "imprint-foot",
      "imprint-inner-rule",
      "imprint-outer-rule",
      "imprint-rule-width",
    ],
  },
  {
    what: "page numbers of another form and place",
    yaml: MEMO,
    styles: { furniture: "p { top: 264mm; } .right { right: 26mm; } .left { left: 28mm; }" },
    edit: swap(/— (\d+) —/g, "- $1 -"),
    off: [
      "page-number-even-left",
      "page-number-form",
      "page-number-height",
      "page-number-odd-right",
    ],
  },
  {
    what: "other margins at the sides",
    yaml: MEMO,
    styles: { memo: "@page { margin-left: 31mm; margin-right: 23mm; }" },
    off: ["free-beside-signature", "margin-left", "margin-right"],
  },
  {
    what: "another margin at the top",
    yaml: MEMO,
    styles: { memo: "@page { margin-top: 35mm; margin-bottom: 37mm; }" },
    off: ["imprint-foot", "margin-top", "mark-top"],
  },
  {
    what: "text below the type area",
    yaml: MEMO,
    styles: { memo: "@page { margin-bottom: 20mm; } .tail { break-inside: auto; }" },
    off: ["imprint-foot", "type-area-bottom"],
  },
  {
    what: "lines further apart",
    yaml: MEMO,
    styles: { memo: "body { line-height: 29.5pt; }" },
    off: ["lines-a-page"],
  },
  {
    what: "lines closer together than an adjustment",
    yaml: notice({ body: filler(3) }),
    styles: { memo: ":root { --line: 25.5pt; }" },
    off: ["lines-a-page"],
  },
  {
    what: "lines closer together on several pages",
    yaml: MEMO,
    styles: { memo: ":root { --line: 27.7pt; }" },
    off: ["lines-a-page"],
  },
  {
    what: "characters further apart",
    yaml: MEMO,
    styles: { memo: "body { letter-spacing: 0.1pt; }" },
    off: ["characters-a-line"],
  },
  {
    what: "text in another face",
    yaml: MEMO,
    styles: { memo: 'p.text { font-family: "Memo Kai"; }' },
    off: ["face-text"],
  },
  {
    what: "no red rule",
    yaml: MEMO,
    styles: { memo: ".head > .rule { visibility: hidden; }" },
    off: ["red-rule"],
  },
  {
    what: "a signature without text beside it",
    yaml: MEMO,
    styles: { memo: `${FINAL} .tail { break-before: page; }` },
    off: ["margin-top", "text-beside-signature"],
  },
  {
    what: "a signature with its whole note, but no text beside it",
    yaml: BOUND,
    styles: { memo: `${FINAL} .tail { break-before: page; }` },
    off: ["margin-top", "text-beside-signature"],
  },
  {
    what: "a signature apart from its note",
    yaml: BOUND,
    styles: {
      memo: `${FINAL} .tail { break-inside: auto; } ${FINAL} .closing { break-before: page; }`,
    },
    off: ["margin-top", "text-beside-signature"],
  },
  {
    what: "a first page without text, but with addressees and note",
    yaml: notice({ body: "# 甲\n\n请遵照执行。", more: files(2) }),
    edit: (html) =>
      html.includes(' class="trial"') ? html : html.replace(/<p class="text">.*?<\/p>/, ""),
    off: ["text-on-first-page"],
  },
  {
    what: "a first page without text",
    yaml: MEMO,
    styles: { memo: `${FINAL} h1 + * { break-before: page; }` },
    off: ["margin-top", "text-on-first-page"],
  },
  {
    what: "a head without mark and number",
    yaml: MEMO,
    edit: (html) =>
      html.replace(/<p class="mark" /, '<p class="mark" hidden ').replace(/〔××××〕×号/, ""),
    off: ["document-number", "mark"],
  },
  {
    what: "a note and attachments that say something else",
    yaml: BOUND,
    edit: (html) =>
      html
        .replace(/(class="note-title">示例附件之)1/, "$1一")
        .replace(/(class="memo-label">附件)2/, "$13")
        .replace(/丙局。/, "丙局，")
        .replace(/印发<\/span>/, "</span>"),
    off: [
      "attachment-number-as-in-note",
      "attachment-title-as-in-note",
      "imprint-copies-end",
      "imprint-printing",
    ],
  },
  {
    what: "a note of fewer attachments",
    yaml: BOUND,
    edit: swap(/<p><span class="note-label"><\/span>.*?<\/p>/, ""),
    off: ["attachment-note", "attachment-number-as-in-note"],
  },
  {
    what: "a letter whose head and rules stand elsewhere",
    yaml: LETTER,
    styles: {
      letter: ".mark { padding-top: 4mm; }",
      furniture: ".rules { width: 156mm; } .rules + .rules { margin-top: -5mm; }",
    },
    off: ["lower-red-rule", "mark-top", "red-rule-below-mark", "red-rule-width"],
  },
  {
    what: "a letter without its lower rules, with a rule in its imprint",
    yaml: LETTER,
    styles: { furniture: ".rules + .rules { visibility: hidden; }" },
    edit: swap(
      /<section class="imprint foot">/,
      '<section class="imprint foot"><svg class="rule" style="height: 0.35mm"><rect width="100%" height="100%"/></svg>',
    ),
    off: ["imprint-rules", "lower-red-rule", "red-rules"],
  },
];

describe("auditOfficial(bytes)", () => {
  it("finds nothing off in a sound memo and a sound letter", async () => {
    expect(await offIn(BOUND)).toEqual([]);
    expect(await offIn(MEMO)).toEqual([]);
    expect(await offIn(LETTER)).toEqual([]);
  });

  it.each(PLANTED)(
    "finds what is off, and nothing else: $what",
    async ({ yaml, off, ...planted }) => {
      const { styles = {}, edit = (html) => html } = planted;
      expect(await offIn(yaml, { styles, edit })).toEqual(off);
    },
  );

  it("finds the document number missing on an attachment bound apart", async () => {
    const edit = swap(/示例〔××××〕×号附件/g, "附件");
    const { separate } = await maker.make("planted", BOUND, { isSeparate: true, edit });
    const [sound] = (await maker.make("sound", BOUND, { isSeparate: true })).separate;
    expect(namesOff(await audit(separate[0] ?? new Uint8Array()))).toEqual(["attachment-number"]);
    expect(namesOff(await audit(sound ?? new Uint8Array()))).toEqual([]);
  });

  it("finds paper, numbers and imprint off where pages are changed, added and taken out", async () => {
    const { pdf } = await maker.make("planted", BOUND);
    const offAfter = async (change: (document: PDFDocument) => void) => {
      const document = await PDFDocument.load(pdf);
      change(document);
      return namesOff(await audit(await document.save()));
    };
    expect(await offAfter((document) => document.getPage(1).setSize(612, 792))).toEqual(
      expect.arrayContaining(["paper-height", "paper-width"]),
    );
    expect(await offAfter((document) => document.removePage(0))).toContain("page-numbers");
    expect(await offAfter((document) => document.addPage([595.28, 841.89]))).toEqual(
      expect.arrayContaining(["imprint-on-last-page", "page-numbers"]),
    );
    expect(await offAfter((document) => document.removePage(4))).toContain("page-numbers");
  });

  it("tells bytes that are no PDF", async () => {
    expect(await auditOfficial(new TextEncoder().encode("no PDF"))).toBeNull();
  });
});
