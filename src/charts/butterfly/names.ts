/** The names of indicators with their units, in the middle. */

import { type LabelPart, partsPt } from "../cell.ts";
import type { PlacedText } from "../layout.ts";
import { partsOf, placeParts } from "../position/words.ts";
import { GAP_PT, LINE_PT, type Measure, SIGN_GAP_PT, TEXT } from "../style.ts";
import { breakText, placeLines } from "../text.ts";
import type { ButterflyGroup } from "./model.ts";
import { WORDS } from "./style.ts";

/** The words of a row in lines, each in the middle; the last line of a name has its sign and, where there is room, its unit. */
export interface NameLines {
  readonly name: readonly string[];
  /** After the last line of the name. */
  readonly after: readonly LabelPart[];
  readonly units: readonly string[];
}

/** Sets the words of a row; only the first of an indicator names it. */
export function setNames(
  { label, sign, rows }: ButterflyGroup,
  index: number,
  widthPt: number,
  measure: Measure,
): NameLines {
  const unit = rows[index]?.unit ?? "";
  const unitsIn = (lengthPt: number) => breakText(unit, lengthPt, WORDS.unit, measure);
  if (index > 0) return { name: [], after: [], units: unitsIn(widthPt) };
  const signs = partsOf(sign, TEXT.sign, SIGN_GAP_PT, measure);
  const signPt = signs.length > 0 ? SIGN_GAP_PT + partsPt(signs) : 0;
  const name = breakText(label, widthPt - signPt, WORDS.name, measure);
  const lastPt = measure((name.at(-1) ?? "").trimEnd(), WORDS.name) + signPt;
  const units = partsOf(unit, WORDS.unit, GAP_PT, measure);
  if (lastPt + GAP_PT + partsPt(units) > widthPt)
    return { name, after: signs, units: unitsIn(widthPt) };
  return { name, after: [...signs, ...units], units: [] };
}

export function countLines({ name, units }: NameLines): number {
  return name.length + units.length;
}

/** Sets each line around the middle. */
export function placeNames(
  { name, after, units }: NameLines,
  middlePt: number,
  topPt: number,
  measure: Measure,
): readonly PlacedText[] {
  const afterPt = after.reduce((sum, { gapPt, widthPt }) => sum + gapPt + widthPt, 0);
  const widthOf = (line: string) => measure(line.trimEnd(), WORDS.name);
  const lastPt = widthOf(name.at(-1) ?? "") + afterPt;
  const beginOf = (line: string, index: number) =>
    middlePt - (index === name.length - 1 ? lastPt : widthOf(line)) / 2;
  const lastLinePt = topPt + (name.length - 0.5) * LINE_PT;
  const afterFromPt = middlePt + lastPt / 2 - afterPt + (after[0]?.gapPt ?? 0);
  return [
    ...placeLines(name, beginOf, topPt, WORDS.name),
    ...placeParts(after, afterFromPt, lastLinePt),
    ...placeLines(
      units,
      (line) => middlePt - measure(line.trimEnd(), WORDS.unit) / 2,
      topPt + name.length * LINE_PT,
      WORDS.unit,
    ),
  ];
}
