import {
  PDFArray,
  type PDFContext,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { follow } from "../objects.ts";
import { unpackStream } from "../unpack.ts";

/** The text of a value, however it is written; null for anything else. */
export function textOf(value: PDFObject | undefined, page: number): string | null {
  if (value instanceof PDFName) return value.decodeText();
  if (value instanceof PDFNumber) return String(value.asNumber());
  if (value instanceof PDFString || value instanceof PDFHexString)
    return tidy(decode(value.asBytes(), () => value.decodeText()));
  if (value instanceof PDFRawStream) {
    const bytes = unpackStream(value, page);
    return tidy(
      decode(bytes, () => PDFHexString.of(Buffer.from(bytes).toString("hex")).decodeText()),
    );
  }
  return null;
}

/** The texts of a list, or of a single value. */
export function textsOf(
  value: PDFObject | undefined,
  page: number,
  context: PDFContext,
): readonly string[] {
  const values =
    value instanceof PDFArray ? value.asArray().map((each) => follow(each, context)) : [value];
  return values.flatMap((each) => textOf(each, page) ?? []);
}

/** Source: ISO 32000-2, 7.9.2.2: a text begins with the mark of its encoding, or is in PDFDocEncoding. */
function decode(bytes: Uint8Array, decodeOther: () => string): string {
  const [a, b, c] = bytes;
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder("utf-8").decode(bytes);
  return decodeOther();
}

/** Names of languages and what has no width are no letters; a line ends with `\n`. */
function tidy(text: string): string {
  const [first = "", ...others] = text.split("\u001b");
  const words = [first, ...others.filter((_, at) => at % 2 === 1)].join("");
  return words
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/[\t\u00a0]/g, " ")
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, "")
    .normalize("NFC");
}

/** The words of a rich text, its paragraphs a line each. */
export function plainOf(rich: string): string {
  return rich
    .replace(/<\?[^>]*\?>/g, "")
    .replace(/\s*<br\s*\/?>\s*|\s*<\/p>\s*(?=<p[\s>])/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => character(Number(code)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, entity: string) => ENTITIES[entity] ?? "")
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  amp: "&",
};

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
