import { makeSrgbProfile } from "../../../src/pdf/finish/srgb.ts";

/** A change to the text of a file: what is there, and what stands in its place. */
export type Plant = readonly [from: string | RegExp, to: string];

const INFO = `<< /Title (Brief) /Author (Office) /Subject (Five places) /Keywords (a, b) /Creator (Maker)
/Producer (Printer) /CreationDate (D:20230105083000Z) /ModDate (D:20230105163000+08'00') >>`;

const XMP = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
rdf:about="" xmp:CreatorTool="Maker">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Brief</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Office</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Five &#112;laces</rdf:li></rdf:Alt></dc:description>
<pdf:Keywords>a, b</pdf:Keywords><pdf:Producer>Printer</pdf:Producer>
<xmp:CreateDate>2023-01-05T08:30:00Z</xmp:CreateDate><xmp:ModifyDate>2023-01-05T08:30:00Z</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;

const CONTENT = `/Artifact BMC 0 0 5 5 re f EMC
/P << /MCID 0 >> BDC q BT /F1 10 Tf 100 700 Td <0001> Tj ET /X1 Do Q EMC`;

const TO_UNICODE = "1 beginbfchar <0001> <0041> endbfchar";

/** A font of two glyphs, 500 and 600 units of 1,000 wide, as far as widths go. */
function fontProgram(): string {
  const bytes = Buffer.alloc(200);
  bytes.writeUInt16BE(3, 4);
  for (const [index, [tag, at]] of (
    [
      ["head", 60],
      ["hhea", 120],
      ["hmtx", 160],
    ] as const
  ).entries()) {
    bytes.write(tag, 12 + index * 16, "latin1");
    bytes.writeUInt32BE(at, 12 + index * 16 + 8);
  }
  bytes.writeUInt16BE(1000, 60 + 18);
  bytes.writeUInt16BE(2, 120 + 34);
  bytes.writeUInt16BE(500, 160);
  bytes.writeUInt16BE(600, 164);
  return bytes.toString("latin1");
}

function stream(content: string, entries = ""): string {
  return `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;
}

function objects(): readonly string[] {
  const profile = Buffer.from(makeSrgbProfile()).toString("latin1");
  return [
    `<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) /MarkInfo << /Marked true >> /StructTreeRoot 7 0 R
/ViewerPreferences << /DisplayDocTitle true >> /Metadata 4 0 R /OutputIntents [5 0 R] /AF [13 0 R]
/Names << /EmbeddedFiles << /Names [(a.csv) 13 0 R] >> >> >>`,
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 15 0 R /StructParents 0 /Tabs /S /Annots [9 0 R]
/Resources << /Font << /F1 10 0 R >> /XObject << /X1 16 0 R >> /ExtGState << /G1 << /Type /ExtGState /BM /Normal >> >> >> >>`,
    stream(XMP, "/Type /Metadata /Subtype /XML"),
    `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /DestOutputProfile 6 0 R >>`,
    stream(profile, "/N 3"),
    `<< /Type /StructTreeRoot /K [8 0 R 18 0 R] /RoleMap << /Brief /Sect >>
/ParentTree << /Nums [0 [8 0 R] 1 18 0 R] >> >>`,
    "<< /Type /StructElem /S /Brief /P 7 0 R /Pg 3 0 R /K 0 >>",
    `<< /Type /Annot /Subtype /Link /F 4 /Rect [0 0 5 5] /Contents (Trade) /StructParent 1
/A << /S /URI /URI (https://www.stats.gov.cn/) >> >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Sans /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode 12 0 R >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sans /CIDToGIDMap /Identity /W [1 [600]] /FontDescriptor << /FontFile2 17 0 R >> >>`,
    stream(TO_UNICODE),
    `<< /Type /Filespec /F (a.csv) /UF (a.csv) /Desc (Figures) /AFRelationship /Data /EF << /F 14 0 R >> >>`,
    stream(
      "1,2",
      "/Type /EmbeddedFile /Subtype /text#2fcsv /Params << /ModDate (D:20230105083000Z) >>",
    ),
    stream(CONTENT),
    stream("0 0 5 5 re f", "/Type /XObject /Subtype /Form /BBox [0 0 5 5]"),
    stream(fontProgram()),
    "<< /Type /StructElem /S /Link /P 7 0 R /Pg 3 0 R /K << /Type /OBJR /Obj 9 0 R >> >>",
    INFO,
  ];
}

/** Writes a file that claims PDF/A-3A and PDF/UA-1 and keeps their rules, but for what is planted in it. */
export function writeSound(...plants: readonly Plant[]): Uint8Array {
  const isWithin = ([from]: Plant) => objects().some((object) => object.search(literal(from)) >= 0);
  const plant = (text: string, some: readonly Plant[]) =>
    some.reduce((changed, [from, to]) => changed.replace(from, () => to), text);
  const within = plants.filter(isWithin);
  const whole = assemble(objects().map((object) => relength(plant(object, within))));
  // What is in no object is between them.
  const between = plants.filter((each) => !isWithin(each));
  for (const [from] of between)
    if (whole.search(literal(from)) < 0) throw new Error(`There is no ${from} to change`);
  return Buffer.from(plant(whole, between), "latin1");
}

function literal(from: string | RegExp): RegExp {
  return typeof from === "string" ? new RegExp(from.replace(/[^\w\s]/g, "\\$&")) : from;
}

/** A stream is as long as it has become. */
function relength(object: string): string {
  const [, content] = /\nstream\n([\s\S]*)\nendstream$/.exec(object) ?? [];
  if (content === undefined) return object;
  return object.replace(/\/Length \d+/, `/Length ${content.length}`);
}

function assemble(bodies: readonly string[]): string {
  let text = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  const rows = bodies.map((body, index) => {
    const offset = String(text.length).padStart(10, "0");
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${offset} 00000 n \n`;
  });
  const start = text.length;
  const size = bodies.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}trailer\n`;
  return `${text}<< /Size ${size} /Root 1 0 R /Info ${bodies.length} 0 R /ID [<01> <01>] >>\nstartxref\n${start}\n%%EOF\n`;
}
