import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import type { Revision } from "./revision.ts";

/**
 * Adds to every link a description of where it leads (ISO 14289-1, 7.18.5).
 *
 * Shape: a Chinese description in a document of another language says so (Lang), e.g. the title of a source.
 */
export function describeLinks(
  revision: Revision,
  texts: Readonly<Record<string, string>>,
  lang: string,
): void {
  for (const { dict } of revision.raw.pages) {
    const links = revision.raw.get(dict.get(PDFName.of("Annots")));
    if (!(links instanceof PDFArray)) continue;
    for (const ref of links.asArray())
      if (ref instanceof PDFRef) describeLink(revision.edit(ref), texts, lang);
  }
}

const HAN = /\p{Script=Han}/u;

function describeLink(link: PDFDict, texts: Readonly<Record<string, string>>, lang: string): void {
  const target = targetOf(link);
  if (target === null) return;
  const text = (Object.hasOwn(texts, target) && texts[target]) || target;
  link.set(PDFName.of("Contents"), PDFHexString.fromText(text));
  if (HAN.test(text) && !lang.startsWith("zh")) link.set(PDFName.of("Lang"), PDFString.of("zh-CN"));
}

/** `#anchor` for a place in the document, else an address. */
function targetOf(link: PDFDict): string | null {
  const place = link.get(PDFName.of("Dest"));
  if (place instanceof PDFName) return `#${place.decodeText()}`;
  const action = link.get(PDFName.of("A"));
  return action instanceof PDFDict ? textOf(action.get(PDFName.of("URI"))) : textOf(place);
}

function textOf(object: PDFObject | undefined): string | null {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : null;
}
