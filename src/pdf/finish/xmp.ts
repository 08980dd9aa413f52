import { escapeXml } from "../../escape-xml.ts";
import type { Finish } from "../model.ts";

/** Facts in the XMP packet that are not part of `Finish`. */
interface XmpFacts {
  /** The program that wrote the PDF itself. */
  readonly producer: string;
  /** True where everything drawn is tagged or an artifact. */
  readonly isTagged: boolean;
}

const NAMESPACES = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  dc: "http://purl.org/dc/elements/1.1/",
  pdf: "http://ns.adobe.com/pdf/1.3/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  pdfuaid: "http://www.aiim.org/pdfua/ns/id/",
  pdfaid: "http://www.aiim.org/pdfa/ns/id/",
  pdfaExtension: "http://www.aiim.org/pdfa/ns/extension/",
  pdfaSchema: "http://www.aiim.org/pdfa/ns/schema#",
  pdfaProperty: "http://www.aiim.org/pdfa/ns/property#",
} as const;

/**
 * Writes a document's metadata as an XMP packet.
 *
 * Source: ISO 16684-1; ISO 14289-1, 5 for `pdfuaid`; ISO 19005-3, 6.6 for `pdfaid` and the extension schema.
 */
export function writeXmp(finish: Finish, { producer, isTagged }: XmpFacts): string {
  const isArchive = finish.archive === true;
  const most = finish.claims ?? { isAccessible: true, archive: "A" };
  const isAccessible = isTagged && most.isAccessible;
  const level = isTagged || most.archive !== "A" ? most.archive : "B";
  const properties = [
    ...describe(finish, producer),
    ...(isAccessible ? ["<pdfuaid:part>1</pdfuaid:part>"] : []),
    ...(isArchive ? archiveClaim(level) : []),
    ...(isArchive && isAccessible ? [UA_SCHEMA] : []),
  ];
  const namespaces = Object.entries(NAMESPACES).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF ${namespaces[0]}>
<rdf:Description rdf:about="" ${namespaces.slice(1).join(" ")}>
${properties.join("\n")}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

function describe(finish: Finish, producer: string): readonly string[] {
  const date = `${finish.date.toISOString().slice(0, 19)}Z`;
  return [
    "<dc:format>application/pdf</dc:format>",
    `<dc:title>${alternatives(finish.title)}</dc:title>`,
    `<dc:description>${alternatives(finish.subject)}</dc:description>`,
    `<dc:creator>${list("Seq", [finish.author])}</dc:creator>`,
    `<dc:subject>${list("Bag", finish.keywords)}</dc:subject>`,
    ...(finish.identifier === undefined
      ? []
      : [`<dc:identifier>${escapeXml(finish.identifier)}</dc:identifier>`]),
    `<dc:language>${list("Bag", [finish.lang])}</dc:language>`,
    `<pdf:Keywords>${escapeXml(finish.keywords.join(", "))}</pdf:Keywords>`,
    `<pdf:Producer>${escapeXml(producer)}</pdf:Producer>`,
    `<xmp:CreatorTool>${escapeXml(finish.creator)}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${date}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${date}</xmp:ModifyDate>`,
    `<xmp:MetadataDate>${date}</xmp:MetadataDate>`,
  ];
}

/** Level A requires tags, U and A the characters of all text. */
function archiveClaim(level: string): readonly string[] {
  return ["<pdfaid:part>3</pdfaid:part>", `<pdfaid:conformance>${level}</pdfaid:conformance>`];
}

/** PDF/A does not predefine the schema of PDF/UA, so that a file that uses it has to describe it. */
const UA_SCHEMA = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${NAMESPACES.pdfuaid}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
}

function list(kind: "Seq" | "Bag", items: readonly string[]): string {
  const lines = items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`);
  return `<rdf:${kind}>${lines.join("")}</rdf:${kind}>`;
}
