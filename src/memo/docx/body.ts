import { AlignmentType, HeadingLevel, type Paragraph } from "docx";
import type { BlockView, Closing, MemoView } from "../view/model.ts";
import { line, run, runsOf } from "./line.ts";
import { CHARACTER, type Face, LINE } from "./measure.ts";

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

/** Makes the text and what closes it: attachment note, attendance, signature, date, note. */
export function bodyParagraphs(view: MemoView): readonly Paragraph[] {
  return [
    ...view.body.map((block, index) => paragraphOf(block, index === view.body.length - 1)),
    ...noteParagraphs(view),
    ...attendanceParagraphs(view),
    ...(view.closing ? closingParagraphs(view.closing, view.note !== "") : []),
    ...(view.note === "" ? [] : [line([run(view.note)], { indent: { left: 2 * CHARACTER } })]),
  ];
}

function paragraphOf(block: BlockView, isLast: boolean): Paragraph {
  if (!block.isHeading) {
    const options = { indent: FIRST_LINE, alignment: AlignmentType.BOTH, keepNext: isLast };
    return line(runsOf(block.text), options);
  }
  const look = { face: FACE_BY_LEVEL[block.level] };
  return line([run(block.number, look), ...runsOf(block.text, look)], {
    heading: HEADING_BY_LEVEL[block.level],
    indent: FIRST_LINE,
    keepNext: true,
  });
}

/** Hanging indents align the titles of the attachment note: after 附件： and, where there are several, their numbers. */
function noteParagraphs({ attachmentNote }: MemoView): readonly Paragraph[] {
  const label = 3 * CHARACTER;
  const number = attachmentNote.length === 1 ? 0 : attachmentNote.length < 10 ? 240 : 400;
  return attachmentNote.map((item, index) =>
    line([run(item.label + item.number + item.title)], {
      indent: {
        left: 2 * CHARACTER + label + number,
        hanging: index === 0 ? label + number : number,
      },
      spacing: { before: index === 0 ? LINE : 0 },
      keepNext: true,
    }),
  );
}

function attendanceParagraphs({ attendance }: MemoView): readonly Paragraph[] {
  return attendance.map(({ label, names }, index) =>
    line([run(label, { face: "hei" }), run(names)], {
      indent: { left: 5 * CHARACTER, hanging: 3 * CHARACTER },
      spacing: { before: index === 0 ? LINE : 0 },
    }),
  );
}

function closingParagraphs(closing: Closing, keepsNote: boolean): readonly Paragraph[] {
  const right = (characters: number) => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(characters * CHARACTER) },
  });
  return [
    line([run(closing.signature)], {
      ...right(closing.signatureIndent),
      spacing: { before: LINE },
      keepNext: true,
    }),
    line([run(closing.date)], { ...right(closing.dateIndent), keepNext: keepsNote }),
  ];
}
