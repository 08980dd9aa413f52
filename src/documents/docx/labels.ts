import { DOMParser, XMLSerializer } from "@xmldom/xmldom";
import JSZip from "jszip";
import { attributeOf, childrenOf, type Membership, Numbering, settingOf } from "./numbering.ts";

const [DOCUMENT, NUMBERING, STYLES] = [
  ...["word/document.xml", "word/numbering.xml", "word/styles.xml"],
] as const;

/**
 * Writes the numbers that Word sets before paragraphs, such as 一、 of headings, into their text, where they are nowhere.
 *
 * Shape: the bytes as they are where no paragraph is numbered.
 */
export async function withLabels(bytes: Uint8Array): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(bytes);
  const numbering = await partOf(archive, NUMBERING);
  const document = await partOf(archive, DOCUMENT);
  if (!numbering || !document) return bytes;
  const styles = await partOf(archive, STYLES);
  const lists = new Numbering(numbering);
  const styled = styles ? membershipsOf(styles, lists) : new Map<string, Membership>();
  for (const paragraph of Array.from(document.getElementsByTagNameNS("*", "p"))) {
    label(paragraph, lists, styled);
  }
  archive.file(DOCUMENT, new XMLSerializer().serializeToString(document));
  return archive.generateAsync({ type: "uint8array" });
}

/** The library writes to the terminal what it finds wrong, and goes on. */
const STRICT = {
  warning: () => {},
  error: damaged,
  fatalError: damaged,
};

function damaged(message: string): never {
  throw new Error(message);
}

/** The outermost element of a part of the file; null where there is no such part. */
async function partOf(archive: JSZip, name: string): Promise<Element | null> {
  const text = await archive.file(name)?.async("string");
  if (text === undefined) return null;
  return new DOMParser({ errorHandler: STRICT }).parseFromString(text, "text/xml").documentElement;
}

/** Which styles number their paragraphs, their own or as what they are based on does. */
function membershipsOf(styles: Element, lists: Numbering): ReadonlyMap<string, Membership> {
  const byId = new Map(
    childrenOf(styles, "style").map((one) => [attributeOf(one, "styleId"), one]),
  );
  const memberships = new Map<string, Membership>();
  for (const id of byId.keys()) {
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && !seen.has(at); ) {
      seen.add(at);
      const style = byId.get(at);
      const own = style && numberingIn(style);
      if (own?.list) {
        const level = own.level ?? lists.levelOfStyle(own.list, id) ?? 0;
        if (own.list !== NONE) memberships.set(id, { list: own.list, level });
        break;
      }
      at = style ? settingOf(style, "basedOn") : null;
    }
  }
  return memberships;
}

/** The list of no list: a paragraph says so to stand without the number of its style. */
const NONE = "0";

function numberingIn(element: Element) {
  const [properties] = childrenOf(element, "pPr");
  const [numbering] = properties ? childrenOf(properties, "numPr") : [];
  if (!numbering) return null;
  const level = settingOf(numbering, "ilvl");
  return { list: settingOf(numbering, "numId"), level: level === null ? null : Number(level) };
}

function label(
  paragraph: Element,
  lists: Numbering,
  styled: ReadonlyMap<string, Membership>,
): void {
  const [properties] = childrenOf(paragraph, "pPr");
  if (!properties) return;
  const style = styled.get(settingOf(properties, "pStyle") ?? "");
  const own = numberingIn(paragraph);
  const list = own?.list ?? style?.list;
  if (list === undefined || list === NONE) return;
  const text = lists.next({ list, level: own?.level ?? style?.level ?? 0 });
  for (const numbering of childrenOf(properties, "numPr")) properties.removeChild(numbering);
  if (text === "") return;
  const create = (name: string) =>
    paragraph.ownerDocument.createElementNS(paragraph.namespaceURI, `w:${name}`);
  const [run, words] = [create("r"), create("t")];
  words.appendChild(paragraph.ownerDocument.createTextNode(text));
  run.appendChild(words);
  paragraph.insertBefore(run, properties.nextSibling);
}
