import type { Square } from "./layout.ts";
import type { Context } from "./shapes.ts";
import type { Tone } from "./style.ts";

/** As wide as a dot, its frame as wide as the ring of a target. */
const FILL_PT = 6;
const FRAME_PT = 8.8;
const STROKE_PT = 1;

/** Draws squares with what there is in them, those of one tone as one path. */
export function drawSquares(context: Context, squares: readonly Square[]): void {
  for (const tone of new Set(squares.map((square) => square.tone))) {
    const own = squares.filter((square) => square.tone === tone);
    fillAll(context, own, tone);
    const [framed, halves] = [
      own.filter(({ isFramed }) => isFramed),
      own.filter(({ fill }) => fill === "half"),
    ];
    frameAll(context, framed, tone, FRAME_PT);
    frameAll(context, halves, tone, FILL_PT);
  }
}

/** Of a half the lower one. */
function fillAll(context: Context, squares: readonly Square[], tone: Tone): void {
  const filled = squares.filter(({ fill }) => fill !== "none");
  if (filled.length === 0) return;
  context.fillStyle = tone.fill;
  context.beginPath();
  for (const { x, y, fill } of filled) {
    const topPt = fill === "half" ? y : y - FILL_PT / 2;
    context.rect(x - FILL_PT / 2, topPt, FILL_PT, y + FILL_PT / 2 - topPt);
  }
  context.fill();
}

/** The outlines stay within the size. */
function frameAll(context: Context, squares: readonly Square[], tone: Tone, sizePt: number): void {
  if (squares.length === 0) return;
  const innerPt = sizePt - STROKE_PT;
  context.strokeStyle = tone.line;
  context.lineWidth = STROKE_PT;
  context.beginPath();
  for (const { x, y } of squares) context.rect(x - innerPt / 2, y - innerPt / 2, innerPt, innerPt);
  context.stroke();
}
