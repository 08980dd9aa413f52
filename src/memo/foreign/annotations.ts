import {
  PDFBool,
  type PDFContext,
  PDFDict,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";
import { cleanAction, cleanTriggers, type Tell } from "./actions.ts";
import { frameOf } from "./border.ts";
import {
  cloneDict,
  dictAt,
  follow,
  listAt,
  name,
  nameAt,
  numberAt,
  numbersAt,
  numbersIn,
} from "./objects.ts";
import type { ForeignPage } from "./pages.ts";
import { intersect, movePoint, moveRect, type Placement, type Rect, turnOf } from "./placement.ts";

/** What lies on a page, as it is bound. */
interface OnPage {
  /** Links and notes that stay what they are. */
  readonly kept: readonly PDFRef[];
  /** Pictures of the others, to be drawn with the page: where each lies on it, in its own points. */
  readonly drawn: readonly Drawn[];
  /** Annotations that are none any longer. */
  readonly gone: readonly PDFDict[];
  /** True where frames of links were drawn, which some libraries leave out. */
  readonly hasFrames: boolean;
}

export interface Drawn {
  readonly form: PDFRef;
  readonly matrix: readonly number[];
}

/** What plays or opens something; only what it looks like stays. */
const ACTIVE = /^(RichMedia|3D|Movie|Screen|Sound|FileAttachment)$/;
/** Flags of what is not seen, and of what stays upright on a turned page: ISO 32000-1, table 165. */
const UNSEEN = (1 << 1) | (1 << 5);
const UNSEEN_IF_UNKNOWN = 1;
const UPRIGHT = 1 << 4;
/** Kinds that viewers know: ISO 32000-2, table 171. */
const KNOWN = new Set([
  ...["Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight"],
  ...["Underline", "Squiggly", "StrikeOut", "Caret", "Stamp", "Ink", "Popup", "FileAttachment"],
  ...["Sound", "Movie", "Screen", "Widget", "PrinterMark", "TrapNet", "Watermark", "3D", "Redact"],
  ...["Projection", "RichMedia"],
]);
const DROPPED = ["Popup", "FS", "Sound", "Movie", "RichMediaContent", "3DD"].map(name);
const POINTS = ["QuadPoints", "Vertices", "L", "CL"];

/**
 * Takes what lies on a page for what a viewer shows of it. `used` has each as it was, for another page that has it,
 * too.
 */
export function readAnnotations(
  page: ForeignPage,
  placement: Placement,
  used: Map<PDFDict, PDFDict>,
  tell: Tell,
): OnPage {
  const kept: PDFRef[] = [];
  const drawn: Drawn[] = [];
  const gone: PDFDict[] = [];
  let hasFrames = false;
  const { context } = page.dict;
  for (const entry of listAt(page.dict, "Annots")) {
    const found = follow(entry, context);
    if (!(found instanceof PDFDict)) continue;
    const own = used.get(found);
    if (!own) used.set(found, cloneDict(found));
    const annotation = own ? cloneDict(own) : found;
    const rect = rectOf(annotation);
    const kind = nameAt(annotation, "Subtype");
    const upright = uprightTurn(annotation, page, placement);
    const seen = rect && intersect(turnRect(rect, upright ?? 0), placement.shown);
    const isLive = clean(annotation, kind, page.number, tell);
    const isSeen = seen && !isHidden(annotation, kind);
    const isWhole = seen && rect.every((value, at) => value === seen[at]);
    const mayStay = !ACTIVE.test(kind) && kind !== "Widget" && upright === null;
    const stays = kind === "Link" ? isLive : isWhole && mayStay;
    if (isSeen && stays) {
      settle(annotation, kind === "Link" ? seen : rect, page, placement);
      kept.push(own || !(entry instanceof PDFRef) ? context.register(annotation) : entry);
      continue;
    }
    const picture = isSeen ? appearanceOf(annotation, rect, upright ?? 0) : null;
    const frame = isSeen && kind === "Link" ? frameOf(annotation, rect) : null;
    if (picture) drawn.push(picture);
    if (frame) drawn.push({ form: frame, matrix: [1, 0, 0, 1, 0, 0] });
    hasFrames ||= frame !== null;
    if (!own) gone.push(annotation);
  }
  return { kept, drawn, gone, hasFrames };
}

function isHidden(annotation: PDFDict, kind: string): boolean {
  const flags = numberAt(annotation, "F") ?? 0;
  const unseen = KNOWN.has(kind) ? UNSEEN : UNSEEN | UNSEEN_IF_UNKNOWN;
  return (flags & unseen) !== 0 || kind === "Popup";
}

/**
 * By how much what stays upright on a turned page is turned against it, in degrees against the clock; null for what
 * turns with its page, and where viewers do the same with the page as it is bound.
 */
function uprightTurn(annotation: PDFDict, page: ForeignPage, placement: Placement): number | null {
  const turn = turnOf(page.dict);
  const isUpright = ((numberAt(annotation, "F") ?? 0) & UPRIGHT) !== 0;
  const isTurned = turn !== 0 || placement.turn !== 0;
  return isUpright && isTurned && findAppearance(annotation) ? turn : null;
}

/** A matrix that turns about the upper left corner of a rectangle, against the clock. */
function turnAbout([left, , , top]: Rect, turn: number): readonly number[] {
  const [cos, sin] = QUARTERS[turn] ?? [1, 0];
  return [cos, sin, -sin, cos, left - cos * left + sin * top, top - sin * left - cos * top];
}

const QUARTERS: Readonly<Record<number, readonly [cos: number, sin: number]>> = {
  90: [0, 1],
  180: [-1, 0],
  270: [0, -1],
};

function turnRect(rect: Rect, turn: number): Rect {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = turnAbout(rect, turn);
  const [x0, y0, x1, y1] = rect;
  const [xa, ya, xb, yb] = [a * x0 + c * y0, b * x0 + d * y0, a * x1 + c * y1, b * x1 + d * y1];
  return [Math.min(xa, xb) + e, Math.min(ya, yb) + f, Math.max(xa, xb) + e, Math.max(ya, yb) + f];
}

function rectOf(annotation: PDFDict): Rect | null {
  const [x0, y0, x1, y1] = numbersAt(annotation, "Rect") ?? [];
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return null;
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

/** Takes actions out; false for a link that leads nowhere then. */
function clean(annotation: PDFDict, kind: string, page: number, tell: Tell): boolean {
  if (ACTIVE.test(kind)) tell(kind, page);
  cleanTriggers(annotation, page, tell);
  const leads = cleanAction(annotation, "A", page, tell);
  cleanAction(annotation, "PA", page, tell);
  for (const key of DROPPED) annotation.delete(key);
  return leads || annotation.has(name("Dest"));
}

/** Moves an annotation with its page. */
function settle(annotation: PDFDict, rect: Rect, page: ForeignPage, placement: Placement): void {
  const { context } = annotation;
  annotation.set(name("Rect"), context.obj([...moveRect(placement, rect)]));
  annotation.set(name("P"), page.ref);
  for (const key of POINTS) {
    const numbers = numbersAt(annotation, key);
    if (numbers) annotation.set(name(key), context.obj(movePoints(placement, numbers)));
  }
  if (!annotation.has(name("InkList"))) return;
  const strokes = listAt(annotation, "InkList").flatMap((stroke) => {
    const numbers = numbersIn(follow(stroke, context), context);
    return numbers ? [movePoints(placement, numbers)] : [];
  });
  annotation.set(name("InkList"), context.obj(strokes));
}

function movePoints(placement: Placement, numbers: readonly number[]): number[] {
  return numbers.flatMap((value, at) =>
    at % 2 === 0 && numbers[at + 1] !== undefined
      ? [...movePoint(placement, value, numbers[at + 1] ?? 0)]
      : [],
  );
}

/**
 * The picture of an annotation, and the matrix that brings it to its rectangle; null where it has none.
 *
 * Source: ISO 32000-1, 12.5.5, algorithm 8.1.
 */
function appearanceOf(annotation: PDFDict, rect: Rect | null, turn: number): Drawn | null {
  const { context } = annotation;
  const form = findAppearance(annotation);
  const stream = form && context.lookup(form);
  if (!form || !rect || !(stream instanceof PDFRawStream)) return null;
  stream.dict.set(name("Subtype"), name("Form"));
  stream.dict.set(name("Foreign"), PDFBool.True);
  const layer = annotation.get(name("OC"));
  if (layer && !stream.dict.has(name("OC"))) stream.dict.set(name("OC"), layer);
  const box = numbersAt(stream.dict, "BBox") ?? [];
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersAt(stream.dict, "Matrix") ?? [];
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom];
  if (!(width > 0 && height > 0)) return null;
  const [sx, sy] = [(rect[2] - rect[0]) / width, (rect[3] - rect[1]) / height];
  const [e1, f1] = [rect[0] - left * sx, rect[1] - bottom * sy];
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = turnAbout(rect, turn);
  return {
    form,
    matrix: [p * sx, q * sx, r * sy, s * sy, p * e1 + r * f1 + t, q * e1 + s * f1 + u],
  };
}

/** The normal appearance of an annotation, in the state that it is in. */
export function findAppearance(annotation: PDFDict): PDFRef | null {
  const { context } = annotation;
  const normal = dictAt(annotation, "AP")?.get(name("N"));
  const found = follow(normal, context);
  if (found instanceof PDFRawStream) return refTo(normal, found, context);
  if (!(found instanceof PDFDict)) return null;
  const state = found.get(name(nameAt(annotation, "AS") || "Off"));
  const picture = follow(state, context);
  return picture instanceof PDFRawStream ? refTo(state, picture, context) : null;
}

function refTo(object: PDFObject | undefined, found: PDFObject, context: PDFContext): PDFRef {
  const isDirect = object instanceof PDFRef && context.lookup(object) === found;
  return isDirect ? object : context.register(found);
}
