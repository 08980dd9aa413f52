import {
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  type IParagraphOptions,
  type Paragraph,
  TabStopType,
} from "docx";
import type { MemoView } from "../view/model.ts";
import { widthOf } from "../view/width.ts";
import { line, run } from "./line.ts";
import { LINE, mm, SMALL_CHARACTER, SMALL_SIZE } from "./measure.ts";

const WIDTH = mm(156);
const LEFT = mm(28);
/** Lower edge of the type area. */
const FOOT = mm(262);
/** Characters of 14 pt after 抄送： on a line. */
const LIST_CHARACTERS = 27;

/** Rules of 0.35 mm first and last, of 0.25 mm between, in eighths of a point. */
const OUTER = { style: BorderStyle.SINGLE, size: 8, space: 0, color: "000000" } as const;
const INNER = { style: BorderStyle.SINGLE, size: 6, space: 0, color: "000000" } as const;

/**
 * Makes the imprint, at the foot of the page that holds the end of the text; a letter has no rules.
 *
 * Each row is a frame of its own: LibreOffice does not make one frame of rows with different rules.
 */
export function imprintParagraphs(
  { imprint, kind, addressees }: MemoView,
  movesAddressees: boolean,
): readonly Paragraph[] {
  const copyTo = imprint?.copyTo ?? "";
  const printing = imprint?.printing ?? null;
  const rows = [
    ...(movesAddressees ? [listRow("主送", addressees.replace(/：$/, "。"), NO_RULE)] : []),
    ...(copyTo === "" ? [] : [listRow("抄送", copyTo, NO_RULE)]),
    ...(printing ? [{ text: `　${printing.body}\t${printing.date}`, lines: 1, top: INNER }] : []),
  ];
  return rows.map(({ text, top }, index) => {
    const lines = rows.slice(index).reduce((sum, row) => sum + row.lines, 0);
    const last = index === rows.length - 1 ? { bottom: OUTER } : {};
    const rules = { border: { top: index === 0 ? OUTER : top, ...last } };
    return row(text, FOOT - lines * LINE, kind === "letter" ? {} : rules);
  });
}

const NO_RULE = { style: BorderStyle.NONE, size: 0, space: 0, color: "000000" } as const;

function listRow(label: string, names: string, top: typeof NO_RULE) {
  return { text: `　${label}：${names}`, lines: Math.ceil(widthOf(names) / LIST_CHARACTERS), top };
}

/** The free character at the left is a full-width space: an indent would shorten the rule, a paragraph border. */
function row(text: string, y: number, rules: Pick<IParagraphOptions, "border">): Paragraph {
  return line([run(text, { size: SMALL_SIZE })], {
    ...rules,
    indent: { left: 4 * SMALL_CHARACTER, hanging: 4 * SMALL_CHARACTER },
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - SMALL_CHARACTER }],
    frame: {
      type: "absolute",
      position: { x: LEFT, y },
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      width: WIDTH,
      wrap: FrameWrap.AROUND,
    },
  });
}
