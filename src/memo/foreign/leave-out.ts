import { ParseSpeeds, PDFBool, PDFDocument, PDFRawStream } from "@cantoo/pdf-lib";
import { cloneDict, follow, name } from "./objects.ts";

/** Makes a copy of a bound file in which the pages of others are empty but for what the memo sets on them. */
export async function leaveOutForeign(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  });
  const { context } = document;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    if (follow(object.dict.get(name("Foreign")), context) !== PDFBool.True) continue;
    const dict = cloneDict(object.dict);
    for (const key of ["Filter", "DecodeParms", "Resources"]) dict.delete(name(key));
    context.assign(ref, PDFRawStream.of(dict, new Uint8Array()));
  }
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}
