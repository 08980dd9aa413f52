import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { type Box, findBoxes, type Mask } from "./boxes.ts";
import type { Picture, PictureChange } from "./model.ts";

/** Side of a cell in which changes are counted. */
const CELL_PX = 6;
/** Channels that differ by at most this count as equal, so that a slightly different shade at an edge is no change. */
const LEAST_DIFFERENCE = 24;
/** Space between a change and its frame. */
const AIR_PX = 3;
/** Height of the page that is shown above and below the changes, to see where on the page they are. */
const CONTEXT_PX = 44;
const FRAME = "#a8431c";
const TINT = "rgba(153, 68, 85, 0.09)";
/** Quality of JPEG, which the browser puts into a PDF as it is; it unpacks other formats, to three times the size. */
const QUALITY = 60;

/**
 * Compares how two pages look; null where they look the same. Of a page that came or went there is one side only.
 *
 * Without `hasImages` only the sizes of the pictures are given.
 */
export async function comparePictures(
  before: Canvas | null,
  after: Canvas | null,
  { hasImages }: { hasImages: boolean },
): Promise<PictureChange | null> {
  const showMaybe = (page: Canvas | null, boxes: readonly Box[] = []) =>
    page && show(page, boxes, hasImages);
  if (before === null || after === null || !isSameSize(before, after)) {
    return { share: 1, before: await showMaybe(before), after: await showMaybe(after) };
  }
  const { mask, share } = compareCells(before, after);
  if (share === 0) return null;
  const boxes = findBoxes(mask).map(({ x, y, width, height }) => ({
    x: x * CELL_PX - AIR_PX,
    y: y * CELL_PX - AIR_PX,
    width: width * CELL_PX + 2 * AIR_PX,
    height: height * CELL_PX + 2 * AIR_PX,
  }));
  const [old, fresh] = await Promise.all([showMaybe(before, boxes), showMaybe(after, boxes)]);
  return { share, before: old, after: fresh };
}

function isSameSize(before: Canvas, after: Canvas): boolean {
  return before.width === after.width && before.height === after.height;
}

function compareCells(before: Canvas, after: Canvas): { mask: Mask; share: number } {
  const { width, height } = before;
  const [old, fresh] = [pixelsOf(before), pixelsOf(after)];
  const [columns, rows] = [Math.ceil(width / CELL_PX), Math.ceil(height / CELL_PX)];
  const isChanged = new Uint8Array(columns * rows);
  let changed = 0;
  for (let pixel = 0; pixel < old.length; pixel += 1) {
    const [a, b] = [old[pixel] ?? 0, fresh[pixel] ?? 0];
    if (a === b || !differs(a, b)) continue;
    changed += 1;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    isChanged[Math.floor(y / CELL_PX) * columns + Math.floor(x / CELL_PX)] = 1;
  }
  return { mask: { columns, rows, isChanged }, share: changed / (width * height) };
}

/** One number a pixel; which channel is which does not matter here. */
function pixelsOf(canvas: Canvas): Uint32Array {
  const bytes = canvas.data();
  return new Uint32Array(bytes.buffer, bytes.byteOffset, canvas.width * canvas.height);
}

function differs(before: number, after: number): boolean {
  for (let shift = 0; shift < 24; shift += 8) {
    const difference = ((before >>> shift) & 0xff) - ((after >>> shift) & 0xff);
    if (Math.abs(difference) > LEAST_DIFFERENCE) return true;
  }
  return false;
}

/** The part of a page with changes on it, each in a frame; the whole page where there are none to frame. */
async function show(page: Canvas, boxes: readonly Box[], hasImages: boolean): Promise<Picture> {
  const top = Math.max(0, Math.min(page.height, ...boxes.map(({ y }) => y)) - CONTEXT_PX);
  const bottom = Math.min(
    page.height,
    Math.max(0, ...boxes.map(({ y, height }) => y + height)) + CONTEXT_PX,
  );
  const [y, height] = boxes.length === 0 ? [0, page.height] : [top, bottom - top];
  const jpeg = hasImages ? await frame(page, boxes, { y, height }) : null;
  return { widthPx: page.width, heightPx: height, jpeg };
}

/** Cuts a part out of a page and frames the changes; `encode` runs in parallel while the next page is drawn. */
async function frame(
  page: Canvas,
  boxes: readonly Box[],
  { y, height }: Pick<Box, "y" | "height">,
): Promise<Uint8Array> {
  const canvas = createCanvas(page.width, height);
  const context = canvas.getContext("2d");
  context.drawImage(page, 0, -y);
  context.translate(0, -y);
  context.strokeStyle = FRAME;
  context.fillStyle = TINT;
  context.lineWidth = 1.5;
  for (const box of boxes) {
    context.fillRect(box.x, box.y, box.width, box.height);
    context.strokeRect(box.x, box.y, box.width, box.height);
  }
  return canvas.encode("jpeg", QUALITY);
}
