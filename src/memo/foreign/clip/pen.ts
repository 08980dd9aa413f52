import { PDFDict, PDFNumber } from "@cantoo/pdf-lib";
import { type Matrix, multiply, UNIT } from "../../../pdf-reader/matrix.ts";
import { dictAt, follow, listAt, name } from "../objects.ts";
import type { Operation } from "../operators.ts";
import { fontCalled, type Metrics, metricsOf } from "./metrics.ts";

/** What decides where the next letter is drawn. */
export interface State {
  readonly space: Matrix;
  /** Null where it is not known how wide its letters are. */
  readonly metrics: Metrics | null;
  readonly size: number;
  readonly character: number;
  readonly word: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  /** True where letters limit what is drawn after them, also by being none. */
  readonly clips: boolean;
}

export interface Pen {
  state: State;
  readonly stack: State[];
  line: Matrix;
  /** Where the next letter begins; null where that is not known. */
  at: Matrix | null;
  readonly resources: PDFDict | undefined;
}

export function startPen(state: State, resources: PDFDict | undefined): Pen {
  return { state, stack: [], line: UNIT, at: UNIT, resources };
}

export const START: State = {
  space: UNIT,
  metrics: null,
  size: 0,
  character: 0,
  word: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  clips: false,
};

/** Takes an operator that moves the pen or sets how it writes. */
export function movePen(pen: Pen, { operator, operands }: Operation): void {
  const [key = ""] = operands;
  if (operator === "Tf") setFont(pen, fontCalled(pen.resources, key), Number(operands[1]));
  else if (operator === "gs") setState(pen, key);
  else (MOVES[operator] ?? (() => {}))(pen, operands.map(Number));
}

function setFont(pen: Pen, font: PDFDict | undefined, size: number): void {
  set(pen, { metrics: font ? metricsOf(font) : null, size: Number.isFinite(size) ? size : 0 });
}

/** A graphics state may set a font as well. */
function setState(pen: Pen, key: string): void {
  const state = dictAt(dictAt(pen.resources, "ExtGState"), key.slice(1));
  if (!state?.has(name("Font"))) return;
  const [font, size] = listAt(state, "Font").map((each) => follow(each, state.context));
  const isFont = font instanceof PDFDict && size instanceof PDFNumber;
  if (isFont) setFont(pen, font, size.asNumber());
  else set(pen, { metrics: null });
}

const MOVES: Readonly<Record<string, (pen: Pen, numbers: readonly number[]) => void>> = {
  q: (pen) => pen.stack.push(pen.state),
  Q: (pen) => {
    pen.state = pen.stack.pop() ?? pen.state;
  },
  cm: (pen, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]) =>
    set(pen, { space: multiply([a, b, c, d, e, f], pen.state.space) }),
  BT: (pen) => beginLine(pen, UNIT),
  Tm: (pen, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]) => beginLine(pen, [a, b, c, d, e, f]),
  Td: (pen, [x = 0, y = 0]) => moveLine(pen, x, y),
  TD: (pen, [x = 0, y = 0]) => {
    set(pen, { leading: -y });
    moveLine(pen, x, y);
  },
  "T*": (pen) => moveLine(pen, 0, -pen.state.leading),
  "'": (pen) => moveLine(pen, 0, -pen.state.leading),
  '"': (pen, [word = 0, character = 0]) => {
    set(pen, { word, character });
    moveLine(pen, 0, -pen.state.leading);
  },
  TL: (pen, [leading = 0]) => set(pen, { leading }),
  Tc: (pen, [character = 0]) => set(pen, { character }),
  Tw: (pen, [word = 0]) => set(pen, { word }),
  Tz: (pen, [percent = 100]) => set(pen, { stretch: percent / 100 }),
  Ts: (pen, [rise = 0]) => set(pen, { rise }),
  Tr: (pen, [mode = 0]) => set(pen, { clips: mode > 3 }),
};

function set(pen: Pen, changes: Partial<State>): void {
  pen.state = { ...pen.state, ...changes };
}

function beginLine(pen: Pen, line: Matrix): void {
  pen.line = line;
  pen.at = line;
}

function moveLine(pen: Pen, x: number, y: number): void {
  beginLine(pen, multiply([1, 0, 0, 1, x, y], pen.line));
}
