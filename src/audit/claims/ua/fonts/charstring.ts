/** What a charstring of CFF is read with. */
export interface CharString {
  /** Width of a glyph that states none. */
  readonly usual: number;
  /** What the stated widths are added to. */
  readonly nominal: number;
  /** Subroutines of its part of the font, and of the whole. */
  readonly own: readonly Buffer[];
  readonly shared: readonly Buffer[];
}

/** Operators that take all operands; a width stands before as many as each needs. */
const NEEDS: ReadonlyMap<number, number | "even"> = new Map<number, number | "even">([
  [1, "even"],
  [3, "even"],
  [18, "even"],
  [23, "even"],
  [19, "even"],
  [20, "even"],
  [4, 1],
  [22, 1],
  [21, 2],
]);
const [CALL_OWN, RETURN, END, CALL_SHARED] = [10, 11, 14, 29];
const MOST_CALLS = 10;

/** The width that a charstring states: an operand too many of the first operator. Source: Adobe Technical Note 5177. */
export function widthIn(code: Buffer, part: CharString): number | null {
  const stack: number[] = [];
  const run = (data: Buffer, depth: number): number | null | undefined => {
    for (let at = 0; at < data.length; ) {
      const byte = data[at] ?? 0;
      if (byte >= 32 || byte === 28) {
        const [value, next] = readOperand(data, at);
        stack.push(value);
        at = next;
        continue;
      }
      at += 1;
      if (byte === RETURN) return undefined;
      if (byte === CALL_OWN || byte === CALL_SHARED) {
        const routines = byte === CALL_OWN ? part.own : part.shared;
        const routine = routines[(stack.pop() ?? 0) + biasOf(routines.length)];
        if (!routine || depth >= MOST_CALLS) return null;
        const width = run(routine, depth + 1);
        if (width !== undefined) return width;
        continue;
      }
      return stated(byte, stack, part);
    }
    return undefined;
  };
  return run(code, 0) ?? null;
}

function stated(
  operator: number,
  stack: readonly number[],
  { usual, nominal }: CharString,
): number {
  const needs = NEEDS.get(operator);
  const isOdd =
    operator === END
      ? stack.length === 1 || stack.length === 5
      : needs === "even"
        ? stack.length % 2 === 1
        : needs !== undefined && stack.length > needs;
  return isOdd ? nominal + (stack[0] ?? 0) : usual;
}

function biasOf(count: number): number {
  if (count < 1240) return 107;
  return count < 33900 ? 1131 : 32768;
}

function readOperand(data: Buffer, at: number): readonly [value: number, next: number] {
  const byte = data[at] ?? 0;
  const after = data[at + 1] ?? 0;
  if (byte === 28) return [((after << 24) | ((data[at + 2] ?? 0) << 16)) >> 16, at + 3];
  if (byte <= 246) return [byte - 139, at + 1];
  if (byte <= 250) return [(byte - 247) * 256 + after + 108, at + 2];
  if (byte <= 254) return [-(byte - 251) * 256 - after - 108, at + 2];
  return [at + 5 <= data.length ? data.readInt32BE(at + 1) / 65536 : 0, at + 5];
}
