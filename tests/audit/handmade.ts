/** What a handmade document has; the rest of it is sound except for what it can't have: tags and embedded fonts. */
export interface Handmade {
  /** Drawing operators, one text a page. */
  readonly pages: readonly string[];
  /** Entries of a page's dictionary, e.g. `/Annots [...]`. */
  readonly pageEntries?: string;
  /** Entries of the catalog, e.g. `/Lang (zh-CN)`. */
  readonly catalog?: string;
  /** Entries of the information dictionary, e.g. `/Title (Brief)`. */
  readonly info?: string;
  /** The dictionary of font F1; Helvetica, not embedded, by default. */
  readonly font?: string;
  /** Further objects; their numbers count up from 100. */
  readonly objects?: readonly string[];
}

const HELVETICA =
  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/** Number of the first page's object; the others follow, each with its content behind it. */
export const FIRST_PAGE = 10;

/** Writes a PDF by hand, A4, with one font F1. */
export function writePdf({ pages, ...options }: Handmade): Uint8Array {
  const refs = pages.map((_, index) => `${FIRST_PAGE + 2 * index} 0 R`).join(" ");
  const objects = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${options.catalog ?? ""} >>`],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${refs}] >>`],
    [3, options.font ?? HELVETICA],
    [4, `<< ${options.info ?? ""} >>`],
  ]);
  pages.forEach((content, index) => {
    const number = FIRST_PAGE + 2 * index;
    objects.set(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${number + 1} 0 R
/Resources << /Font << /F1 3 0 R >> /XObject << /X1 100 0 R >> >> ${options.pageEntries ?? ""} >>`,
    );
    objects.set(number + 1, streamOf(content));
  });
  options.objects?.forEach((object, index) => {
    objects.set(100 + index, object);
  });
  return assemble(objects);
}

/** A stream object; `entries` go into its dictionary. */
export function streamOf(content: string, entries = ""): string {
  return `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;
}

function assemble(objects: ReadonlyMap<number, string>): Uint8Array {
  let text = "%PDF-1.7\n";
  const rows = [...objects].map(([number, body]) => {
    const offset = text.length;
    text += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const start = text.length;
  const size = Math.max(...objects.keys()) + 1;
  text += `xref\n0 1\n0000000000 65535 f \n${rows.join("")}trailer\n`;
  text += `<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
