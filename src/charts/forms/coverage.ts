import { layOutCoverage } from "../reporting/coverage.ts";
import type { CoverageRow, CoverageSpec } from "../reporting/model.ts";
import type { DrawnForm } from "./model.ts";

type Cell = CoverageRow["cells"][number];

/** Who reports what. */
export const coverage: DrawnForm<CoverageSpec> = {
  check: ({ key, columns, rows }, fail) => {
    if (rows.length === 0 || columns.length === 0) fail("expected at least one row and column");
    if (key.some(({ label }) => !label)) fail("expected words for every square of the key");
    if (columns.some(({ label, count }) => !label || !(count >= 1))) {
      fail("expected a name and at least one column of every place or city");
    }
    const count = columns.reduce((sum, column) => sum + column.count, 0);
    for (const { label, cells } of rows) {
      if (!label) fail("expected a name of every row");
      if (cells.length !== count) fail(`${label} has ${cells.length} cells, expected ${count}`);
      if (cells.some((cell) => typeof cell !== "string" && !cell.label)) {
        fail(`${label} has a cell without words`);
      }
    }
  },
  labelsOf: ({ title, key, columns, rows }) =>
    [
      title,
      ...key.map(({ label }) => label),
      ...columns.map(({ label }) => label),
      ...rows.flatMap(({ label, cells, count }) => [
        label,
        ...cells.flatMap((cell) => (typeof cell === "string" ? [] : [cell.label])),
        count,
      ]),
    ].filter((label) => label !== ""),
  tabulate: (spec) =>
    spec.rows.map(({ label, cells, count }) => [
      label,
      ...cells.map((cell) => wordsOf(cell, spec)),
      count,
    ]),
  layOut: layOutCoverage,
};

/** What a square says, "" where the key does not. */
function wordsOf(cell: Cell, { key }: CoverageSpec): string {
  if (typeof cell !== "string") return cell.label;
  return key.find(({ report }) => report === cell)?.label ?? "";
}
