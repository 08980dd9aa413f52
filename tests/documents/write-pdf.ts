/** Words on a page, from its lower left corner; every character is as wide as high. */
interface Words {
  /** Of the type, in points. Default: 16. */
  readonly size?: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Operators that draw, as they stand in a page, e.g. `60 700 m 300 700 l S`. */
interface Drawing {
  readonly draw: string;
}

/** Writes a PDF in a font that every reader of Chinese has, so that none has to be put in: a page for each list of words and drawings. */
export function writePdf(pages: readonly (readonly (Words | Drawing)[])[]): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + 2 * at} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>",
    ...pages.flatMap((words, at) => {
      const content = words.map((one) => ("draw" in one ? one.draw : shown(one))).join("\n");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${6 + 2 * at} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

function shown({ x, y, text, size = 16 }: Words): string {
  const codes = Buffer.from(text, "utf16le").swap16().toString("hex");
  return `BT /F ${size} Tf ${x} ${y} Td <${codes}> Tj ET`;
}
