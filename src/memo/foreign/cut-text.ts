import { type Operation, readOperations } from "./operators.ts";
import type { Rect } from "./placement.ts";

type Matrix = readonly [number, number, number, number, number, number];

const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

/** What decides where the next text is drawn. */
interface State {
  readonly space: Matrix;
  readonly size: number;
  readonly leading: number;
  readonly rise: number;
}

interface Pen {
  state: State;
  readonly stack: State[];
  line: Matrix;
  /** How far along its line the next text may begin, at most; it begins at 0 at least. */
  reach: number;
  /** True where text of this line was taken out, so that what follows on it would move. */
  isCut: boolean;
}

/**
 * Takes out of a page's content the text that stands wholly outside a box, so that it can be neither seen nor copied.
 *
 * Shape: the same content where it cannot be told for sure: for text at an angle, of unknown width across the edge of
 * the box, in forms.
 */
export function cutText(content: string, box: Rect): string {
  const operations = readOperations(content);
  if (!operations) return content;
  const pen: Pen = {
    state: { space: UNIT, size: 0, leading: 0, rise: 0 },
    stack: [],
    line: UNIT,
    reach: 0,
    isCut: false,
  };
  const kept: string[] = [];
  let from = 0;
  for (const operation of operations) {
    const instead = step(pen, operation, box);
    if (instead === null) return content;
    if (instead === KEEP) continue;
    kept.push(content.slice(from, operation.start), instead);
    from = operation.end;
  }
  return from === 0 ? content : [...kept, content.slice(from)].join("");
}

/** No change. */
const KEEP = "\0";

/** Takes an operator; gives what stands in its place, null where cutting would move what is seen. */
function step(pen: Pen, operation: Operation, box: Rect): string | null {
  const { operator, operands } = operation;
  if (!SHOWS.test(operator)) {
    (MOVES[operator] ?? nothing)(pen, operands.map(Number));
    return KEEP;
  }
  const moves = operator !== "Tj" && operator !== "TJ";
  if (moves) moveLine(pen, 0, -pen.state.leading);
  const extent = extentOf(operands.at(-1) ?? "", pen.state.size);
  const isOutside = extent !== null && standsOutside(pen, extent, box);
  if (!isOutside && pen.isCut) return null;
  pen.reach += extent ?? Number.POSITIVE_INFINITY;
  if (!isOutside) return KEEP;
  pen.isCut = true;
  if (!moves) return " ";
  const [word, character] = operator === '"' ? operands : [];
  return `${word ? ` ${word} Tw ${character} Tc` : ""} T* `;
}

const SHOWS = /^(?:Tj|TJ|'|")$/;
const nothing = (): void => {};

const MOVES: Readonly<Record<string, (pen: Pen, numbers: readonly number[]) => void>> = {
  q: (pen) => pen.stack.push(pen.state),
  Q: (pen) => {
    pen.state = pen.stack.pop() ?? pen.state;
  },
  cm: (pen, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]) => {
    set(pen, { space: multiply([a, b, c, d, e, f], pen.state.space) });
  },
  BT: (pen) => beginLine(pen, UNIT),
  Tm: (pen, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]) => beginLine(pen, [a, b, c, d, e, f]),
  Td: (pen, [x = 0, y = 0]) => moveLine(pen, x, y),
  TD: (pen, [x = 0, y = 0]) => {
    set(pen, { leading: -y });
    moveLine(pen, x, y);
  },
  "T*": (pen) => moveLine(pen, 0, -pen.state.leading),
  TL: (pen, [leading = 0]) => set(pen, { leading }),
  Tf: (pen, [, size = 0]) => set(pen, { size }),
  Ts: (pen, [rise = 0]) => set(pen, { rise }),
};

function set(pen: Pen, changes: Partial<State>): void {
  pen.state = { ...pen.state, ...changes };
}

function beginLine(pen: Pen, line: Matrix): void {
  Object.assign(pen, { line, reach: 0, isCut: false });
}

function moveLine(pen: Pen, x: number, y: number): void {
  beginLine(pen, multiply([1, 0, 0, 1, x, y], pen.line));
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

/** Widest that a character may be, in its size. */
const WIDEST = 2;
/** Most that a line moves back between two characters, in thousandths: more may bring text back. */
const MOST_BACK = 2000;

/** How long a text may be at most, in its own space; null where that cannot be said. */
function extentOf(operand: string, size: number): number | null {
  const numbers = operand.startsWith("[")
    ? [...operand.matchAll(/(?<=[\s)>\]]|\[)-?\d*\.?\d+(?=[\s(<\]])/g)].map(Number)
    : [];
  if (numbers.some((each) => Math.abs(each) > MOST_BACK)) return null;
  const kerned = numbers.reduce((sum, each) => sum + Math.abs(each) / 1000, 0);
  return ((operand.length - 2) * WIDEST + kerned) * Math.abs(size);
}

/** How far letters reach above and below their baseline, in their size. */
const ABOVE = 1.2;
const BELOW = 0.4;

function standsOutside({ line, state, reach }: Pen, extent: number, box: Rect): boolean {
  const [a, b, c, d, e, f] = multiply(line, state.space);
  const [x, y] = [state.rise * c + e, state.rise * d + f];
  const size = Math.abs(state.size) * Math.hypot(c, d);
  const along = (reach + extent) * Math.hypot(a, b);
  const isLevel = Math.abs(b) < 1e-3 * Math.abs(a);
  const isUpright = Math.abs(a) < 1e-3 * Math.abs(b);
  if (!isLevel && !isUpright) return false;
  const across = isLevel ? y : x;
  const [low, high] = isLevel ? [box[1], box[3]] : [box[0], box[2]];
  const isUp = (isLevel ? d : c) * state.size > 0;
  const [under, over] = isUp ? [BELOW, ABOVE] : [ABOVE, BELOW];
  if (across + over * size < low || across - under * size > high) return true;
  const [begin, forward] = isLevel ? [x, a] : [y, b];
  const [near, far] = isLevel ? [box[0], box[2]] : [box[1], box[3]];
  const goesUp = forward * state.size > 0;
  const [first, last] = goesUp ? [begin, begin + along] : [begin - along, begin];
  return last + size < near || first - size > far;
}
