import { apply, type Matrix, multiply, UNIT } from "../../../pdf-reader/matrix.ts";
import type { Rect } from "../placement.ts";
import type { Metrics } from "./metrics.ts";
import type { Pen } from "./pen.ts";
import type { Piece } from "./strings.ts";

/**
 * Moves the pen over what is shown, and leaves out of it each letter that lies wholly outside a box.
 *
 * Returns the pieces that move the pen as before; null where all stays, or where it is not known where letters lie.
 */
export function clipLetters(
  pen: Pen,
  pieces: readonly Piece[],
  box: Rect,
): readonly Piece[] | null {
  const { metrics, size, clips } = pen.state;
  if (!metrics || !pen.at || size === 0) {
    pen.at = null;
    return null;
  }
  const left: Piece[] = [];
  let isCut = false;
  for (const piece of pieces) {
    if (typeof piece === "number") {
      move(pen, (-piece / 1000) * size);
      left.push(piece);
      continue;
    }
    const all = liesInside(pen, metrics, piece, box);
    if (all !== null) {
      move(pen, all);
      push(left, piece);
      continue;
    }
    for (let at = 0; at + metrics.bytesPerCode <= piece.length; at += metrics.bytesPerCode) {
      const letter = piece.subarray(at, at + metrics.bytesPerCode);
      const code =
        letter.length === 2 ? (letter[0] ?? 0) * 256 + (letter[1] ?? 0) : (letter[0] ?? 0);
      const isOut = !clips && liesOutside(pen, metrics.coverOf(code), box);
      const space = pen.state.character + (letter.length === 1 && code === 32 ? pen.state.word : 0);
      const advance = metrics.advanceOf(code) * size + space;
      if (isOut) push(left, (-advance / size) * 1000);
      else push(left, letter);
      isCut ||= isOut;
      move(pen, advance);
    }
  }
  return isCut ? left : null;
}

/** How far a string that lies wholly inside a box goes, so that no letter of it need be looked at; else null. */
function liesInside(pen: Pen, metrics: Metrics, letters: Uint8Array, box: Rect): number | null {
  const { size, character, word, stretch, rise, space } = pen.state;
  const perCode = metrics.bytesPerCode;
  let [along, low, high] = [0, 0, 0];
  for (let at = 0; at + perCode <= letters.length; at += perCode) {
    const first = letters[at] ?? 0;
    const code = perCode === 2 ? first * 256 + (letters[at + 1] ?? 0) : first;
    along += metrics.advanceOf(code) * size + character + (perCode === 1 && code === 32 ? word : 0);
    if (along < low) low = along;
    if (along > high) high = along;
  }
  // Twice the size around is more than any letter of a font for text covers.
  const room = 2 * Math.abs(size);
  const [left, right] = [(low - room) * stretch, (high + room) * stretch];
  const full = multiply(pen.at ?? UNIT, space);
  const isInside = [left, right].every((x) =>
    [rise - room, rise + room].every((y) => {
      const [px, py] = apply(full, x, y);
      return px >= box[0] && px <= box[2] && py >= box[1] && py <= box[3];
    }),
  );
  return isInside ? along : null;
}

function push(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (typeof last === "number" && typeof piece === "number")
    pieces[pieces.length - 1] = last + piece;
  else if (last instanceof Uint8Array && piece instanceof Uint8Array)
    pieces[pieces.length - 1] = Buffer.concat([last, piece]);
  else pieces.push(piece);
}

function move(pen: Pen, along: number): void {
  if (pen.at) pen.at = multiply([1, 0, 0, 1, along * pen.state.stretch, 0], pen.at);
}

/** True where what a letter may cover has nothing in common with a box, however it is turned. */
function liesOutside({ at, state }: Pen, cover: Rect, box: Rect): boolean {
  const { size, stretch, rise, space } = state;
  const [left, under, right, over] = cover;
  const [a, b, c, d, e, f] = multiply(at ?? UNIT, space);
  const far = 2 * Math.abs(size) * (Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d));
  // Well within: most letters are, and none of them has to be looked at closely.
  if (e - far > box[0] && e + far < box[2] && f - far > box[1] && f + far < box[3]) return false;
  const scaled: Matrix = [size * stretch, 0, 0, size, 0, rise];
  const full = multiply(multiply(scaled, at ?? UNIT), space);
  const corners = [
    [left, under],
    [right, under],
    [right, over],
    [left, over],
  ].map(([x = 0, y = 0]) => apply(full, x, y));
  const sides: Matrix = full;
  const edges = [
    [box[0], box[1]],
    [box[2], box[1]],
    [box[2], box[3]],
    [box[0], box[3]],
  ] as const;
  // Two such shapes are apart where a line along a side of one of them parts them.
  const across = [
    [1, 0],
    [0, 1],
    [-sides[1], sides[0]],
    [-sides[3], sides[2]],
  ] as const;
  return across.some(([x, y]) => {
    const [own, other] = [corners, edges].map((shape) => shape.map(([px, py]) => px * x + py * y));
    return (
      Math.max(...(own ?? [])) < Math.min(...(other ?? [])) ||
      Math.min(...(own ?? [])) > Math.max(...(other ?? []))
    );
  });
}
