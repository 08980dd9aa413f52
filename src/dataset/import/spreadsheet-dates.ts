/** A date as it stands in a cell; the first of the month where the cell names none. */
interface DatedCell {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Months as spreadsheets write them in a date. */
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Days from the first of 1970 to the day that spreadsheets count from. */
const SERIAL_OF_1970 = 25_569;
const DAY = 86_400_000;

/**
 * Reads a date in one of the forms that spreadsheets save: Sep-24, 24-Sep, 2024/9/1, 2024年9月1日, 9/1/2024, 45536,
 * 2024-09-01 00:00:00; null where it is none of them.
 *
 * In 9/1/2024 the order of day and month is unknown; a period that became a date is the first of a month, so the 1 is
 * the day.
 */
export function readDatedCell(cell: string): DatedCell | null {
  const text = cell.replace(/[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, "");
  for (const [form, read] of FORMS) {
    const [match, ...parts] = form.exec(text) ?? [];
    if (match !== undefined) return read(parts);
  }
  return null;
}

type Parts = readonly (string | undefined)[];

const FORMS: readonly (readonly [form: RegExp, read: (parts: Parts) => DatedCell | null])[] = [
  [/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/, ([y, , m, d]) => date(y, m, d)],
  [/^(\d{4})[/.](\d{1,2})$/, ([y, m]) => date(y, m)],
  [/^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/, ([y, m, d]) => date(y, m, d)],
  [
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/,
    ([a, b, y]) => (Number(b) === 1 ? date(y, a) : Number(a) === 1 ? date(y, b) : null),
  ],
  [/^([a-z]{3})[a-z]*[- ](\d{2}|\d{4})$/i, ([name, y]) => date(inFull(y), numberOf(name))],
  [/^(\d{2})-([a-z]{3})$/i, ([y, name]) => date(inFull(y), numberOf(name))],
  [/^(\d{5})$/, ([days]) => fromSerial(Number(days))],
];

function date(
  year: string | undefined,
  month: string | number | undefined,
  day: string = "1",
): DatedCell | null {
  const read = { year: Number(year), month: Number(month), day: Number(day) };
  return read.month >= 1 && read.month <= 12 ? read : null;
}

/** From 30 on two digits are a year of the last century. Source: Microsoft Support, "How Excel works with two-digit years". */
function inFull(year = ""): string {
  if (year.length === 4) return year;
  return `${Number(year) < 30 ? 20 : 19}${year}`;
}

function numberOf(name = ""): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1;
}

function fromSerial(days: number): DatedCell {
  const read = new Date((days - SERIAL_OF_1970) * DAY);
  return {
    year: read.getUTCFullYear(),
    month: read.getUTCMonth() + 1,
    day: read.getUTCDate(),
  };
}
