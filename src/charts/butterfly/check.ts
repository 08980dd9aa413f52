import type { ButterflyCell, ButterflyRow, ButterflySpec } from "./model.ts";

type Fail = (what: string) => void;

const sidesOf = ({ left, right }: ButterflyRow) => [left, right];

/** Refuses a butterfly that cannot be drawn truthfully, naming the indicator. */
export function checkButterfly({ left, right, groups }: ButterflySpec, fail: Fail): void {
  if (!left.label || !right.label) fail("expected a name of both places");
  if (groups.length === 0) fail("expected at least one indicator");
  for (const { label, rows } of groups) {
    if (!label) fail("expected a name of every indicator");
    if (rows.length === 0) fail(`${label} has no rows`);
    for (const [index, row] of rows.entries()) {
      if (index > 0 && !row.unit) fail(`${label} has a further row that does not say of what`);
      for (const cell of sidesOf(row)) checkCell(label, cell, fail);
      checkGround(label, row, fail);
    }
  }
}

function checkCell(label: string, { mark, sub, empty }: ButterflyCell, fail: Fail): void {
  if ((mark === null) === (empty === "")) fail(`${label} needs either a number or words on a side`);
  if (!mark && sub) fail(`${label} has the period of no number`);
  if (mark && (!Number.isFinite(mark.value) || !mark.label)) {
    fail(`${label} has a mark of ${mark.value} labelled "${mark.label}"`);
  }
}

/** Only two numbers may be compared. */
function checkGround(label: string, { ground, left, right }: ButterflyRow, fail: Fail): void {
  if (ground === "field" && !(left.mark && right.mark)) fail(`${label} compares one number`);
}

/** Every label that a butterfly has to show; names of indicators stand once. */
export function labelsOfButterfly({ left, right, groups }: ButterflySpec): readonly string[] {
  return [
    ...[left, right].flatMap(({ label, sub }) => [label, sub]),
    ...groups.flatMap(({ label, rows }) => [
      label,
      ...rows.flatMap((row) => [
        row.unit,
        row.sign,
        ...sidesOf(row).flatMap(({ mark, sub, empty }) => [
          ...[mark?.label ?? "", mark?.sign ?? "", sub, empty],
        ]),
      ]),
    ]),
  ].filter((label) => label !== "");
}

/** A row of texts for each side of a row: indicator, unit, place, period, value, second value, words. */
export function tabulateButterfly(spec: ButterflySpec): readonly (readonly string[])[] {
  return spec.groups.flatMap(({ label, rows }) =>
    rows.flatMap((row) =>
      (["left", "right"] as const).map((side) => {
        const { mark, sub, empty } = row[side];
        const said = mark ? mark.label + (mark.sign ?? "") : "";
        return [label, row.unit, spec[side].label, sub || spec[side].sub, said, "", empty];
      }),
    ),
  );
}
