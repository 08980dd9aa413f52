import { readOperations } from "../operators.ts";

/** A piece of what is shown: letters, or by how much the next ones are moved back, in thousandths of their size. */
export type Piece = Uint8Array | number;

/** Reads what an operator shows: a string, or a list of strings and numbers. */
export function piecesOf(operand: string): readonly Piece[] {
  if (!operand.startsWith("[")) return [bytesOf(operand)];
  const [list] = readOperations(`${operand.slice(1, -1)} TJ`) ?? [];
  return (list?.operands ?? []).map((each) => (/^[(<]/.test(each) ? bytesOf(each) : Number(each)));
}

export function writePieces(pieces: readonly Piece[]): string {
  const written = pieces.map((piece) =>
    typeof piece === "number"
      ? String(Number(piece.toFixed(3)))
      : `<${Buffer.from(piece).toString("hex")}>`,
  );
  return `[${written.join(" ")}] TJ`;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
const ESCAPE = /\\(?:([0-7]{1,3})|(\r\n?|\n)|([\s\S]))|\r\n?/g;

/** The bytes of a string as written. Source: ISO 32000-1, 7.3.4. */
function bytesOf(written: string): Uint8Array {
  if (written.startsWith("<")) {
    const digits = written.replace(/[^\da-f]/gi, "");
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex");
  }
  const text = written
    .slice(1, -1)
    .replace(ESCAPE, (whole, octal?: string, end?: string, character?: string) => {
      if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      if (end) return "";
      return character === undefined ? whole && "\n" : (ESCAPES[character] ?? character);
    });
  return Buffer.from(text, "latin1");
}
