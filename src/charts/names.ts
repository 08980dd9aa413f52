/** Places the names of rows: in columns at the left of the marks, or each on lines of its own above them. */

import type { FigureToLayOut } from "./forms/model.ts";
import type { PlacedText } from "./layout.ts";
import type { ChartRow } from "./model.ts";
import { COLUMN_GAP_PT, FIELD_PAD_PT, LINE_PT, type Measure, TEXT } from "./style.ts";
import { breakText, fitsIn, nameStyle, placeLines, widestPt, wrapText } from "./text.ts";

export interface Names {
  /** Where the marks begin. */
  readonly endPt: number;
  /** How many lines the name of a row takes, above its marks or beside them. */
  readonly linesOf: (row: ChartRow) => number;
  /** Sets the name of a row, its first line at `topPt`. */
  readonly place: (row: ChartRow, topPt: number) => readonly PlacedText[];
  /** Sets the grey words of a row on the line that begins at `topPt`; nothing where they stand with the name. */
  readonly placeSub: (row: ChartRow, topPt: number) => readonly PlacedText[];
}

/** Names stand clear of the bracket of a field, those of other rows under them. */
function indentOf({ groups }: FigureToLayOut): number {
  return groups.some(({ isField }) => isField) ? FIELD_PAD_PT : 0;
}

/** Columns of names and of grey words; a name wider than asked goes over several lines, as far as its words allow. */
export function namesBeside(spec: FigureToLayOut, widestNamePt: number, measure: Measure): Names {
  const rows = spec.groups.flatMap((group) => group.rows);
  const wrap = (row: ChartRow) => wrapText(row.label, widestNamePt, nameStyle(row), measure);
  const linesByRow = new Map(rows.map((row) => [row, wrap(row)]));
  const linesOf = (row: ChartRow) => linesByRow.get(row) ?? [];
  const namesPt = Math.max(...rows.map((row) => widestPt(linesOf(row), nameStyle(row), measure)));
  const subsPt = Math.max(...rows.map(({ sub }) => measure(sub, TEXT.sub)));
  const indentPt = indentOf(spec);
  const subPt = indentPt + namesPt + COLUMN_GAP_PT;
  return {
    endPt: subPt + (subsPt > 0 ? subsPt + COLUMN_GAP_PT : 0),
    linesOf: (row) => linesOf(row).length,
    place: (row, topPt) => placeLines(linesOf(row), () => indentPt, topPt, nameStyle(row)),
    placeSub: ({ sub }, topPt) => (sub ? placeLines([sub], () => subPt, topPt, TEXT.sub) : []),
  };
}

/** Names over the whole width, each with its grey words after it, or under it where there is no room. */
export function namesAbove(spec: FigureToLayOut, widthPt: number, measure: Measure): Names {
  const indentPt = indentOf(spec);
  const wholePt = widthPt - indentPt;
  const rows = spec.groups.flatMap((group) => group.rows);
  const setByRow = new Map(
    rows.map((row) => {
      const style = nameStyle(row);
      const lines = breakText(row.label, wholePt, style, measure);
      const afterPt = measure((lines.at(-1) ?? "").trimEnd(), style) + COLUMN_GAP_PT;
      const isAfter = row.sub === "" || fitsIn(afterPt + measure(row.sub, TEXT.sub), wholePt);
      const subs = isAfter ? [] : breakText(row.sub, wholePt, TEXT.sub, measure);
      return [row, { lines, afterPt, subs }];
    }),
  );
  const linesOf = (row: ChartRow) => setByRow.get(row)?.lines ?? [];
  return {
    endPt: indentPt,
    linesOf: (row) => linesOf(row).length + (setByRow.get(row)?.subs.length ?? 0),
    place: (row, topPt) => {
      const { afterPt = 0, subs = [] } = setByRow.get(row) ?? {};
      const lines = linesOf(row);
      const endPt = topPt + lines.length * LINE_PT;
      const after = row.sub !== "" && subs.length === 0 ? [row.sub] : [];
      return [
        ...placeLines(lines, () => indentPt, topPt, nameStyle(row)),
        ...placeLines(after, () => indentPt + afterPt, endPt - LINE_PT, TEXT.sub),
        ...placeLines(subs, () => indentPt, endPt, TEXT.sub),
      ];
    },
    placeSub: () => [],
  };
}
