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
import { intersect, movePoint, moveRect, type Placement, type Rect } from "./placement.ts";

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
/** Flags of what is not seen: ISO 32000-1, table 165. */
const UNSEEN = 1 | (1 << 1) | (1 << 5);
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
    const seen = rect && intersect(rect, placement.shown);
    const kind = nameAt(annotation, "Subtype");
    const isLive = clean(annotation, kind, page.number, tell);
    const isSeen = seen && ((numberAt(annotation, "F") ?? 0) & UNSEEN) === 0 && kind !== "Popup";
    const isWhole = seen && rect.every((value, at) => value === seen[at]);
    const stays = kind === "Link" ? isLive : isWhole && !ACTIVE.test(kind) && kind !== "Widget";
    if (isSeen && stays) {
      settle(annotation, kind === "Link" ? seen : rect, page, placement);
      kept.push(own || !(entry instanceof PDFRef) ? context.register(annotation) : entry);
      continue;
    }
    const picture = isSeen ? appearanceOf(annotation, rect) : null;
    const frame = isSeen && kind === "Link" ? frameOf(annotation, rect) : null;
    if (picture) drawn.push(picture);
    if (frame) drawn.push({ form: frame, matrix: [1, 0, 0, 1, 0, 0] });
    hasFrames ||= frame !== null;
    if (!own) gone.push(annotation);
  }
  return { kept, drawn, gone, hasFrames };
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
function appearanceOf(annotation: PDFDict, rect: Rect | null): Drawn | null {
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
  return { form, matrix: [sx, 0, 0, sy, rect[0] - left * sx, rect[1] - bottom * sy] };
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
