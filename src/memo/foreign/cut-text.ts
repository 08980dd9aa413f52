import { type Matrix, multiply, UNIT } from "../../pdf-reader/matrix.ts";
import { type Operation, readOperations } from "./operators.ts";
import type { Rect } from "./placement.ts";

/** Tells whether a graphics state of the page sets a font; `key` as written, e.g. `/GS0`. */
export type SetsFont = (key: string) => boolean;

/** What decides where the next text is drawn. */
interface State {
  readonly space: Matrix;
  /** Null where it is not known. */
  readonly size: number | null;
  /** Added after each character, and after each space besides. */
  readonly character: number;
  readonly word: number;
  /** How much wider than its own letters are, 1 for no wider. */
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
}

interface Pen {
  state: State;
  readonly stack: State[];
  line: Matrix;
  /** How far along its line the next text may begin, at most, and how far back. */
  reach: number;
  back: number;
  /** True where text of this line was taken out, so that what follows on it would move. */
  isCut: boolean;
  /** True where this line begins in what is covered. */
  isCovered: boolean;
}

/** Which text of a page is taken out. */
interface Cut {
  /** Text wholly beside it; null to keep it. */
  readonly shown: Rect | null;
  /** Lines that begin in one of these. */
  readonly covers: readonly Rect[];
}

/**
 * Takes text out of a page's content, so that it can be neither seen nor copied.
 *
 * Shape: what is beside `shown` stays where that cannot be told for sure: for text at an angle, of unknown width across
 * the edge, in forms. Whether what was covered is gone, and nothing else, is for the caller to see.
 */
export function cutText(content: string, cut: Cut, setsFont: SetsFont): string {
  const operations = readOperations(content);
  if (!operations) return content;
  const pen: Pen = {
    state: { space: UNIT, size: null, character: 0, word: 0, stretch: 1, leading: 0, rise: 0 },
    stack: [],
    line: UNIT,
    reach: 0,
    back: 0,
    isCut: false,
    isCovered: false,
  };
  const kept: string[] = [];
  let from = 0;
  for (const operation of operations) {
    const [key = ""] = operation.operands;
    if (operation.operator === "gs" && setsFont(key)) set(pen, { size: null });
    const instead = step(pen, operation, cut);
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
function step(pen: Pen, operation: Operation, { shown, covers }: Cut): string | null {
  const { operator, operands } = operation;
  if (!SHOWS.test(operator)) {
    (MOVES[operator] ?? nothing)(pen, operands.map(Number));
    return KEEP;
  }
  const moves = operator !== "Tj" && operator !== "TJ";
  if (operator === '"')
    set(pen, { word: Number(operands[0] ?? 0), character: Number(operands[1] ?? 0) });
  if (moves) moveLine(pen, 0, -pen.state.leading);
  if (pen.reach === 0 && pen.back === 0) pen.isCovered = covers.some((box) => beginsIn(pen, box));
  const extent = extentOf(operands.at(-1) ?? "", pen.state);
  pen.reach += extent?.ahead ?? Number.POSITIVE_INFINITY;
  pen.back += extent?.back ?? Number.POSITIVE_INFINITY;
  const isOutside = extent !== null && shown !== null && standsOutside(pen, shown);
  const goes = isOutside || pen.isCovered;
  if (!goes && pen.isCut) return null;
  if (!goes) return KEEP;
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
  Tf: (pen, [, size]) => set(pen, { size: size ?? null }),
  Tc: (pen, [character = 0]) => set(pen, { character }),
  Tw: (pen, [word = 0]) => set(pen, { word }),
  Tz: (pen, [percent = 100]) => set(pen, { stretch: percent / 100 }),
  Ts: (pen, [rise = 0]) => set(pen, { rise }),
};

function set(pen: Pen, changes: Partial<State>): void {
  pen.state = { ...pen.state, ...changes };
}

function beginLine(pen: Pen, line: Matrix): void {
  Object.assign(pen, { line, reach: 0, back: 0, isCut: false, isCovered: false });
}

function moveLine(pen: Pen, x: number, y: number): void {
  beginLine(pen, multiply([1, 0, 0, 1, x, y], pen.line));
}

/** Widest that a character may be, in its size. */
const WIDEST = 2;
/** Most that a line moves back between two characters, in thousandths: more may bring text back. */
const MOST_BACK = 2000;

/** How far a text may reach from where it begins, in its own space. */
interface Extent {
  readonly ahead: number;
  readonly back: number;
}

const KERNS = /(?<=[\s)>\]]|\[)[+-]?(?:\d+\.?\d*|\.\d+)(?=[\s(<\]])/g;

/** How far a text reaches at most; null where that cannot be said. */
function extentOf(operand: string, { size, character, word, stretch }: State): Extent | null {
  const kerns = operand.startsWith("[") ? [...operand.matchAll(KERNS)].map(Number) : [];
  if (size === null || kerns.some((each) => Math.abs(each) > MOST_BACK)) return null;
  // Its letters go one way then, the spaces between them the other.
  if (size < 0 && (character !== 0 || word !== 0)) return null;
  const letters = operand.length - 2;
  const spread = (sign: 1 | -1) => {
    const kerned = kerns.reduce((sum, each) => sum + Math.max(0, -sign * each) / 1000, 0);
    const spaced = Math.max(0, sign * character) + Math.max(0, sign * word);
    return kerned * Math.abs(size) + letters * spaced;
  };
  const ahead = (letters * WIDEST * Math.abs(size) + spread(1)) * stretch;
  const back = spread(-1) * stretch;
  return stretch > 0 && Number.isFinite(ahead) && Number.isFinite(back) ? { ahead, back } : null;
}

/** How far letters reach above and below their baseline, in their size. */
const ABOVE = 1.2;
const BELOW = 0.4;

function beginsIn({ line, state }: Pen, [left, bottom, right, top]: Rect): boolean {
  const [, , c, d, e, f] = multiply(line, state.space);
  const [x, y] = [state.rise * c + e, state.rise * d + f];
  return x >= left && x <= right && y >= bottom && y <= top;
}

function standsOutside({ line, state, reach, back }: Pen, box: Rect): boolean {
  const [a, b, c, d, e, f] = multiply(line, state.space);
  const [x, y] = [state.rise * c + e, state.rise * d + f];
  const written = state.size ?? 0;
  const size = Math.abs(written) * Math.hypot(c, d);
  const [along, against] = [reach, back].map((each) => each * Math.hypot(a, b)) as [number, number];
  const isLevel = Math.abs(b) < 1e-3 * Math.abs(a);
  const isUpright = Math.abs(a) < 1e-3 * Math.abs(b);
  if (!isLevel && !isUpright) return false;
  const across = isLevel ? y : x;
  const [low, high] = isLevel ? [box[1], box[3]] : [box[0], box[2]];
  const isUp = (isLevel ? d : c) * written > 0;
  const [under, over] = isUp ? [BELOW, ABOVE] : [ABOVE, BELOW];
  if (across + over * size < low || across - under * size > high) return true;
  const [begin, forward] = isLevel ? [x, a] : [y, b];
  const [near, far] = isLevel ? [box[0], box[2]] : [box[1], box[3]];
  const goesUp = forward * written > 0;
  const [first, last] = goesUp
    ? [begin - against, begin + along]
    : [begin - along, begin + against];
  return last + size < near || first - size > far;
}
