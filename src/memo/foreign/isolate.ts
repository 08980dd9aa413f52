import { deflateSync } from "node:zlib";
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from "@cantoo/pdf-lib";
import type { Drawn } from "./annotations.ts";
import { balance } from "./balance.ts";
import { clipForm, clipText } from "./clip/clip.ts";
import { contentOf } from "./content.ts";
import { cutText, type SetsFont } from "./cut-text.ts";
import { cloneDict, dictAt, follow, name, numbersAt } from "./objects.ts";
import type { ForeignPage } from "./pages.ts";
import { type Move, moveRect, type Placement, type Rect } from "./placement.ts";

/** How a page is bound otherwise than it was. */
export interface PageChange {
  /** Places of its own page number, in its own points. */
  readonly ownNumbers: readonly Rect[];
  /** True to leave that number out: its text, and with `clips` all that is drawn there. */
  readonly isCovered: boolean;
  readonly cutsText: boolean;
  readonly clips: boolean;
  /** Takes it out of the way of the memo's number; null where it is in none. */
  readonly move: Move | null;
}

/** What a page keeps of what it had. */
const KEPT = ["Group", "StructParents", "Tabs"].map(name);

interface Isolated {
  readonly page: PDFDict;
  readonly form: PDFRef;
  /** True where its content did not end as it began. */
  readonly isMended: boolean;
}

/**
 * Makes a page that draws the old one as one form, within what a viewer showed of it: nothing that its content
 * leaves open, sets or closes can reach what is drawn after it.
 *
 * Returns the form, whose tags are found by it, and whether its content was sound.
 */
export function isolate(
  { dict, number }: ForeignPage,
  placement: Placement,
  drawn: readonly Drawn[],
  change: PageChange | null,
): Isolated {
  const { context } = dict;
  const resources = dictAt(dict, "Resources") ?? PDFDict.withContext(context);
  const written = contentOf(dict, number);
  const balanced = balance(written);
  const content = balanced ?? written;
  const hides = hidesText(dict, placement);
  const clipped = hides
    ? clipText({ content, resources }, placement.shown, number)
    : { content, resources };
  const cut = {
    shown: hidesNothing(placement) ? null : placement.shown,
    covers: change?.cutsText ? change.ownNumbers : [],
  };
  const isAll = cut.shown === null && cut.covers.length === 0;
  const seen = isAll ? clipped.content : cutText(clipped.content, cut, fontSetter(resources));
  const own = seen === written ? packedContent(dict) : null;
  const stream = own ?? pack(seen, context);
  const entries = {
    Type: "XObject",
    Subtype: "Form",
    BBox: [...placement.shown],
    Resources: cloneDict(clipped.resources),
    // Its content is somebody else's: finishing leaves it as it is.
    Foreign: true,
  };
  for (const [key, value] of Object.entries(entries))
    stream.dict.set(name(key), context.obj(value as never));
  const parents = dict.get(name("StructParents"));
  if (parents instanceof PDFNumber) stream.dict.set(name("StructParents"), parents);
  const form = context.register(stream);
  const over = drawn.map((each) =>
    hides
      ? clipForm(each.form, each.matrix, resources, { box: placement.shown, page: number })
      : each.form,
  );
  const forms = Object.fromEntries([form, ...over].map((ref, at) => [`Part${at}`, ref]));
  const page = PDFDict.withContext(context);
  for (const key of KEPT) {
    const value = dict.get(key);
    if (value) page.set(key, value);
  }
  page.set(name("Type"), name("Page"));
  page.set(name("MediaBox"), context.obj([...placement.paper]));
  if (placement.turn !== 0) page.set(name("Rotate"), context.obj(placement.turn));
  page.set(name("Resources"), context.obj({ XObject: forms } as never));
  if (change && change.ownNumbers.length > 0)
    page.set(name("OwnNumbers"), describe(placement, change, context));
  const text = drawAll(placement, drawn, change?.clips ? change.ownNumbers : []);
  page.set(name("Contents"), context.register(pack(text, context)));
  return { page, form, isMended: balanced !== written };
}

/**
 * What a page says of its own number beside the memo's, an entry of ours: whether it is kept, gone (`Covered`) or not
 * drawn but there to be read (`Clipped`), and where it is.
 *
 * Source: ISO 32000-1, annex E: readers pass over entries that they do not know.
 */
function describe(placement: Placement, change: PageChange, context: PDFContext): PDFObject {
  const boxes = change.ownNumbers.map((box) => [...moveRect(placement, box)]);
  const state = !change.isCovered ? "Kept" : change.cutsText ? "Covered" : "Clipped";
  return context.obj({ State: state, Boxes: boxes } as never) as PDFObject;
}

/** The content of a page as it is packed; null where it is in several pieces. */
function packedContent(dict: PDFDict): PDFRawStream | null {
  const found = follow(dict.get(name("Contents")), dict.context);
  const single = found instanceof PDFArray && found.size() === 1 ? found.get(0) : found;
  const stream = follow(single, dict.context);
  if (!(stream instanceof PDFRawStream)) return null;
  const packed = PDFDict.withContext(dict.context);
  for (const key of ["Filter", "DecodeParms"].map(name)) {
    const value = stream.dict.get(key);
    if (value) packed.set(key, value);
  }
  return PDFRawStream.of(packed, stream.contents);
}

/** Packs a content, by the library of the system: that of the PDF library takes five times as long. */
function pack(content: string, context: PDFContext): PDFRawStream {
  const bytes = deflateSync(Buffer.from(content, "latin1"));
  return PDFRawStream.of(context.obj({ Filter: "FlateDecode" }) as PDFDict, bytes);
}

function fontSetter(resources: PDFDict): SetsFont {
  const states = dictAt(resources, "ExtGState");
  return (key) => dictAt(states, key.slice(1))?.has(name("Font")) ?? false;
}

/** True where a viewer does not show all of a page, or where paper has room beside it. */
function hidesText(dict: PDFDict, placement: Placement): boolean {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbersAt(dict, "MediaBox") ?? placement.shown;
  const whole = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  return placement.shown.some((value, at) => value !== whole[at]) || !hidesNothing(placement);
}

/** True where all of a page that paper has room for was seen before. */
function hidesNothing({ shown, paper, scale, dx, dy }: Placement): boolean {
  const edges = [shown[0] * scale + dx, shown[1] * scale + dy];
  const ends = [shown[2] * scale + dx, shown[3] * scale + dy];
  return (
    edges.every((value, at) => value <= (paper[at] ?? 0) + 1e-6) &&
    ends.every((value, at) => value >= (paper[at + 2] ?? 0) - 1e-6)
  );
}

function drawAll(
  { scale, dx, dy, shown }: Placement,
  drawn: readonly Drawn[],
  covers: readonly Rect[],
): string {
  const box = writeBox(shown);
  const over = drawn.map(({ matrix }, at) =>
    ["q", `${box} re W n`, `${matrix.map(write).join(" ")} cm`, `/Part${at + 1} Do`, "Q"].join(
      "\n",
    ),
  );
  const move = [scale, 0, 0, scale, dx, dy].map(write).join(" ");
  const clip =
    covers.length > 0
      ? [`${[shown, ...covers].map((each) => `${writeBox(each)} re`).join(" ")} W* n`]
      : [];
  return ["q", `${move} cm`, ...clip, "/Part0 Do", ...over, "Q"].join("\n");
}

function writeBox([left, bottom, right, top]: Rect): string {
  return [left, bottom, right - left, top - bottom].map(write).join(" ");
}

/** A number as PDF writes it, which knows no exponents. */
function write(value: number): string {
  return Number(value.toFixed(8)).toString().includes("e")
    ? value.toFixed(8)
    : String(Number(value.toFixed(8)));
}
