import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { openPdf } from "./read-pdf.ts";

/** A cell of a table as a reader by tags meets it. */
export interface HeardCell {
  readonly text: string;
  /** Texts of the heads in the same row, or of those that the row goes on with. */
  readonly rowHeads: readonly string[];
  /** Texts of the heads above. */
  readonly columnHeads: readonly string[];
}

export interface HeardTable {
  /** Texts of the first row's cells. */
  readonly heads: readonly string[];
  readonly cells: readonly HeardCell[];
}

export interface Element {
  readonly role: string;
  readonly dict: PDFDict;
  readonly kids: readonly Element[];
  readonly text: string;
}

/** The tables of a document with each cell under its heads, read from its tags and nothing else. */
export function hearTables(root: Element): readonly HeardTable[] {
  return within(root, "Table").map(hearTable);
}

/** Text outside of every element that says what it is, e.g. outside of paragraphs, cells, headings. */
export function textOfNoKind(root: Element): readonly string[] {
  const SAYS = /^(P|H[1-6]|TH|TD|Caption|Lbl|LBody|Reference|Link|Figure)$/;
  const visit = (element: Element): readonly string[] => {
    if (SAYS.test(element.role)) return [];
    if (element.kids.length === 0) return element.text.trim() === "" ? [] : [element.text];
    return element.kids.flatMap(visit);
  };
  return visit(root);
}

/** Reads the tree of tags of a document. */
export async function readTags(bytes: Uint8Array): Promise<Element> {
  const texts = await readTexts(bytes);
  const file = await PDFDocument.load(bytes);
  const root = file.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const read = (dict: PDFDict): Element => {
    const held = dict.lookup(PDFName.of("K"));
    const list = held instanceof PDFArray ? held.asArray() : held === undefined ? [] : [held];
    const page = dict.get(PDFName.of("Pg"));
    const kids: Element[] = [];
    let text = "";
    for (const kid of list) {
      const value = kid instanceof PDFRef ? file.context.lookup(kid) : kid;
      if (value instanceof PDFNumber) text += texts.get(`${page}/${value.asNumber()}`) ?? "";
      if (!(value instanceof PDFDict)) continue;
      const id = value.get(PDFName.of("MCID"));
      if (id instanceof PDFNumber) {
        text += texts.get(`${value.get(PDFName.of("Pg")) ?? page}/${id.asNumber()}`) ?? "";
      } else if (value.has(PDFName.of("S"))) {
        const inner = read(value);
        kids.push(inner);
        text += inner.text;
      }
    }
    const role = dict.get(PDFName.of("S"));
    return { role: role instanceof PDFName ? role.decodeText() : "", dict, kids, text };
  };
  return read(root);
}

/** Page and number of marked content, e.g. `16 0 R/5` → its text. */
async function readTexts(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const pdf = await openPdf(bytes);
  const texts = new Map<string, string>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const open: (string | null)[] = [];
    for (const item of items) {
      if ("str" in item) {
        const id = open.findLast((one) => one !== null);
        const [, ref = "", content = ""] = /^p(\d+)R_mc(\d+)$/.exec(id ?? "") ?? [];
        const key = `${ref} 0 R/${content}`;
        if (id) texts.set(key, (texts.get(key) ?? "") + item.str);
      } else if (item.type === "endMarkedContent") open.pop();
      else open.push(item.id ?? null);
    }
  }
  return texts;
}

function within(element: Element, role: string): readonly Element[] {
  return element.kids.flatMap((kid) => (kid.role === role ? [kid] : within(kid, role)));
}

function hearTable(table: Element): HeardTable {
  const rows = within(table, "TR");
  const heads = new Map(
    rows
      .flatMap(({ kids }, row) => kids.map((cell) => ({ cell, row })))
      .flatMap(({ cell, row }) => {
        const id = cell.dict.lookup(PDFName.of("ID"));
        return id instanceof PDFString
          ? [[id.decodeText(), { text: cell.text, row, cell }] as const]
          : [];
      }),
  );
  const cells = rows.flatMap(({ kids }) =>
    kids
      .filter(({ role }) => role === "TD")
      .map((cell) => {
        const named = headersOf(cell).map((id) => heads.get(id));
        const scoped = (scope: string) =>
          named.flatMap((head) =>
            head && attribute(head.cell, "Scope") === scope ? [head.text] : [],
          );
        return {
          text: cell.text,
          rowHeads: scoped("/Row"),
          columnHeads: scoped("/Column"),
        };
      }),
  );
  return { heads: (rows[0]?.kids ?? []).map(({ text }) => text.trim()), cells };
}

function headersOf(cell: Element): readonly string[] {
  const list = attributesOf(cell).map((dict) => dict.lookup(PDFName.of("Headers")));
  return list.flatMap((headers) =>
    headers instanceof PDFArray
      ? headers.asArray().flatMap((id) => (id instanceof PDFString ? [id.decodeText()] : []))
      : [],
  );
}

function attribute(cell: Element, key: string): string | undefined {
  return attributesOf(cell).flatMap((dict) => dict.lookup(PDFName.of(key))?.toString() ?? [])[0];
}

function attributesOf({ dict }: Element): readonly PDFDict[] {
  const held = dict.lookup(PDFName.of("A"));
  const list =
    held instanceof PDFArray ? held.asArray().map((one) => dict.context.lookup(one)) : [held];
  return list.filter((one) => one instanceof PDFDict);
}
