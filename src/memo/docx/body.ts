import { AlignmentType, HeadingLevel, type Paragraph } from "docx";
import type { BlockView, Closing, MemoView } from "../view/model.ts";
import { line, run, runsOf } from "./line.ts";
import { CHARACTER, type Face } from "./measure.ts";

const FACE_BY_LEVEL: Readonly<Record<1 | 2 | 3 | 4, Face>> = {
  1: "hei",
  2: "kai",
  3: "fangsong",
  4: "fangsong",
};
const HEADING_BY_LEVEL = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

const FIRST_LINE = { firstLine: 2 * CHARACTER, firstLineChars: 200 };

/** What the paragraphs of a text are set with. */
interface Set {
  /** Height of a line. */
  readonly pitch: number;
  /** True where the attachment note goes on overleaf, its end beside the signature. */
  readonly partsNote: boolean;
}

/** Makes the text and what closes it: attachment note, attendance, signature, date, note. */
export function bodyParagraphs(view: MemoView, set: Set): readonly Paragraph[] {
  const note = { indent: { left: 2 * CHARACTER } };
  return [
    ...view.body.map((block, index) =>
      paragraphOf(block, index === view.body.length - 1 && !set.partsNote, set),
    ),
    ...noteParagraphs(view, set),
    ...attendanceParagraphs(view, set),
    ...(view.closing ? closingParagraphs(view.closing, view.note !== "", set) : []),
    ...(view.note === "" ? [] : [line([run(view.note)], note, set.pitch)]),
  ];
}

function paragraphOf(block: BlockView, keepNext: boolean, { pitch }: Set): Paragraph {
  if (!block.isHeading) {
    const options = { indent: FIRST_LINE, alignment: AlignmentType.BOTH, keepNext };
    return line(runsOf(block.text), options, pitch);
  }
  const look = { face: FACE_BY_LEVEL[block.level] };
  const runs = [run(block.number, look), ...runsOf(block.text, look)];
  const heading = HEADING_BY_LEVEL[block.level];
  return line(runs, { heading, indent: FIRST_LINE, keepNext: true }, pitch);
}

/** Hanging indents align the titles of the attachment note: after 附件： and, where there are several, their numbers. */
function noteParagraphs(
  { attachmentNote }: MemoView,
  { pitch, partsNote }: Set,
): readonly Paragraph[] {
  const label = 3 * CHARACTER;
  const number = attachmentNote.length === 1 ? 0 : attachmentNote.length < 10 ? 240 : 400;
  return attachmentNote.map((item, index) => {
    const hanging = index === 0 ? label + number : number;
    const options = {
      indent: { left: 2 * CHARACTER + label + number, hanging },
      spacing: { before: index === 0 ? pitch : 0 },
      keepNext: !partsNote || index === attachmentNote.length - 1,
    };
    return line([run(item.label + item.number + item.title)], options, pitch);
  });
}

function attendanceParagraphs({ attendance }: MemoView, { pitch }: Set): readonly Paragraph[] {
  return attendance.map(({ label, names }, index) => {
    const options = {
      indent: { left: 5 * CHARACTER, hanging: 3 * CHARACTER },
      spacing: { before: index === 0 ? pitch : 0 },
    };
    return line([run(label, { face: "hei" }), run(names)], options, pitch);
  });
}

function closingParagraphs(
  closing: Closing,
  keepsNote: boolean,
  { pitch }: Set,
): readonly Paragraph[] {
  const right = (characters: number) => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(characters * CHARACTER) },
  });
  const signature = { ...right(closing.signatureIndent), spacing: { before: pitch } };
  return [
    line([run(closing.signature)], { ...signature, keepNext: true }, pitch),
    line([run(closing.date)], { ...right(closing.dateIndent), keepNext: keepsNote }, pitch),
  ];
}
