/** What an XMP packet says: property, e.g. `dc:title` → its values in their order. */
export interface Xmp {
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Prefixes of the schemas that the packet explains itself. */
  readonly explained: ReadonlySet<string>;
  /** Prefix → the namespace that the packet gives it; the last one where it gives several. */
  readonly spaces: ReadonlyMap<string, string>;
  /** True where a text is given in the default language alone (`x-default`). */
  readonly speaksDefault: boolean;
  /** The processing instruction `<?xpacket begin…?>`; empty where there is none. */
  readonly head: string;
}

/**
 * Reads the properties of an XMP packet that are text or lists of text, as elements or as attributes.
 *
 * Source: ISO 16684-1, 7. Prefixes are not resolved: a PDF/A file has to use those of the standards.
 */
export function readXmp(packet: string): Xmp {
  const values = new Map<string, readonly string[]>();
  const body = packet.replace(/<pdfaExtension:schemas>[\s\S]*?<\/pdfaExtension:schemas>/g, "");
  for (const [, attributes = ""] of body.matchAll(/<rdf:Description\b([^>]*)>/g))
    for (const [, name = "", text = ""] of attributes.matchAll(ATTRIBUTE))
      if (!/^(xmlns|xml|rdf):/.test(name)) values.set(name, [unescapeXml(text)]);
  for (const [, name = "", , content = ""] of body.matchAll(ELEMENT))
    values.set(name, textsIn(content));
  const prefixes = packet.matchAll(/<pdfaSchema:prefix>([^<]*)<|pdfaSchema:prefix="([^"]*)"/g);
  return {
    values,
    explained: new Set([...prefixes].map(([, element, attribute]) => element ?? attribute ?? "")),
    spaces: new Map(
      [...packet.matchAll(/xmlns:([\w-]+)\s*=\s*["']([^"']*)["']/g)].map(
        ([, prefix = "", space = ""]) => [prefix, space],
      ),
    ),
    speaksDefault: [...body.matchAll(/<rdf:Alt>([\s\S]*?)<\/rdf:Alt>/g)].some(([, texts = ""]) => {
      const languages = [...texts.matchAll(/xml:lang\s*=\s*["']([^"']*)["']/g)].map(
        ([, tag]) => tag,
      );
      return languages.length > 0 && languages.every((tag) => tag === "x-default");
    }),
    head: /<\?xpacket begin[^>]*>/.exec(packet)?.[0] ?? "",
  };
}

const ATTRIBUTE = /([\w-]+:[\w-]+)\s*=\s*"([^"]*)"/g;
// Elements with the prefixes `rdf:` and `x:` are the frame of the packet, not properties.
const ELEMENT = /<((?!rdf:|x:)[\w-]+:[\w-]+)(\s[^>]*[^/>]|\s*)>([\s\S]*?)<\/\1>/g;

function textsIn(content: string): readonly string[] {
  const items = [...content.matchAll(/<rdf:li\b[^>]*>([\s\S]*?)<\/rdf:li>/g)];
  const texts = content.includes("<rdf:") ? items.map(([, item = ""]) => item) : [content];
  return texts.map((text) => unescapeXml(text.trim()));
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/** Unicode ends here. */
const LAST_CHARACTER = 0x10ffff;

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= LAST_CHARACTER ? String.fromCodePoint(code) : whole;
  });
}
