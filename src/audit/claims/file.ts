import type { Finding } from "../model.ts";
import { filtersOf } from "../raw/filters.ts";
import { isList, isOf, type Stream, textOf } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";

/** Reports faults of the file as a whole: header, end, missing ID, encryption, filters, data in other files. */
export function checkFile({ file, pageOf }: Claimant): readonly Finding[] {
  const report = (message: string, page: number | null = null) =>
    fault("archive-file", message, page);
  const { text, trailer } = file;
  const ids = file.at(trailer, "ID");
  const hasId = isList(ids) && ids.length === 2 && ids.every((id) => textOf(id));
  return [
    ...(/^%PDF-1\.[0-7](\r\n|\r|\n)/.test(text)
      ? []
      : [report("The file does not begin with %PDF-1.n")]),
    ...(/^.*(?:\r\n|\r|\n)%[\x80-\xFF]{4}/.test(text)
      ? []
      : [report("The second line has to be a comment of four bytes above 127")]),
    ...(/%%EOF(?:\r\n|\r|\n)?$/.test(text)
      ? []
      : [report("Something follows the end of the file")]),
    ...(hasId ? [] : [report("The trailer has no ID")]),
    ...(file.at(trailer, "Encrypt") === null ? [] : [report("The file is encrypted")]),
    ...file
      .objects()
      .flatMap(([number, value]) =>
        isOf(value, "stream")
          ? checkStream(value, (what) => report(`Object ${number} ${what}`, pageOf(number)))
          : [],
      ),
  ];
}

// Allowed filters. Source: ISO 19005-3, 6.1.7.2: those that ISO 32000-1 lists without LZWDecode.
const FILTERS = /^(ASCIIHex|ASCII85|Flate|RunLength|CCITTFax|JBIG2|DCT|JPX)Decode$/;

function checkStream(stream: Stream, report: (what: string) => Finding): readonly Finding[] {
  const filters = filtersOf(stream).filter((name) => !FILTERS.test(name));
  const outside = ["F", "FFilter", "FDecodeParms"].some((key) => stream.entries.has(key));
  return [
    ...filters.map((name) => report(`is packed with ${name}`)),
    ...(outside ? [report("keeps its data in another file")] : []),
  ];
}
