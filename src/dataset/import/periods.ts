import type { Indicator } from "../model.ts";
import { readAskedPeriod, type Time, yearOf } from "../time/period.ts";
import type { Row } from "./row.ts";
import { readDatedCell } from "./spreadsheet-dates.ts";
import type { Fault } from "./table.ts";

/**
 * Checks of which period a row is: `period`, else `year`.
 *
 * A spreadsheet takes `2024-09` for a date and saves Sep-24, 2024/9/1 or 45536: the cell is named with what was meant.
 * Errors: `wrong-cell`, `spreadsheet-date`; the warning `spreadsheet-date` where a stock is dated the first of a month,
 * since a figure of that very day may be meant.
 */
export function checkPeriodCells(
  { cells, row, placeOf }: Row,
  indicatorById: ReadonlyMap<string, Indicator>,
  { fault, warn }: { readonly fault: Fault; readonly warn: Fault },
): void {
  const { year, period } = cells;
  if (year !== undefined && !/^\d{4}$/.test(year)) {
    fault("wrong-cell", placeOf("year"), `\`year\` is ${JSON.stringify(year)}; expected a year.`);
  }
  if (period === undefined) {
    if (year === undefined)
      fault("wrong-cell", placeOf("period"), '`year` is ""; expected a year, or `period`.');
    return;
  }
  const place = placeOf("period");
  const cell = `cell ${nameOfCell(place.column ?? 0, row)}`;
  const said = `\`period\` is ${JSON.stringify(period)} (${cell})`;
  const indicator = indicatorById.get(cells.indicator ?? "");
  const asked = readAskedPeriod(period);
  const meant = meantBy(period, indicator?.time ?? null);
  const hint = `write ${meant} in a cell whose format is Text`;
  const isNoDay = indicator !== undefined && indicator.time !== "stock";
  if (meant !== null && (asked === null || isNoDay)) {
    fault("spreadsheet-date", place, `${said}: a spreadsheet has made a date of ${meant}.`, hint);
    return;
  }
  if (asked === null) {
    const expected = "a period such as 2024, 2024-Q3, 2024-09 or 2024-01/09";
    fault("wrong-cell", place, `${said}; expected ${expected}.`);
    return;
  }
  if (meant !== null && indicator !== undefined) {
    const message = `${said}, the first day of a month; a spreadsheet makes that of ${meant} as well.`;
    warn("spreadsheet-date", place, message, `unless that day is meant, ${hint}`);
  }
  if (year !== undefined && Number(year) !== yearOf(asked)) {
    const message = `\`year\` is ${year}; \`period\` is ${period} (${cell}), which ends in ${yearOf(asked)}.`;
    fault("wrong-cell", placeOf("year"), message, "mend one, or leave `year` empty");
  }
}

/**
 * Returns the period that a spreadsheet has turned into this date: 2024-09 for 2024/9/1, 2024-01/09 for 2024/1/9 (but
 * not of a stock), else the day itself; null where the cell is no date, or already is that period.
 */
function meantBy(cell: string, time: Time | null): string | null {
  const date = readDatedCell(cell);
  if (date === null) return null;
  const [month, day] = [twoDigits(date.month), twoDigits(date.day)];
  const isCumulative = date.month === 1 && date.day <= 12 && time !== "stock";
  const end = date.day === 1 ? "" : isCumulative ? `/${day}` : `-${day}`;
  const period = `${date.year}-${month}${end}`;
  return period === cell || readAskedPeriod(period) === null ? null : period;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** A cell as spreadsheets name it, its column from 0 and its row from 1: C2, AA7. */
export function nameOfCell(column: number, row: number): string {
  return `${nameOfColumn(column)}${row}`;
}

function nameOfColumn(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : nameOfColumn(Math.floor(index / 26) - 1) + letter;
}
