import { createHash } from "node:crypto";
import { hasTwoEnds } from "../dataset/chart-forms.ts";
import { ReportError } from "../error.ts";
import { missingCharacters } from "./fonts.ts";
import type { ChartCell, ChartFigure, ChartFigureSpec, ChartMark, ChartRow } from "./model.ts";
import { readLabels, withoutSpaces } from "./svg.ts";

/**
 * Hashes what a figure is drawn from: SHA-256 over its spec, independent of the order of keys.
 *
 * Two figures with one hash show the same.
 */
export function hashSpec(spec: ChartFigureSpec): string {
  const sortKeys = (_key: string, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash("sha256").update(JSON.stringify(spec, sortKeys)).digest("hex");
}

/**
 * Refuses a spec that cannot be drawn truthfully.
 *
 * Errors: CHART_FAULT naming the figure and the row; FONT_MISSING for a character no font of the project has.
 */
export function checkSpec(spec: ChartFigureSpec): void {
  const fail = (what: string) => {
    throw new ReportError("CHART_FAULT", `Chart ${spec.id || "without an id"}: ${what}`);
  };
  if (!/^[\w-]+$/.test(spec.id)) fail("expected an id of letters, digits, _ and -");
  if (!spec.alt) fail("expected an alternative text");
  if (!(spec.widthMm > 0)) fail(`expected a width in millimetres, got ${spec.widthMm}`);
  if (spec.panels.length === 0) fail("expected at least one panel");
  if (hasTwoEnds(spec.form) !== (spec.ends !== null)) {
    fail("expected names of both ends for a form with two, and for nothing else");
  }
  if (spec.groups.length === 0) fail("expected at least one group of rows");
  for (const { rows } of spec.groups) {
    if (rows.length === 0) fail("expected at least one row a group");
    for (const row of rows) checkRow(row, spec, fail);
  }
  const missing = missingCharacters(labelsOf(spec).join(""));
  if (missing.length > 0) {
    throw new ReportError(
      "FONT_MISSING",
      `Chart ${spec.id} has ${missing.join(" ")}, which no font of charts has`,
      { hint: "write it with other characters" },
    );
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
export function labelsOf(spec: ChartFigureSpec): readonly string[] {
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

/**
 * Proves that a drawing is the one of this spec: same figure, same data, every label there and no other.
 *
 * Errors: CHART_FAULT.
 */
export function checkFigure(spec: ChartFigureSpec, figure: ChartFigure): void {
  const fail = (what: string) => {
    throw new ReportError("CHART_FAULT", `Chart ${spec.id}: ${what}`);
  };
  const hash = hashSpec(spec);
  if (figure.id !== spec.id) fail(`got the drawing of ${figure.id}`);
  if (figure.hash !== hash) fail(`the drawing was made from other data (${figure.hash})`);
  const bound = ` data-figure="${spec.id}" data-hash="${hash}" `;
  if (!figure.svg.includes(bound)) fail("the drawing names another figure or other data");
  const left = readLabels(figure.svg).map(withoutSpaces);
  const expected = labelsOf(spec).map(withoutSpaces);
  for (const label of expected) {
    const index = left.indexOf(label);
    if (index < 0) fail(`the drawing lacks "${label}"`);
    left.splice(index, 1);
  }
  // Only unknown labels fail here, not repeated ones: columns repeat names and captions under each panel.
  const stranger = left.find((label) => !expected.includes(label));
  if (stranger !== undefined) fail(`the drawing says "${stranger}", which was not given`);
}
