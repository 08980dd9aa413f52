import { type IParagraphOptions, LineRuleType, Paragraph, TextRun } from "docx";
import type { Sentence } from "../../view/model.ts";
import { BODY_SIZE, type Face, fontOf, LINE, TIGHTER } from "./measure.ts";

/** How a run of text looks. Default: the body's. */
interface Look {
  readonly face?: Face;
  /** Half points. */
  readonly size?: number;
  readonly colour?: string;
  /** Begins on a new line. */
  readonly breaksBefore?: boolean;
}

/** Makes a run of text. */
export function run(text: string, look: Look = {}): TextRun {
  const { face = "fangsong", size = BODY_SIZE, colour, breaksBefore } = look;
  return new TextRun({
    text,
    font: fontOf(face),
    size,
    ...(size === BODY_SIZE ? { characterSpacing: TIGHTER } : {}),
    ...(colour ? { color: colour } : {}),
    ...(breaksBefore ? { break: 1 } : {}),
  });
}

/** Makes the runs of a sentence; a mark is set small and high, as on the page. */
export function runsOf(sentence: Sentence, look: Look = {}): readonly TextRun[] {
  return sentence.flatMap((piece) => {
    if (!piece.isNumeral) return [run(piece.text, look)];
    const mark = new TextRun({ text: piece.mark, superScript: true, size: BODY_SIZE });
    const tail = piece.tail === "" ? [] : [run(piece.tail, look)];
    return [run(piece.prefix + piece.text, look), ...(piece.mark === "" ? [] : [mark]), ...tail];
  });
}

/** Makes a paragraph on the grid: each of its lines as high as every other, `pitch` twips. */
export function line(
  children: readonly TextRun[],
  { spacing, ...options }: Omit<IParagraphOptions, "children"> = {},
  pitch: number = LINE,
): Paragraph {
  return new Paragraph({
    ...options,
    children,
    spacing: { line: pitch, lineRule: LineRuleType.EXACT, before: 0, after: 0, ...spacing },
  });
}
