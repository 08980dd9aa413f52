import type { Citation, Figure, Unit } from "../dataset/model.ts";
import { quantitiesIn } from "../dataset/printed/quantity.ts";
import { normalise } from "./normalise.ts";
import type { RowSection } from "./outline.ts";
import { unitAmong } from "./sheet/words.ts";
import type { Cell } from "./table.ts";
import {
  checkBound,
  checkValue,
  type Objection,
  objection,
  type Proof,
  type Verdict,
} from "./verdict.ts";

/**
 * Holds a figure against a row of a table: one verdict for each cell that is printed.
 *
 * `printed` is a list of tokens with a space between: cells of the row, its unit, or parts of a column's heads.
 * Errors: those of `checkValue` and `checkBound`; `words-differ`, `measure-differs`, `year-differs`, `status-differs`.
 */
export function rowVerdicts(
  figure: Figure,
  citation: Citation,
  row: RowSection,
  proof: Proof,
): readonly Verdict[] {
  const tokens = citation.printed.trim().split(/\s+/).map(normalise);
  const cells = [...row.cells.entries()].filter(
    ([index, { text }]) =>
      text !== "" && tokens.includes(text) && (row.only === undefined || row.only === index),
  );
  return cells
    .filter(([, cell]) => tokens.every((token) => isToken(token, cell, row)))
    .map(([index, cell]) => ({
      claim: [index, index + 1],
      // Under `also` the table may drop a bound that the text has; where it is the main place, it must print the bound.
      objections: checkCell(figure, cell, tokens, row, proof, citation.section !== figure.section),
    }));
}

function isToken(token: string, { text, group, heads, all }: Cell, { unit }: RowSection): boolean {
  return (
    token === text ||
    token === unit ||
    all?.units.includes(token) ||
    [group, ...heads].some((head) => head.includes(token))
  );
}

function checkCell(
  figure: Figure,
  cell: Cell,
  tokens: readonly string[],
  row: RowSection,
  proof: Proof,
  isFurther: boolean,
): readonly Objection[] {
  const objections: Objection[] = [];
  // A sheet of many places may leave the year to the name of its file.
  const isUnsaid = cell.all !== undefined && cell.year === null;
  if (cell.year !== figure.year && !isUnsaid) {
    const message = `The year is ${figure.year}; the column is headed ${cell.group}.`;
    objections.push(objection("year-differs", message));
  }
  objections.push(...checkStatus(figure, cell));
  if (figure.value === null) {
    if (cell.text.includes(normalise(figure.text ?? ""))) return objections;
    return [...objections, objection("words-differ", `The cell does not contain ${figure.text}.`)];
  }
  const [first] = quantitiesIn(cell.text, proof.units);
  const quantity = first && { ...first, unit: unitOf(figure, cell, row, proof), scale: "1" };
  if (!quantity) return [...objections, objection("value-differs", `The cell is ${cell.text}.`)];
  return [
    ...objections,
    ...checkMeasure(figure, cell, tokens, row),
    ...checkValue(figure, { quantity, isEndOfRange: false }, cell.text, proof),
    ...checkBound(figure, quantity, cell.text, isFurther),
  ];
}

/** Heads say 2022年完成, 2023年计划 or 2022年预计; a head that says none of these has actual figures. */
function checkStatus({ status }: Figure, { group, heads }: Cell): readonly Objection[] {
  const head = [group, ...heads].join(" ");
  const expected = /计划|目标/.test(head) ? "target" : /预计/.test(head) ? "estimate" : "actual";
  if (status === expected) return [];
  const message = `The status is ${status}; the column is headed ${head}.`;
  return [objection("status-differs", message)];
}

function unitOf(
  { measure }: Figure,
  { text, all }: Cell,
  row: RowSection,
  proof: Proof,
): Unit | null {
  const { units } = proof;
  const own = all && quantitiesIn(text, units)[0]?.unit;
  if (own) return own;
  const printed = measure === "growth" ? ["%"] : (all?.units ?? [row.unit]);
  return unitAmong(printed, units.unitById);
}

/**
 * A column headed 增长 holds growth; any other holds what the row is in.
 *
 * In a row without any growth, the target may also stand under 增长, since it has no other column: 2500 in 人.
 * The target is then printed with the row's unit.
 */
function checkMeasure(
  { measure }: Figure,
  cell: Cell,
  tokens: readonly string[],
  row: RowSection,
): readonly Objection[] {
  const isGrowthColumn = isHeadedGrowth(cell);
  if (
    (measure === "growth") === isGrowthColumn ||
    (cell.heads.length !== 1 && measure !== "growth")
  )
    return [];
  const others = row.cells.filter((other) => other !== cell && isHeadedGrowth(other));
  const hasNoGrowth = others.length > 0 && others.every(({ text }) => !/\d/.test(text));
  if (measure !== "growth" && hasNoGrowth && tokens.includes(row.unit)) return [];
  const message = `The measure is ${measure}; the column is headed ${[cell.group, ...cell.heads].join(", ")}.`;
  return [objection("measure-differs", message)];
}

function isHeadedGrowth({ group, heads, all }: Cell): boolean {
  if (all) return all.isGrowth;
  const [head = group] = heads;
  return heads.length <= 1 && /增长|增速|增幅/.test(head);
}
