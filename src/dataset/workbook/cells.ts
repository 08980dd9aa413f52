import type { Cell, Worksheet } from "exceljs";
import { BOUND_SIGNS, type Dataset, type Figure, type Term, type Text } from "../model.ts";
import type { Question } from "./questions.ts";
import {
  both,
  cellNote,
  decimalsOf,
  figureText,
  LEGEND,
  MEASURE_NAMES,
  REFERENCE_NAMES,
  STATUS_NAMES,
} from "./words.ts";

/** Of a column, in characters. */
export const WIDTHS = { indicator: 34, measure: 11, scope: 22, unit: 17, value: 12, year: 8 };
export const LINE = { style: "hair", color: { argb: "FF9AA5B1" } } as const;
/** Of a line of text, in points. */
const LINE_HEIGHT = 14;

const HEAD_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE7ECF2" } } as const;
const NOTED_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF2CC" } } as const;

/** Pages of every sheet. */
export const PAGE_SETUP = {
  paperSize: 9, // A4
  orientation: "landscape",
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
} as const;
export const FOOTER = { oddFooter: "&L&A&R&P / &N" };

/** Writes the name of a theme and the legend above a table. */
export function addTitle(sheet: Worksheet, theme: Term): void {
  sheet.getCell(1, 1).value = both(theme.name, "  ");
  sheet.getCell(1, 1).font = { bold: true, size: 14 };
  sheet.getCell(2, 1).value = LEGEND;
  sheet.getCell(2, 1).font = { size: 9, color: { argb: "FF5F6B7A" } };
}

export function styleHead(cell: Cell): void {
  cell.font = { bold: true, size: 10 };
  cell.fill = HEAD_FILL;
  cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  cell.border = { bottom: { style: "thin" } };
}

/** A question in words: indicator, measure, scope and basis, unit. */
export function wordQuestion(
  question: Question,
  dataset: Dataset,
): readonly [indicator: string, measure: string, scope: string, unit: string] {
  const target = question.isTarget ? ` ${STATUS_NAMES.target.zh}` : "";
  const targetEn = question.isTarget ? ` ${STATUS_NAMES.target.en}` : "";
  const { zh, en } = joinNames(MEASURE_NAMES[question.measure], REFERENCE_NAMES[question.on]);
  const { scope, basis } = question;
  const terms = [dataset.scopeById.get(scope ?? ""), dataset.basisById.get(basis ?? "")];
  const unit = dataset.unitById.get(question.unit);
  return [
    both(question.indicator.name),
    both({ zh: `${zh}${target}`, en: `${en}${targetEn}` }),
    terms.flatMap((term) => (term ? [both(term.name)] : [])).join("\n"),
    unit ? both(unit.name) : question.unit,
  ];
}

function joinNames(name: Text, end: Text): Text {
  return { zh: name.zh + end.zh, en: name.en + end.en };
}

/** A single number stays a number, its bound in the format; a contradiction or words become text. */
export function fillCells(
  valueCell: Cell,
  yearCell: Cell,
  figures: readonly Figure[],
  dataset: Dataset,
): void {
  const [figure, ...others] = figures;
  if (!figure) return;
  if (others.length === 0 && figure.value !== null) {
    valueCell.value = figure.value;
    valueCell.numFmt = numberFormat(figure);
  } else {
    valueCell.value = figures.map((one) => figureText(one, dataset)).join(" | ");
  }
  const isEstimate = figures.some(({ status }) => status === "estimate");
  const isNoted = figures.some(
    ({ standing, remark }) => standing === "contradicted" || remark !== null,
  );
  valueCell.font = { size: 10, italic: isEstimate };
  valueCell.alignment = {
    horizontal: "right",
    vertical: "middle",
    wrapText: figure.value === null,
  };
  if (isNoted) valueCell.fill = NOTED_FILL;
  valueCell.note = cellNote(figures, dataset);
  // A row of outcomes may mix actual figures and estimates, so that an estimate has to be marked in its cell.
  const { zh, en } = STATUS_NAMES.estimate;
  const isYear = figure.period === String(figure.year);
  yearCell.value = isEstimate
    ? `${figure.period}\n${zh} ${en}`
    : isYear
      ? figure.year
      : figure.period;
  // Otherwise a spreadsheet would make a date of 2024-09.
  if (!isYear) yearCell.numFmt = "@";
  yearCell.font = { size: 9, italic: isEstimate, color: { argb: "FF5F6B7A" } };
  yearCell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
}

function numberFormat(figure: Figure): string {
  const decimals = decimalsOf(figure);
  const digits = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  const sign = BOUND_SIGNS[figure.bound];
  return sign === "" ? digits : `"${sign}"${digits}`;
}

/** The height of a row that shows all lines of texts, each in a column of so many characters; two lines at least. */
export function heightOf(
  texts: readonly { readonly text: string; readonly width: number }[],
): number {
  return LINE_HEIGHT * Math.max(2, ...texts.map(({ text, width }) => linesOf(text, width)));
}

function linesOf(text: string, width: number): number {
  // A Chinese character is as wide as two others.
  const widthOf = (line: string) => line.length + (line.match(/[\u2e80-\uffef]/g)?.length ?? 0);
  return text
    .split("\n")
    .reduce((count, line) => count + Math.max(1, Math.ceil(widthOf(line) / (width - 1))), 0);
}
