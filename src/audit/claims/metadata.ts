import type { Finding } from "../model.ts";
import { filtersOf } from "../raw/filters.ts";
import { nameOf, textOf } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";

/**
 * Reports faults of the document's metadata: of the XMP packet, and where the Info dictionary differs from it.
 *
 * Source: ISO 19005-3, 6.6.2. Only part 1 of PDF/A (6.7.2, 6.7.3) asks that Info and XMP agree and that the XMP stream
 * has no filter; both are checked for part 3 as well.
 */
export function checkMetadata(claimant: Claimant): readonly Finding[] {
  const { metadata, xmp } = claimant;
  const report = (message: string) => fault("archive-metadata", message);
  const { entries } = metadata;
  const isXml =
    nameOf(entries.get("Type")) === "Metadata" && nameOf(entries.get("Subtype")) === "XML";
  return [
    ...(isXml ? [] : [report("The metadata stream is not marked as XML")]),
    ...(filtersOf(metadata).length === 0 ? [] : [report("The metadata stream is packed")]),
    ...(xmp.head === "" ? [report("The XMP packet has no beginning")] : []),
    ...(/\b(bytes|encoding)\s*=/.test(xmp.head)
      ? [report("The XMP packet has an attribute bytes or encoding")]
      : []),
    ...unexplained(claimant).map((name) => report(`XMP does not explain the schema ${name}`)),
    ...differences(claimant).map(report),
  ];
}

// Prefixes of the schemas that PDF/A predefines, as far as such documents use them; others need an extension schema.
const PREDEFINED = /^(dc|pdf|pdfaid|photoshop|tiff|xmp|xmpBJ|xmpMM|xmpRights|xmpTPg)$/;

function unexplained({ xmp }: Claimant): readonly string[] {
  const prefixes = [...xmp.values.keys()].map((name) => name.split(":")[0] ?? "");
  return [...new Set(prefixes)].filter(
    (prefix) => !PREDEFINED.test(prefix) && !xmp.explained.has(prefix),
  );
}

const PAIRS = [
  ["Title", "dc:title"],
  ["Author", "dc:creator"],
  ["Subject", "dc:description"],
  ["Keywords", "pdf:Keywords"],
  ["Creator", "xmp:CreatorTool"],
  ["Producer", "pdf:Producer"],
  ["CreationDate", "xmp:CreateDate"],
  ["ModDate", "xmp:ModifyDate"],
] as const;

function differences({ file, xmp }: Claimant): readonly string[] {
  return PAIRS.flatMap(([key, name]) => {
    const told = textOf(file.at(file.trailer, "Info", key));
    if (told === null) return [];
    const other = xmp.values.get(name)?.join("; ") ?? "nothing";
    const isSame = key.endsWith("Date") ? momentOf(told) === Date.parse(other) : told === other;
    return isSame ? [] : [`${key} is “${told}”, but XMP has “${other}”`];
  });
}

/** Source: ISO 32000-1, 7.9.4. */
function momentOf(date: string): number {
  const parts = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?)?/.exec(
    date,
  );
  if (!parts) return Number.NaN;
  const [, year, month = "01", day = "01", hour = "00", minute = "00", second = "00"] = parts;
  const zone = parts[7] === undefined ? "Z" : `${parts[7]}:${parts[8] ?? "00"}`;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
}
