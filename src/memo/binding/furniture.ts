import { type PDFContext, PDFDict, PDFName, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import { joinContent, wrapContent } from "./content.ts";
import type { GraftedPage } from "./graft.ts";
import type { Matrix } from "./paper.ts";

const name = (key: string) => PDFName.of(key);

/**
 * Draws a page with nothing but a page number and rules over another one, as what belongs to the paper and
 * not to the text.
 *
 * Source: ISO 32000-1, 14.8.2.2: such content is an artifact, which a reader passes over.
 */
export function stampFurniture(
  page: GraftedPage,
  furniture: GraftedPage,
  matrix: Matrix,
  context: PDFContext,
): void {
  const form = formOf(furniture.dict, context);
  const resources =
    page.dict.lookupMaybe(name("Resources"), PDFDict) ?? PDFDict.withContext(context);
  page.dict.set(name("Resources"), resources);
  const forms = resources.lookupMaybe(name("XObject"), PDFDict) ?? PDFDict.withContext(context);
  resources.set(name("XObject"), forms);
  const key = `Furniture${form.objectNumber}`;
  forms.set(name(key), form);
  const draw = [
    "/Artifact <</Type /Pagination>> BDC",
    "q",
    `${matrix.join(" ")} cm`,
    `/${key} Do`,
    "Q",
    "EMC",
  ];
  wrapContent(page.dict, "q", ["Q", ...draw].join("\n"), context);
}

/** A page's content as a form, drawn like an image. */
function formOf(dict: PDFDict, context: PDFContext): PDFRef {
  joinContent(dict, context);
  const contents = dict.get(name("Contents"));
  const stream = contents && context.lookup(contents);
  if (!(contents instanceof PDFRef) || !(stream instanceof PDFRawStream)) {
    throw new Error(`Expected the content of a page, got ${stream}`);
  }
  stream.dict.set(name("Type"), name("XObject"));
  stream.dict.set(name("Subtype"), name("Form"));
  for (const [key, from] of [
    ["BBox", "MediaBox"],
    ["Resources", "Resources"],
  ] as const) {
    const value = dict.get(name(from));
    if (value) stream.dict.set(name(key), value);
  }
  return contents;
}
