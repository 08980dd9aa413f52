import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { type Box, findBoxes, type Mask } from "./boxes.ts";
import type { Picture, PictureChange } from "./model.ts";

/** Side of a cell in which changes are counted. */
const CELL_PX = 6;
/** Below it two colours are one: drawing is exact, but a shade at an edge is no change of a page. */
const LEAST_DIFFERENCE = 24;
/** Air between a change and its frame. */
const AIR_PX = 3;
/** Of the page above and below the changes, to see where on it they are. */
const CONTEXT_PX = 44;
const FRAME = "#994455";
const TINT = "rgba(153, 68, 85, 0.09)";
const QUALITY = 78;

/** Compares how two pages look; null where they look the same. Of a page that came or went there is one side only. */
export function comparePictures(before: Canvas | null, after: Canvas | null): PictureChange | null {
  if (before === null || after === null || !isSameSize(before, after)) {
    return { share: 1, before: before && show(before), after: after && show(after) };
  }
  const { mask, share } = compareCells(before, after);
  if (share === 0) return null;
  const boxes = findBoxes(mask).map(({ x, y, width, height }) => ({
    x: x * CELL_PX - AIR_PX,
    y: y * CELL_PX - AIR_PX,
    width: width * CELL_PX + 2 * AIR_PX,
    height: height * CELL_PX + 2 * AIR_PX,
  }));
  return { share, before: show(before, boxes), after: show(after, boxes) };
}

function isSameSize(before: Canvas, after: Canvas): boolean {
  return before.width === after.width && before.height === after.height;
}

function compareCells(before: Canvas, after: Canvas): { mask: Mask; share: number } {
  const { width, height } = before;
  const [old, fresh] = [before, after].map(
    (canvas) => canvas.getContext("2d").getImageData(0, 0, width, height).data,
  );
  const [columns, rows] = [Math.ceil(width / CELL_PX), Math.ceil(height / CELL_PX)];
  const isChanged = new Uint8Array(columns * rows);
  let changed = 0;
  if (!old || !fresh) return { mask: { columns, rows, isChanged }, share: 0 };
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if (!differs(old, fresh, 4 * pixel)) continue;
    changed += 1;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    isChanged[Math.floor(y / CELL_PX) * columns + Math.floor(x / CELL_PX)] = 1;
  }
  return { mask: { columns, rows, isChanged }, share: changed / (width * height) };
}

function differs(old: Uint8ClampedArray, fresh: Uint8ClampedArray, at: number): boolean {
  for (let channel = at; channel < at + 3; channel += 1) {
    if (Math.abs((old[channel] ?? 0) - (fresh[channel] ?? 0)) > LEAST_DIFFERENCE) return true;
  }
  return false;
}

/** The part of a page with changes on it, each in a frame; the whole page where there are none to frame. */
function show(page: Canvas, boxes: readonly Box[] = []): Picture {
  const top = Math.max(0, Math.min(page.height, ...boxes.map(({ y }) => y)) - CONTEXT_PX);
  const bottom = Math.min(
    page.height,
    Math.max(0, ...boxes.map(({ y, height }) => y + height)) + CONTEXT_PX,
  );
  const [y, height] = boxes.length === 0 ? [0, page.height] : [top, bottom - top];
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
  return { widthPx: page.width, heightPx: height, webp: canvas.toBuffer("image/webp", QUALITY) };
}
