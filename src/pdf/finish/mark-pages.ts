import { inflateSync } from "node:zlib";
import { PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import { markArtifacts } from "./artifacts.ts";
import { emptyContainers } from "./containers.ts";
import type { Revision } from "./revision.ts";

/**
 * Marks as artifacts what every page, and every form drawn on one, holds outside its tagged content.
 *
 * Gives true where all of it could be marked.
 */
export function markPages(revision: Revision): boolean {
  const done = new Set<PDFRef>();
  emptyContainers(revision, (page) => {
    const stream = revision.raw.get(page.get(PDFName.of("Contents")));
    return stream instanceof PDFRawStream ? contentOf(stream) : null;
  });
  const isMarked = revision.raw.pages.map(({ dict }) => {
    const contents = dict.get(PDFName.of("Contents"));
    return [markStream(revision, contents, dict), markForms(revision, dict, done)];
  });
  return isMarked.flat().every(Boolean);
}

function markForms(revision: Revision, owner: PDFDict, done: Set<PDFRef>): boolean {
  const isMarked = drawnBy(revision, owner).map(([, ref]) => {
    const form = revision.raw.get(ref);
    if (!(ref instanceof PDFRef) || !(form instanceof PDFRawStream) || done.has(ref)) return true;
    done.add(ref);
    if (!isOf(form, "Form")) return true;
    // Content of somebody else is of any shape: what marks it could break it.
    if (form.dict.has(PDFName.of("Foreign"))) return isTaggedThroughout(form);
    return markStream(revision, ref, form.dict) && markForms(revision, form.dict, done);
  });
  return isMarked.every(Boolean);
}

function markStream(revision: Revision, ref: PDFObject | undefined, owner: PDFDict): boolean {
  const { raw } = revision;
  const stream = raw.get(ref);
  if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) return false;
  const drawn = new Map(drawnBy(revision, owner));
  const isPicture = (name: string) => {
    const object = raw.get(drawn.get(name));
    return object instanceof PDFRawStream && isOf(object, "Image");
  };
  const content = contentOf(stream);
  const marked = markArtifacts(content, isPicture);
  if (marked === null) return false;
  if (marked === content) return true;
  const packed = raw.context.flateStream(Buffer.from(marked, "latin1"));
  for (const [key, value] of stream.dict.entries()) {
    if (!packed.dict.has(key)) packed.dict.set(key, value);
  }
  packed.dict.set(PDFName.of("Length"), PDFNumber.of(packed.getContentsSize()));
  revision.replace(ref, packed);
  return true;
}

function isTaggedThroughout(form: PDFRawStream): boolean {
  const content = contentOf(form);
  return markArtifacts(content, () => true) === content;
}

function contentOf({ dict, contents }: PDFRawStream): string {
  const isPacked = dict.get(PDFName.of("Filter")) === PDFName.of("FlateDecode");
  return Buffer.from(isPacked ? inflateSync(contents) : contents).toString("latin1");
}

function drawnBy({ raw }: Revision, owner: PDFDict): readonly [name: string, PDFObject][] {
  const resources = raw.get(owner.get(PDFName.of("Resources")));
  if (!(resources instanceof PDFDict)) return [];
  const objects = raw.get(resources.get(PDFName.of("XObject")));
  if (!(objects instanceof PDFDict)) return [];
  return objects.entries().map(([name, object]) => [name.decodeText(), object]);
}

function isOf({ dict }: PDFRawStream, kind: string): boolean {
  return dict.get(PDFName.of("Subtype")) === PDFName.of(kind);
}
