import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PDFDocument } from "@cantoo/pdf-lib";
import { type ForeignFile, readForeign } from "../../../src/memo/attached-file.ts";
import { bind } from "../../../src/memo/binding/bind.ts";
import { withPdf } from "../../../src/pdf-reader/open.ts";

const CASES = fileURLToPath(new URL("../../../../shared/cases/pdf/", import.meta.url));

/** A small file that went wrong once. */
export function caseFile(name: string): Uint8Array {
  return readFileSync(`${CASES}${name}.pdf`);
}

const FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/** What a file made here has, beside objects 1 (catalog), 2 (pages) and 9 (font F1). */
export interface Made {
  /** Entries of each page, with its content. */
  readonly pages: readonly { readonly content?: string; readonly entries?: string }[];
  readonly catalog?: string;
  /** Further objects by number. */
  readonly objects?: Readonly<Record<number, string>>;
  /** Numbers of the pages' objects, in their order. Default: each page once. */
  readonly order?: readonly number[];
}

export const A4 = "/MediaBox [0 0 595.28 841.89]";

/** Number of a page's object; its content is the one after it. */
export const pageNumber = (index: number): number => 20 + 2 * index;

/** Writes a PDF by hand. */
export function writeFile({ pages, catalog = "", objects = {}, order }: Made): Uint8Array {
  const kids = (order ?? pages.map((_, index) => pageNumber(index))).map((each) => `${each} 0 R`);
  const bodies = new Map<number, string>([
    [1, `<</Type/Catalog/Pages 2 0 R ${catalog}>>`],
    [2, `<</Type/Pages/Kids[${kids.join(" ")}]/Count ${kids.length}>>`],
    [9, FONT],
  ]);
  for (const [index, { content = "", entries = A4 }] of pages.entries()) {
    const number = pageNumber(index);
    const resources = "/Resources <</Font<</F1 9 0 R>>>>";
    bodies.set(
      number,
      `<</Type/Page/Parent 2 0 R ${resources}/Contents ${number + 1} 0 R ${entries}>>`,
    );
    bodies.set(number + 1, streamOf(content));
  }
  for (const [number, body] of Object.entries(objects)) bodies.set(Number(number), body);
  return assemble(bodies);
}

export function streamOf(content: string, entries = ""): string {
  return `<</Length ${content.length} ${entries}>>\nstream\n${content}\nendstream`;
}

export const textAt = (x: number, y: number, text: string): string =>
  `BT /F1 24 Tf ${x} ${y} Td (${text}) Tj ET`;

function assemble(bodies: ReadonlyMap<number, string>): Uint8Array {
  let text = "%PDF-1.7\n";
  const rows = [...bodies].map(([number, body]) => {
    const offset = String(text.length).padStart(10, "0");
    text += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${offset} 00000 n \n`;
  });
  const start = text.length;
  const size = Math.max(...bodies.keys()) + 1;
  text += `xref\n0 1\n0000000000 65535 f \n${rows.join("")}trailer\n<</Size ${size}/Root 1 0 R>>\n`;
  return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, "latin1");
}

/** A file as it is bound. Errors: throws why it cannot be. */
export async function clean(
  bytes: Uint8Array,
  keepsFiles = false,
  coversNumbers = false,
): Promise<ForeignFile> {
  const read = await readForeign(bytes, { keepsFiles, coversNumbers });
  if ("code" in read) throw new Error(`${read.code} ${read.message}`);
  return read;
}

/** Why a file cannot be bound; empty where it can. */
export async function whyNot(bytes: Uint8Array): Promise<string> {
  const read = await readForeign(bytes, { keepsFiles: false });
  return "code" in read ? `${read.code}: it ${read.message}` : "";
}

/** Binds a file, each page with its number drawn over it by the word "stamp". */
export async function bound(bytes: Uint8Array, coversNumbers = false): Promise<Uint8Array> {
  const file = await clean(bytes, false, coversNumbers);
  const furniture = await PDFDocument.create();
  for (let page = 1; page <= file.pages; page += 1)
    furniture.addPage([595.276, 841.89]).drawText(`stamp ${page}`, { x: 400, y: 50 });
  const { pdf } = await bind({
    parts: [{ bookmark: null, documents: [{ bytes: file.bytes, isOwn: false }] }],
    furniture: await furniture.save({ useObjectStreams: false }),
    linkScheme: "figure:",
  });
  return pdf;
}

export interface Word {
  readonly text: string;
  /** Where it begins on the page and how large it is, in points. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** The text of each page, as another library reads it. */
export function wordsOf(pdf: Uint8Array): Promise<readonly (readonly Word[])[]> {
  return withPdf(pdf, async (document) => {
    const pages: Word[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(
        items.flatMap((item) => {
          if (!("str" in item) || item.str.trim() === "") return [];
          const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
          return [{ text: item.str, x, y, size: Math.hypot(a, b) }];
        }),
      );
    }
    return pages;
  });
}
