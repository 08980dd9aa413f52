/** What holds of every figure of rows. */

import { hasTwoEnds } from "../dataset/chart-forms.ts";
import type { ChartCell, ChartFigureSpec, ChartMark, ChartRow } from "./model.ts";

/** Refuses rows that cannot be drawn truthfully, naming the row. */
export function checkRows(spec: ChartFigureSpec, fail: (what: string) => void): void {
  if (spec.panels.length === 0) fail("expected at least one panel");
  const isNamed = spec.ends !== null;
  // The words beside a compact one name them.
  if (isNamed !== hasTwoEnds(spec.form) && (isNamed || !spec.isCompact)) {
    fail("expected names of both ends for a form with two, and for nothing else");
  }
  if (spec.groups.length === 0) fail("expected at least one group of rows");
  for (const { rows } of spec.groups) {
    if (rows.length === 0) fail("expected at least one row a group");
    for (const row of rows) checkRow(row, spec, fail);
  }
}

function checkRow(row: ChartRow, spec: ChartFigureSpec, fail: (what: string) => void): void {
  if (!row.label) fail("expected a name on every row");
  if (row.cells.length !== spec.panels.length) {
    fail(`${row.label} has ${row.cells.length} cells, expected ${spec.panels.length}, one a panel`);
  }
  for (const cell of row.cells) {
    if (cell.pair && !hasTwoEnds(spec.form)) fail(`${row.label} has a second mark`);
    if (!cell.mark && !cell.pair && !cell.empty) fail(`${row.label} has neither mark nor words`);
    for (const mark of marksOf(cell)) {
      if (!Number.isFinite(mark.value) || !mark.label) {
        fail(`${row.label} has a mark of ${mark.value} labelled "${mark.label}"`);
      }
    }
  }
}

function marksOf({ mark, pair }: ChartCell): readonly ChartMark[] {
  return [mark, pair].filter((one) => one !== null);
}

/** Every label that a figure has to show, as often as it has to. */
export function labelsOfRows(spec: ChartFigureSpec): readonly string[] {
  const rows = spec.groups.flatMap((group) => group.rows);
  const ends = spec.panels.flatMap((_, panel) =>
    spec.ends && rows.some(({ cells }) => cells[panel]?.mark && cells[panel].pair)
      ? [spec.ends.from, spec.ends.to]
      : [],
  );
  return [
    ...spec.panels,
    ...spec.groups.map(({ caption }) => caption),
    ...rows.flatMap(({ label, sub }) => [label, sub]),
    ...rows.flatMap(({ cells }) => cells.flatMap((cell) => wordsOf(cell, spec))),
    ...ends,
    spec.foot ?? "",
  ].filter((label) => label !== "");
}

function wordsOf(cell: ChartCell, { form }: ChartFigureSpec): readonly string[] {
  const lacksOne = !cell.mark || (hasTwoEnds(form) && !cell.pair);
  return [
    ...marksOf(cell).flatMap(({ label, sign = "" }) => [label, sign]),
    cell.mark ? cell.rank : "",
    lacksOne ? cell.empty : "",
  ];
}
