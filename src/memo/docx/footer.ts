import {
  AlignmentType,
  BorderStyle,
  Footer,
  FrameAnchorType,
  FrameWrap,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { fontOf, mm, RED, SMALL_CHARACTER, SMALL_SIZE } from "./measure.ts";

/** Distance of the page number from the lower edge of the paper: its dash then lies 7 mm below the type area. */
export const FOOTER_AT = mm(297 - 269 - 2.5);

const look = { font: fontOf("song"), size: SMALL_SIZE } as const;

/** Page numbers: odd at the right, even at the left, one character in. */
export function pageNumbers(side: "right" | "left"): Footer {
  const isRight = side === "right";
  return new Footer({
    children: [
      new Paragraph({
        alignment: isRight ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: SMALL_CHARACTER },
        spacing: { line: SMALL_CHARACTER, lineRule: LineRuleType.EXACT },
        children: [new TextRun({ ...look, children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });
}

/** The first page of a letter: no number, a double rule 20 mm above the edge of the paper. */
export function letterFooter(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        children: [],
        spacing: { line: 20, lineRule: LineRuleType.EXACT },
        border: {
          bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, space: 0, color: RED },
        },
        frame: {
          type: "absolute",
          position: { x: mm(21), y: mm(275) },
          anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
          width: mm(170),
          wrap: FrameWrap.NONE,
        },
      }),
      new Paragraph({ children: [] }),
    ],
  });
}
