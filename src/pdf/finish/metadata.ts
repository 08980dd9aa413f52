import { PDFDict, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from "@cantoo/pdf-lib";
import type { Finish } from "../model.ts";
import type { Revision } from "./revision.ts";
import { writeXmp } from "./xmp.ts";

/**
 * Writes the metadata twice: as the Info dictionary, which every viewer reads, and as XMP, which PDF/A asks for.
 *
 * The browser's Info dictionary is replaced, as it holds the time of printing.
 */
export function writeMetadata(revision: Revision, finish: Finish, isTagged: boolean): void {
  const { raw, catalog, add } = revision;
  const info = raw.trailer.get(PDFName.of("Info"));
  if (!(info instanceof PDFRef)) throw new Error("Expected a reference to the document's metadata");
  const producer = producerOf(raw.get(info));
  const text = (value: string) => PDFHexString.fromText(value);
  const packet = Buffer.from(writeXmp(finish, { producer, isTagged }));
  catalog.set(
    PDFName.of("Metadata"),
    add(raw.context.stream(packet, { Type: "Metadata", Subtype: "XML" })),
  );
  const about = raw.context.obj({
    Title: text(finish.title),
    Subject: text(finish.subject),
    Author: text(finish.author),
    Keywords: text(finish.keywords.join(", ")),
    Creator: text(finish.creator),
    Producer: text(producer),
    CreationDate: PDFString.fromDate(finish.date),
    ModDate: PDFString.fromDate(finish.date),
  });
  revision.replace(info, about);
}

/** The part of the browser that wrote the PDF, e.g. `Skia/PDF m147`. */
function producerOf(info: PDFObject | undefined): string {
  const producer = info instanceof PDFDict ? info.get(PDFName.of("Producer")) : undefined;
  const isText = producer instanceof PDFString || producer instanceof PDFHexString;
  return isText ? producer.decodeText() : "";
}
