import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  LineRuleType,
  type Paragraph,
  TabStopType,
} from "docx";
import type { HeadView, MemoView } from "../view/model.ts";
import { line, run } from "./line.ts";
import { CHARACTER, leadingOf, mm, RED, SMALL_CHARACTER, TITLE_SIZE } from "./measure.ts";

/** Upper edge of the mark below that of the type area. */
const MARK_AT = mm(35);
/** Upper edge of the mark of a letter below that of the paper. */
const LETTER_MARK_AT = mm(30);
const TYPE_AREA_AT = mm(37);
const TYPE_AREA_WIDTH = mm(156);
const LETTER_RULE_WIDTH = mm(170);
const LETTER_RULE_LEFT = mm(21);
const FOUR_MM = mm(4);

/** Makes the head of the first page, the title and the addressees. */
export function headParagraphs(
  view: MemoView,
  { movesAddressees, pitch }: { readonly movesAddressees: boolean; readonly pitch: number },
): readonly Paragraph[] {
  const head = view.kind === "letter" ? letterHead(view.head, pitch) : fullHead(view.head, pitch);
  const title = line(
    view.title.map((text, index) =>
      run(text, { face: "biaosong", size: TITLE_SIZE, breaksBefore: index > 0 }),
    ),
    {
      alignment: AlignmentType.CENTER,
      spacing: { before: 2 * pitch, after: pitch },
      style: "Title",
    },
    pitch,
  );
  const addressees =
    view.addressees === "" || movesAddressees ? [] : [line([run(view.addressees)], {}, pitch)];
  return [...head, title, ...addressees];
}

function fullHead(head: HeadView, pitch: number): readonly Paragraph[] {
  const flags = head.flags.map((each) => flag(each, pitch));
  const size = head.markSizePt;
  const mark = line([run(head.mark, { face: "biaosong", size: size * 2, colour: RED })], {
    alignment: AlignmentType.CENTER,
    spacing: {
      before: MARK_AT - flags.length * pitch,
      after: 2 * pitch,
      line: size * 20,
      lineRule: LineRuleType.EXACT,
    },
  });
  return [...flags, mark, ...numberLines(head, pitch)];
}

function flag({ text, isDigits }: HeadView["flags"][number], pitch: number): Paragraph {
  return line([run(text, { face: isDigits ? "fangsong" : "hei" })], {}, pitch);
}

/** Lines with number, issuer, date and signatories; the last has the red rule 4 mm below its characters. */
function numberLines(head: HeadView, pitch: number): readonly Paragraph[] {
  const rule = {
    border: {
      bottom: {
        style: BorderStyle.SINGLE,
        size: 12,
        space: Math.round((FOUR_MM - leadingOf(pitch)) / 20),
        color: RED,
      },
    },
  };
  // The free character at the left is a full-width space: an indent would shorten the rule, a border of the paragraph.
  const apart = { tabStops: [{ type: TabStopType.RIGHT, position: TYPE_AREA_WIDTH - CHARACTER }] };
  const centred = { alignment: AlignmentType.CENTER };
  if (head.signatories.length > 0) {
    const rows = inRows(head.signatories);
    return rows.map((names, index) => {
      const isLast = index === rows.length - 1;
      const number = isLast ? `　${head.number}` : "";
      const runs = [
        run(`${number}\t${index === 0 ? "签发人：" : ""}`),
        run(names, { face: "kai" }),
      ];
      return line(runs, { ...apart, ...(isLast ? rule : {}) }, pitch);
    });
  }
  if (head.issuer !== "") {
    const issued = line([run(`　${head.issuer}\t${head.date}`)], { ...apart, ...rule }, pitch);
    return [line([run(head.number)], centred, pitch), issued];
  }
  return [line([run(head.number)], { ...centred, ...rule }, pitch)];
}

/** Two names a row, spread with spaces so that all rows are as wide. Source: GB/T 9704—2012, 7.2.6. */
function inRows(names: readonly string[]): readonly string[] {
  const widest = Math.max(...names.map((name) => name.length));
  const isOneRow = names.length < 3;
  const spread = (name = "") => (isOneRow ? name : name.padEnd(widest, "　"));
  return names.flatMap((name, index) =>
    index % 2 === 0 ? [[name, names[index + 1]].slice(0, names.length).map(spread).join("　")] : [],
  );
}

/** The mark stands above the type area, in a frame; the number on the line of the first flag. */
function letterHead(head: HeadView, pitch: number): readonly Paragraph[] {
  const size = head.markSizePt;
  const mark = line([run(head.mark, { face: "biaosong", size: size * 2, colour: RED })], {
    alignment: AlignmentType.CENTER,
    spacing: { line: size * 20, lineRule: LineRuleType.EXACT },
    border: {
      bottom: {
        style: BorderStyle.THICK_THIN_SMALL_GAP,
        size: 24,
        space: Math.round(FOUR_MM / 20),
        color: RED,
      },
    },
    frame: {
      type: "absolute",
      position: { x: LETTER_RULE_LEFT, y: LETTER_MARK_AT },
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      width: LETTER_RULE_WIDTH,
      wrap: FrameWrap.THROUGH,
    },
  });
  const ruleAt = LETTER_MARK_AT + size * 20 + FOUR_MM + mm(1.95);
  const before = ruleAt + SMALL_CHARACTER - leadingOf(pitch) - TYPE_AREA_AT;
  const right = { alignment: AlignmentType.RIGHT, spacing: { before: Math.round(before) } };
  const number = line([run(head.number)], right, pitch);
  return [mark, number, ...head.flags.map((each) => flag(each, pitch))];
}
