/** What holds of every figure whose rows have a scale of their own. */

import type { IndicatorRow, StripMark, StripRow, StripSpec, SwarmRow, SwarmSpec } from "./model.ts";

type Fail = (what: string) => void;

export function checkStrip({ rows }: StripSpec, fail: Fail): void {
  checkRows(rows, fail);
  for (const row of rows) {
    const marks = marksOf(row);
    if (marks.length === 0 && !row.missing) fail(`${row.label} has neither marks nor words`);
    checkFocus(row.label, marks, fail);
    const letters = marks.map(({ letter }) => letter);
    if (letters.includes("") || new Set(letters).size < letters.length) {
      fail(`${row.label} has the letters ${letters.join(" ")}, expected one of its own a place`);
    }
    for (const { name, value, label } of marks) {
      if (!name || !label) fail(`${row.label} has a place "${name}" labelled "${label}"`);
      if (!Number.isFinite(value)) fail(`${row.label} has ${value} for ${name}`);
    }
  }
}

export function checkSwarm({ rows }: SwarmSpec, fail: Fail): void {
  checkRows(rows, fail);
  for (const { label, points, quantiles } of rows) {
    if (points.length === 0) fail(`${label} has no points`);
    checkFocus(label, points, fail);
    for (const { value } of [...points, ...quantiles]) {
      if (!Number.isFinite(value)) fail(`${label} has a mark of ${value}`);
    }
    if (points.some((point) => point.isFocus && !point.label)) {
      fail(`${label} does not name the place in focus`);
    }
    if (quantiles.some((quantile) => !quantile.label)) fail(`${label} has a line without words`);
  }
}

function checkRows(rows: readonly IndicatorRow[], fail: Fail): void {
  if (rows.length === 0) fail("expected at least one row");
  if (rows.some(({ label }) => !label)) fail("expected a name on every row");
}

function checkFocus(label: string, marks: readonly { isFocus: boolean }[], fail: Fail): void {
  const count = marks.filter(({ isFocus }) => isFocus).length;
  if (count > 1) fail(`${label} has ${count} places in focus, expected one at most`);
}

/** The marks of both lanes. */
function marksOf({ compared, beside }: StripRow): readonly StripMark[] {
  return [...compared, ...beside];
}

export function labelsOfStrip({ rows }: StripSpec): readonly string[] {
  return rows
    .flatMap((row) => [
      ...wordsOfRow(row),
      ...marksOf(row).flatMap(({ letter, label, sign = "", sub = "" }) => [
        ...[letter, label, sign, sub],
      ]),
    ])
    .filter((label) => label !== "");
}

export function labelsOfSwarm({ rows }: SwarmSpec): readonly string[] {
  return rows
    .flatMap((row) => [
      ...wordsOfRow(row),
      ...row.points.map(({ label }) => label),
      ...row.quantiles.map(({ label }) => label),
    ])
    .filter((label) => label !== "");
}

function wordsOfRow({ label, unit, rank, note, missing }: IndicatorRow): readonly string[] {
  return [label, unit, rank, note, missing];
}

/** The columns of every chart's table: panel, group, label, sub, value, second value, rank or words. */
export function tabulateStrip({ rows }: StripSpec): readonly (readonly string[])[] {
  return rows.flatMap((row) => [
    ...marksOf(row).map(({ name, sub = "", label, sign = "", isFocus }) => [
      ...[row.label, row.unit, name, sub, label + sign, "", isFocus ? row.rank : ""],
    ]),
    ...lastLines(row),
  ]);
}

export function tabulateSwarm({ rows }: SwarmSpec): readonly (readonly string[])[] {
  return rows.flatMap((row) => [
    ...named(row).map(({ label, rank }) => [row.label, row.unit, label, "", "", "", rank]),
    ...lastLines(row),
  ]);
}

function named({ points, quantiles, rank }: SwarmRow) {
  return [
    ...points.map(({ label, isFocus }) => ({ label, rank: isFocus ? rank : "" })),
    ...quantiles.map(({ label }) => ({ label, rank: "" })),
  ].filter(({ label }) => label !== "");
}

function lastLines({ label, unit, note, missing }: IndicatorRow): readonly (readonly string[])[] {
  return [note, missing].flatMap((words) => (words ? [[label, unit, "", "", "", "", words]] : []));
}
