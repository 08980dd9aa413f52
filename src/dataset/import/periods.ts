import { readAskedPeriod, yearOf } from "../time/period.ts";
import type { Row } from "./rows.ts";
import type { Fault } from "./table.ts";

/** Months as spreadsheets write them in a date. */
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * Checks of which period a row is: `period`, else `year`.
 *
 * A spreadsheet takes `2024-09` for a date and saves Sep-24, 2024/9/1 or 45536: the cell is named with what was meant.
 * Errors: `wrong-cell`, `spreadsheet-date`; the warning `spreadsheet-date` for the first of a month, which may be meant.
 */
export function checkPeriodCells(
  { cells, line }: Row,
  columns: readonly string[],
  fault: Fault,
  warn: Fault,
): void {
  const { year, period } = cells;
  const cell = `cell ${nameOfColumn(columns.indexOf("period"))}${line}`;
  if (year !== undefined && !/^\d{4}$/.test(year)) {
    fault("wrong-cell", line, `\`year\` is ${JSON.stringify(year)}; expected a year.`);
  }
  if (period === undefined) {
    if (year === undefined)
      fault("wrong-cell", line, '`year` is ""; expected a year, or `period`.');
    return;
  }
  const asked = readAskedPeriod(period);
  if (asked === null) {
    const meant = meantBy(period);
    const said = `\`period\` is ${JSON.stringify(period)} (${cell})`;
    if (meant === null) {
      const expected = "a period such as 2024, 2024-Q3, 2024-09 or 2024-01/09";
      fault("wrong-cell", line, `${said}; expected ${expected}.`);
    } else {
      const hint = `write ${meant} in a cell whose format is Text`;
      fault("spreadsheet-date", line, `${said}: a spreadsheet has made a date of ${meant}.`, hint);
    }
    return;
  }
  if (/^\d{4}-\d{2}-01$/.test(period)) {
    const month = period.slice(0, 7);
    const message = `\`period\` is ${period} (${cell}), the first day of a month; a spreadsheet may have made a date of ${month}.`;
    warn("spreadsheet-date", line, message, `write ${month} in a cell whose format is Text`);
  }
  if (year !== undefined && Number(year) !== yearOf(asked)) {
    const message = `\`year\` is ${year}; \`period\` is ${period} (${cell}), which ends in ${yearOf(asked)}.`;
    fault("wrong-cell", line, message, "mend one, or leave `year` empty");
  }
}

/** The month that a spreadsheet has made a date of; null where it is no date. */
function meantBy(cell: string): string | null {
  const [, name = "", digits = ""] = /^([A-Za-z]{3})[a-z]*[- ](\d{2}|\d{4})$/.exec(cell) ?? [];
  const [, first = "", after = ""] = /^(\d{2})-([A-Za-z]{3})$/.exec(cell) ?? [];
  const month = MONTHS.indexOf((name || after).toLowerCase());
  const short = digits || first;
  if (month >= 0) return monthOf(short.length === 4 ? short : `20${short}`, month + 1);
  const [, y, m] = /^(\d{4})[/年.](\d{1,2})(?:[/月.]\d{1,2}日?|月)?(?: .*)?$/.exec(cell) ?? [];
  if (y && m) return monthOf(y, Number(m));
  return /^\d{5}$/.test(cell) ? fromSerial(Number(cell)) : null;
}

function monthOf(year: string, month: number): string | null {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, "0")}` : null;
}

/** Spreadsheets count days; their day 25569 is the first of 1970. */
function fromSerial(days: number): string | null {
  const date = new Date((days - 25_569) * 86_400_000);
  return monthOf(String(date.getUTCFullYear()), date.getUTCMonth() + 1);
}

/** A column as spreadsheets name it: A, B, … Z, AA. */
function nameOfColumn(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : nameOfColumn(Math.floor(index / 26) - 1) + letter;
}
