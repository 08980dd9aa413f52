import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Content } from "./content.ts";
import { findRuns, markRun } from "./faces.ts";
import { breakLines, type Measure } from "./lines.ts";
import type { Style } from "./style.ts";
import type { Frame } from "./widget.ts";

interface Place {
  readonly context: SKRSContext2D;
  readonly frame: Frame;
  readonly style: Style;
}

/** How high a line is, in its size: where it fills its frame, and in a paragraph. */
const FULL_LINE = 1.35;
const LINE = 1.156;
/** From the middle of a line down to its baseline, and from its top. */
const MIDDLE = 0.36;
const TOP = 0.93;
/** Size of words that may be of any, where they need not be smaller; the smallest. */
const USUAL = 12;
const SMALLEST = 4;
/** What viewers lay under a line that is chosen. */
const CHOSEN = "rgb(153 193 218)";

/** Draws a field on a canvas of its size, as viewers do. Errors: LackingCharacter. */
export function paint(content: Content, place: Place): void {
  const isRound = content.kind === "mark" && content.isRound;
  paintFrame(place, isRound);
  const { context, frame, style } = place;
  context.save();
  context.beginPath();
  const { border } = style;
  context.rect(border, border, frame.width - 2 * border, frame.height - 2 * border);
  context.clip();
  context.fillStyle = style.colour;
  PAINTERS[content.kind](content as never, place);
  context.restore();
}

type Painters = {
  readonly [K in Content["kind"]]: (content: Extract<Content, { kind: K }>, place: Place) => void;
};

const PAINTERS: Painters = {
  line: ({ text, cells }, place) =>
    cells ? paintCells(text, cells, place) : paintLine(text, place),
  caption: ({ text }, place) =>
    paintLine(text, { ...place, style: { ...place.style, align: "center" } }),
  paragraphs: ({ text }, { context, frame, style }) => {
    const room = frame.width - 2 * padding(style);
    const fits = (size: number) =>
      breakLines(text, room, measureAt(context, style, size)).length * LINE * size <=
      frame.height - 2 * style.border - 4;
    let size = style.size ?? USUAL;
    while (style.size === null && size > SMALLEST && !fits(size)) size -= 0.5;
    const lines = breakLines(text, room, measureAt(context, style, size));
    for (const [at, line] of lines.entries()) {
      const y = style.border + 2 + (TOP + at * LINE) * size;
      write(line, { context, style, size, y, left: padding(style), room });
    }
  },
  list: ({ options, chosen }, { context, frame, style }) => {
    const size = style.size ?? USUAL;
    const room = frame.width - 2 * padding(style);
    for (const [at, option] of options.entries()) {
      const top = style.border + 1 + at * LINE * size;
      if (top > frame.height) return;
      if (chosen.has(at)) {
        context.fillStyle = CHOSEN;
        context.fillRect(style.border, top, frame.width - 2 * style.border, LINE * size);
        context.fillStyle = style.colour;
      }
      write(option, { context, style, size, y: top + TOP * size, left: padding(style), room });
    }
  },
  mark: ({ symbol }, { context, frame, style }) => {
    if (symbol === null) return;
    const { text, family } = markRun(symbol);
    const size = style.size ?? 0.8 * (Math.min(frame.width, frame.height) - 2 * style.border);
    context.font = `${size}px "${family}"`;
    const box = context.measureText(text);
    const x = (frame.width - box.actualBoundingBoxRight + box.actualBoundingBoxLeft) / 2;
    const y = (frame.height + box.actualBoundingBoxAscent - box.actualBoundingBoxDescent) / 2;
    context.fillText(text, x, y);
  },
};

function paintFrame({ context, frame: { width, height }, style }: Place, isRound: boolean): void {
  const { fill, stroke, border, dash, isUnderlined } = style;
  const path = (inset: number) => {
    context.beginPath();
    if (isRound)
      context.arc(width / 2, height / 2, Math.min(width, height) / 2 - inset, 0, 2 * Math.PI);
    else context.rect(inset, inset, width - 2 * inset, height - 2 * inset);
  };
  if (fill !== null) {
    context.fillStyle = fill;
    path(0);
    context.fill();
  }
  if (stroke === null) return;
  context.strokeStyle = stroke;
  context.lineWidth = border;
  context.setLineDash([...dash]);
  if (isUnderlined) {
    context.beginPath();
    context.moveTo(0, height - border / 2);
    context.lineTo(width, height - border / 2);
  } else path(border / 2);
  context.stroke();
  context.setLineDash([]);
}

/** From an edge to the words. */
function padding({ border }: Style): number {
  return border + 2;
}

function paintLine(text: string, { context, frame, style }: Place): void {
  const room = frame.width - 2 * padding(style);
  const width = measureAt(context, style, 1)(text);
  const size = style.size ?? fitting(frame, style, width > 0 ? room / width : USUAL);
  const y = frame.height / 2 + MIDDLE * size;
  write(text, { context, style, size, y, left: padding(style), room });
}

/** One character a cell, all of one width. */
function paintCells(text: string, cells: number, { context, frame, style }: Place): void {
  const letters = [...text].slice(0, cells);
  const cell = frame.width / cells;
  const width = Math.max(0, ...letters.map(measureAt(context, style, 1)));
  const size = style.size ?? fitting(frame, style, width > 0 ? cell / width : USUAL);
  const y = frame.height / 2 + MIDDLE * size;
  const first =
    style.align === "left" ? 0 : (cells - letters.length) / (style.align === "right" ? 1 : 2);
  for (const [at, letter] of letters.entries()) {
    const left = (Math.floor(first) + at) * cell;
    const centred = { ...style, align: "center" as const };
    write(letter, { context, style: centred, size, y, left, room: cell });
  }
}

/** The largest size that a line may have in its frame. */
function fitting({ height }: Frame, { border }: Style, widest: number): number {
  return Math.max(SMALLEST, Math.min((height - 2 * border) / FULL_LINE, widest));
}

/** Measures words in a size; at 1, what each point of size makes. */
function measureAt(context: SKRSContext2D, { font }: Style, size: number): Measure {
  return (text) =>
    findRuns(text, font).reduce((sum, run) => {
      context.font = `100px "${run.family}"`;
      return sum + (context.measureText(run.text).width * size) / 100;
    }, 0);
}

interface Line {
  readonly context: SKRSContext2D;
  readonly style: Style;
  readonly size: number;
  /** Of the baseline, from the top. */
  readonly y: number;
  readonly left: number;
  readonly room: number;
}

function write(text: string, { context, style, size, y, left, room }: Line): void {
  const spare = room - measureAt(context, style, size)(text);
  let x = left + (style.align === "left" ? 0 : style.align === "right" ? spare : spare / 2);
  for (const run of findRuns(text, style.font)) {
    context.font = `${size}px "${run.family}"`;
    context.fillText(run.text, x, y);
    x += context.measureText(run.text).width;
  }
}
