import { Document, DocumentGridType, LineRuleType, Packer, Paragraph } from "docx";
import { escapeXml } from "../../escape-xml.ts";
import { withoutDates } from "../../zip-dates.ts";
import type { Arrangement } from "../page.ts";
import type { MemoView } from "../view/model.ts";
import { bodyParagraphs } from "./body.ts";
import { FOOTER_AT, letterFooter, pageNumbers } from "./footer.ts";
import { headParagraphs } from "./head.ts";
import { imprintParagraphs } from "./imprint.ts";
import { mm, pitchOf } from "./measure.ts";
import { writeStyles } from "./styles.ts";

/** Metadata of the document, and how the memo is set in print. */
interface DocxAbout extends Arrangement {
  readonly author: string;
  /** ISO date. */
  readonly date: string;
  /** False where the imprint stands on a page by itself, as it does in print. */
  readonly imprintFits: boolean;
}

/**
 * Writes a memo as an editable document: the standard's faces by name, its margins, 22 lines of 28 characters.
 *
 * Shape: the same memo gives the same bytes.
 */
export async function writeDocx(view: MemoView, about: DocxAbout): Promise<Uint8Array> {
  const isLetter = view.kind === "letter";
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    externalStyles: writeStyles(),
    sections: [
      {
        properties: {
          titlePage: isLetter,
          grid: { type: DocumentGridType.LINES, linePitch: pitchOf(about.lines) },
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(37),
              bottom: mm(35),
              left: mm(28),
              right: mm(26),
              header: mm(15),
              footer: FOOTER_AT,
            },
          },
        },
        footers: {
          default: pageNumbers("right"),
          even: pageNumbers("left"),
          ...(isLetter ? { first: letterFooter() } : {}),
        },
        children: paragraphsOf(view, about),
      },
    ],
  });
  const core = { path: "docProps/core.xml", data: coreProperties(view.plainTitle, about) };
  return withoutDates(await Packer.toBuffer(document, undefined, [core]));
}

/** A frame stands on the page of the paragraph after it: an empty paragraph of 1 pt follows those of the imprint. */
function paragraphsOf(view: MemoView, about: DocxAbout) {
  const { imprintFits, movesAddressees, beside, lines } = about;
  const pitch = pitchOf(lines);
  const imprint = imprintParagraphs(view, movesAddressees);
  const end = new Paragraph({
    children: [],
    pageBreakBefore: !imprintFits,
    spacing: { line: 20, lineRule: LineRuleType.EXACT },
  });
  const last = imprint.length > 0 ? [...imprint, end] : [];
  const head = headParagraphs(view, { movesAddressees, pitch });
  return [...head, ...bodyParagraphs(view, { pitch, partsNote: beside === "note" }), ...last];
}

/** Writes the core properties in place of those of the library, which hold the time of the run. */
function coreProperties(title: string, { author, date }: DocxAbout): string {
  const stamp = `${date}T12:00:00Z`;
  const dated = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${stamp}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author)}</dc:creator><dc:language>zh-CN</dc:language>${dated("created")}${dated("modified")}</cp:coreProperties>`;
}
