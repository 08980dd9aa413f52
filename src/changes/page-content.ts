import { createHash } from "node:crypto";
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";

/** What a page draws: its instructions, and the fonts and images that they use. */
const DRAWN = ["Contents", "Resources", "MediaBox", "CropBox", "Rotate"].map((key) =>
  PDFName.of(key),
);
/** Keys that do not change how a page looks: numbers in the structure tree, and the reference to the parent. */
const UNSEEN = new Set(["/StructParent", "/StructParents", "/Parent"]);

/**
 * Hashes what each page draws: two pages with one hash have the same text and look the same.
 *
 * With `hasSameFonts` a font counts by its name. A document holds only the glyphs that it uses, so that a new letter
 * on one page changes the font of all; its glyphs keep their numbers where the font they are taken from is the same.
 *
 * Shape: one hash a page, in their order.
 */
export async function hashPages(
  pdf: Uint8Array,
  { hasSameFonts }: { hasSameFonts: boolean },
): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const hash = hasherOf(document.context, hasSameFonts);
  return document.getPages().map(({ node }) => {
    const drawn = DRAWN.map((key) => node.getInheritableAttribute(key));
    return sha256(drawn.map(hash).join("\n"));
  });
}

/** Hashes objects with all that they refer to, whatever numbers these have. */
function hasherOf(
  context: PDFContext,
  hasSameFonts: boolean,
): (object: PDFObject | undefined) => string {
  const hashByNumber = new Map<number, string>();
  const hash = (object: PDFObject | undefined): string => {
    if (object instanceof PDFRef) return hashReferred(object);
    if (object instanceof PDFRawStream) {
      return sha256(`${hash(object.dict)} ${sha256(object.getContents())}`);
    }
    if (hasSameFonts && isSubset(object)) return nameOfSubset(object);
    if (object instanceof PDFDict) return sha256(object.entries().flatMap(line).sort().join("\n"));
    if (object instanceof PDFArray) return sha256(object.asArray().map(hash).join("\n"));
    return String(object);
  };
  const line = ([key, value]: [PDFName, PDFObject]) =>
    UNSEEN.has(key.toString()) ? [] : [`${key} ${hash(value)}`];
  const hashReferred = (reference: PDFRef) => {
    const { objectNumber } = reference;
    const known = hashByNumber.get(objectNumber);
    if (known !== undefined) return known;
    // A placeholder, so that hashing ends for an object that refers to itself, also through others.
    hashByNumber.set(objectNumber, "itself");
    const fresh = hash(context.lookup(reference));
    hashByNumber.set(objectNumber, fresh);
    return fresh;
  };
  return hash;
}

function isSubset(object: PDFObject | undefined): object is PDFDict {
  return object instanceof PDFDict && object.get(SUBTYPE) === COMPOSITE;
}

/** Name of a font without the tag of its subset, e.g. `BriefingSans` of `/AAAAAA+BriefingSans`. */
function nameOfSubset(font: PDFDict): string {
  return String(font.get(BASE_FONT)).replace(/^\/([A-Z]{6}\+)?/, "");
}

const SUBTYPE = PDFName.of("Subtype");
const COMPOSITE = PDFName.of("Type0");
const BASE_FONT = PDFName.of("BaseFont");

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
