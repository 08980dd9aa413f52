import { linesOf, type PrintedLine } from "./lines.ts";
import type { Span } from "./spans.ts";
import type { Frame } from "./table/frames.ts";
import { isWithin, ruledTable } from "./table/ruled.ts";

/** Puts what a page says into lines and tables, each of these where the first of its words is drawn. */
export function contentsOf(
  spans: readonly Span[],
  frames: readonly Frame[],
): readonly PrintedLine[] {
  const spansByFrame = new Map<Frame, Span[]>();
  const pieces: (Span[] | Frame)[] = [];
  for (const span of spans) {
    const frame = frames.find((one) => isWithin(span, one));
    const own = frame && spansByFrame.get(frame);
    const last = pieces.at(-1);
    if (own) own.push(span);
    else if (frame) {
      spansByFrame.set(frame, [span]);
      pieces.push(frame);
    } else if (Array.isArray(last)) last.push(span);
    else pieces.push([span]);
  }
  return pieces.flatMap((piece) =>
    Array.isArray(piece) ? linesOf(piece) : [lineOf(piece, spansByFrame.get(piece) ?? [])],
  );
}

function lineOf(frame: Frame, spans: readonly Span[]): PrintedLine {
  const { xs, ys } = frame;
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const table = ruledTable(frame, spans);
  return { text: "", left, right, baseline: ys.at(-1) ?? 0, size: 0, table };
}
