import { createHash } from "node:crypto";
import { PDFArray, PDFHexString, PDFName, type PDFRef, PDFString } from "@cantoo/pdf-lib";
import { ReportError } from "../../error.ts";
import type { Attachment } from "../model.ts";
import type { Revision } from "./revision.ts";

/**
 * Puts files into the document as the data that it was made from (ISO 19005-3, 6.8).
 *
 * Errors: OUTPUT_FAULT where two have one name.
 */
export function attachFiles(
  revision: Revision,
  attachments: readonly Attachment[],
  date: Date,
): void {
  if (attachments.length === 0) return;
  const { raw, catalog, editIn } = revision;
  const sorted = [...attachments].sort((a, b) => (a.name < b.name ? -1 : 1));
  requireOwnNames(sorted);
  const files = sorted.map((file): [PDFHexString, PDFRef] => [
    PDFHexString.fromText(file.name),
    attachFile(revision, file, date),
  ]);
  const tree = raw.context.obj({ Names: files.flat() });
  editIn(catalog, "Names").set(PDFName.of("EmbeddedFiles"), tree);
  const associated = PDFArray.withContext(raw.context);
  for (const [, ref] of files) associated.push(ref);
  catalog.set(PDFName.of("AF"), associated);
}

function attachFile({ raw, add }: Revision, file: Attachment, date: Date): PDFRef {
  const stamp = PDFString.fromDate(date);
  const stream = raw.context.flateStream(file.bytes, {
    Type: "EmbeddedFile",
    Subtype: file.type,
    Params: {
      Size: file.bytes.length,
      CreationDate: stamp,
      ModDate: stamp,
      CheckSum: PDFHexString.of(createHash("md5").update(file.bytes).digest("hex")),
    },
  });
  const spec = {
    Type: "Filespec",
    // `F`, the older of the two names, has no encoding, so that it holds ASCII only; `UF` is Unicode.
    F: PDFString.of(file.name.replace(/[^\w.-]/g, "_")),
    UF: PDFHexString.fromText(file.name),
    Desc: PDFHexString.fromText(file.description),
    AFRelationship: "Data",
  };
  const ref = add(stream);
  return add(raw.context.obj({ ...spec, EF: { F: ref, UF: ref } }));
}

function requireOwnNames(sorted: readonly Attachment[]): void {
  const twice = sorted.find(({ name }, index) => sorted[index + 1]?.name === name);
  if (twice === undefined) return;
  throw new ReportError("OUTPUT_FAULT", `Two files to attach are called ${twice.name}`);
}
