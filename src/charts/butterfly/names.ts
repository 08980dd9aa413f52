/** The names of indicators with their units, in the middle. */

import { type LabelPart, partsPt } from "../cell.ts";
import type { PlacedText } from "../layout.ts";
import { partsOf, placeParts } from "../position/words.ts";
import { GAP_PT, LINE_PT, type Measure, SIGN_GAP_PT, TEXT, type TextStyle } from "../style.ts";
import { breakText, fitsIn, placeLines } from "../text.ts";
import type { ButterflyGroup } from "./model.ts";
import { WORDS } from "./style.ts";

/** Words in lines, each in the middle, with what follows on the last of them. */
interface Block {
  readonly style: TextStyle;
  readonly lines: readonly string[];
  readonly after: readonly LabelPart[];
}

/** The words of a row: a name, with its unit where there is room, and else the unit under it. */
export type NameLines = readonly Block[];

/** Sets the words of a row; only the first of an indicator names it. */
export function setNames(
  { label, rows }: ButterflyGroup,
  index: number,
  widthPt: number,
  measure: Measure,
): NameLines {
  const { unit = "", sign = "" } = rows[index] ?? {};
  const signs = partsOf(sign, TEXT.sign, SIGN_GAP_PT, measure);
  const block = (text: string, style: TextStyle): Block => ({
    style,
    lines: breakText(text, widthPt - lengthOf(signs), style, measure),
    after: signs,
  });
  if (index > 0) return [block(unit, WORDS.unit)];
  const units = [...partsOf(unit, WORDS.unit, GAP_PT, measure), ...signs];
  const name = breakText(label, widthPt, WORDS.name, measure);
  const lastPt = measure((name.at(-1) ?? "").trimEnd(), WORDS.name);
  const head = { style: WORDS.name, lines: name };
  if (fitsIn(lastPt + lengthOf(units), widthPt)) return [{ ...head, after: units }];
  if (unit === "") return [block(label, WORDS.name)];
  return [{ ...head, after: [] }, block(unit, WORDS.unit)];
}

/** With the gap to the words before. */
function lengthOf(parts: readonly LabelPart[]): number {
  return parts.length > 0 ? (parts[0]?.gapPt ?? 0) + partsPt(parts) : 0;
}

export function countLines(names: NameLines): number {
  return names.reduce((sum, { lines }) => sum + lines.length, 0);
}

/** Sets each line around the middle. */
export function placeNames(
  names: NameLines,
  middlePt: number,
  topPt: number,
  measure: Measure,
): readonly PlacedText[] {
  let y = topPt;
  return names.flatMap(({ style, lines, after }) => {
    const firstPt = y;
    y += lines.length * LINE_PT;
    const afterPt = lengthOf(after);
    const widthOf = (line: string, index: number) =>
      measure(line.trimEnd(), style) + (index === lines.length - 1 ? afterPt : 0);
    const last = lines.length - 1;
    const endPt = middlePt + widthOf(lines[last] ?? "", last) / 2;
    return [
      ...placeLines(lines, (line, index) => middlePt - widthOf(line, index) / 2, firstPt, style),
      ...placeParts(after, endPt - afterPt + (after[0]?.gapPt ?? 0), y - LINE_PT / 2),
    ];
  });
}
