import type { Canvas } from "@napi-rs/canvas";

/** Channels that differ by at most this count as equal, so that a slightly different shade at an edge is no change. */
const LEAST_DIFFERENCE = 24;

/** Tells which share of the pixels of two pages differ, from 0 to 1; 1 for pages of different sizes. */
export function comparePictures(before: Canvas, after: Canvas): number {
  if (before.width !== after.width || before.height !== after.height) return 1;
  const [old, fresh] = [pixelsOf(before), pixelsOf(after)];
  let changed = 0;
  for (let pixel = 0; pixel < old.length; pixel += 1) {
    if (differs(old[pixel] ?? 0, fresh[pixel] ?? 0)) changed += 1;
  }
  return changed / old.length;
}

/** One number a pixel; which channel is which does not matter here. */
function pixelsOf(canvas: Canvas): Uint32Array {
  const bytes = canvas.data();
  return new Uint32Array(bytes.buffer, bytes.byteOffset, canvas.width * canvas.height);
}

function differs(before: number, after: number): boolean {
  if (before === after) return false;
  for (let shift = 0; shift < 24; shift += 8) {
    const difference = ((before >>> shift) & 0xff) - ((after >>> shift) & 0xff);
    if (Math.abs(difference) > LEAST_DIFFERENCE) return true;
  }
  return false;
}
