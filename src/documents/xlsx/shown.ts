import { Decimal } from "decimal.js";
import type { CellValue } from "exceljs";

/** What a cell shows, in one line: the result of a formula, a number and a date as its format writes them. */
export function shownText(value: CellValue | undefined, format: string | undefined): string {
  return textOf(value, format ?? "")
    .replace(/\s*[\r\n]\s*/g, "")
    .trim();
}

function textOf(value: CellValue | undefined, format: string): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return shownNumber(value, format);
  if (value instanceof Date) return shownDate(value, format);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  if ("error" in value) return value.error;
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("text" in value) return textOf(value.text as CellValue, format);
  return "result" in value ? textOf(value.result as CellValue, format) : "";
}

/** A number without a format, or with one that is not read here, has as many digits as a sheet shows. */
const MOST_DIGITS = 11;

/** Words before, digits with thousands and decimals, a sign for percent, words behind. */
const NUMBER = /^([^#0?]*)([#0?][#0?,]*?)(?:\.([#0?]*))?(\s*%)?([^#0?,]*)$/;

function shownNumber(value: number, format: string): string {
  // Sections after the first are for negative numbers: some have brackets or red ink in place of a sign, which a reader would miss.
  const [positive = ""] = format.split(";");
  const [, before = "", whole = "", decimals = "", percent = "", behind = ""] =
    NUMBER.exec(plainFormat(positive)) ?? [];
  if (whole === "" || /[eE@/]/.test(behind) || !Number.isFinite(value)) return general(value);
  const shown = new Decimal(value).abs().times(percent === "" ? 1 : 100);
  const digits = digitsOf(shown, whole, decimals);
  const sign = value < 0 && /[1-9]/.test(digits) ? "-" : "";
  return `${sign}${before}${digits}${percent}${behind}`;
}

function general(value: number): string {
  return Number.isFinite(value)
    ? new Decimal(value).toSignificantDigits(MOST_DIGITS).toFixed()
    : String(value);
}

function digitsOf(value: Decimal, whole: string, decimals: string): string {
  const least = decimals.lastIndexOf("0") + 1;
  const [integer = "", fraction = ""] = value.toFixed(decimals.length).split(".");
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, "");
  const filled = integer.padStart(whole.replace(/[^0]/g, "").length, "0");
  const grouped = whole.includes(",") ? filled.replace(/\B(?=(?:\d{3})+$)/g, ",") : filled;
  return kept === "" ? grouped : `${grouped}.${kept}`;
}

/** A format without colours and conditions, room left free, and the marks around words. */
function plainFormat(format: string): string {
  return format
    .replace(/\[[^\]]*\]/g, "")
    .replace(/[_*]./g, "")
    .replace(/"([^"]*)"/g, "$1")
    .replace(/\\(.)/g, "$1")
    .trim();
}

/** A date by the parts that its format has: 2024年3月1日 where it writes 年, else 2024-03-01, with the time where it has one. */
function shownDate(date: Date, format: string): string {
  if (Number.isNaN(date.getTime())) return "";
  const [day = "", time = ""] = date.toISOString().split("T");
  const hasTime = /h/i.test(format);
  if (hasTime && !/[yd]/i.test(format)) return time.slice(0, 5);
  return [dayOf(day, format), ...(hasTime ? [time.slice(0, 5)] : [])].join(" ");
}

function dayOf(day: string, format: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  if (!format.includes("年")) return day;
  const hasDay = /d/i.test(format);
  const hasMonth = /m/i.test(format);
  return `${year}年${hasMonth ? `${month}月` : ""}${hasDay ? `${date}日` : ""}`;
}
