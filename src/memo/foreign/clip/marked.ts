import { type PDFDict, PDFName } from "@cantoo/pdf-lib";
import { dictAt, name, numberAt } from "../objects.ts";
import type { Operation } from "../operators.ts";

/** What says in other words what is drawn: ISO 32000-1, 14.9.3 to 14.9.5. */
const WORDS = ["ActualText", "Alt", "E"];

/** The begin of marked content without the words that it is read as; null where it has none. */
export function withoutWords(
  { operator, operands: [tag = "", properties = ""] }: Operation,
  resources: PDFDict | undefined,
): string | null {
  if (operator !== "BDC") return null;
  if (!properties.startsWith("/")) {
    const hasWords = WORDS.some((key) => new RegExp(`/${key}(?![A-Za-z])`).test(properties));
    const id = /\/MCID\s+(\d+)/.exec(properties)?.[1];
    return hasWords ? begin(tag, id) : null;
  }
  const key = PDFName.of(properties.slice(1)).decodeText();
  const list = dictAt(dictAt(resources, "Properties"), key);
  if (!list || !WORDS.some((word) => list.has(name(word)))) return null;
  return begin(tag, numberAt(list, "MCID")?.toString());
}

function begin(tag: string, id: string | undefined): string {
  return id === undefined ? `${tag} BMC` : `${tag} <</MCID ${id}>> BDC`;
}
