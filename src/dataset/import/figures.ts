import { Decimal } from "decimal.js";
import { groupBy } from "../../group-by.ts";
import { CITATION_SEPARATOR } from "../csv.ts";
import { keptUnit } from "../figures.ts";
import type { Dataset, Unit } from "../model.ts";
import { readExcerpt } from "../printed/excerpt.ts";
import { indexUnits, isCommonUnit, sayIn } from "../printed/unit-index.ts";
import { lastDigit } from "../units.ts";
import type { Row } from "./row.ts";
import type { Fault } from "./table.ts";
import type { WrittenFigure, WrittenObservations } from "./text.ts";

type Lists = Pick<Dataset, "indicatorById" | "unitById">;
type Cells = Row["cells"];

/** Turns the rows of one region into its observations file; the document that most rows name becomes the file's own. */
export function writeFigures(
  region: string,
  rows: readonly Row[],
  lists: Lists,
): WrittenObservations {
  const byDocument = [...groupBy(rows, ({ cells }) => cells.document ?? "")];
  const [document = ""] = byDocument.sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const byIndicator = groupBy(rows, ({ cells }) => cells.indicator ?? "");
  const figures = [...byIndicator].map(
    ([id, own]) => [id, own.map(({ cells }) => writeFigure(cells, document, lists))] as const,
  );
  return { region, document, figuresByIndicator: new Map(figures) };
}

/** The keys in the order of files written by hand, without what is the default. */
function writeFigure(cells: Cells, document: string, lists: Lists): WrittenFigure {
  const number = cells.value === undefined ? null : writeNumber(cells.value, cells, lists);
  const entries: readonly (readonly [string, WrittenFigure[string] | null | undefined])[] = [
    ...periodOf(cells),
    ["measure", cells.measure],
    ["on", cells.on === "year_earlier" ? null : cells.on],
    ["value", number && { source: number.source }],
    ["words", cells.text],
    ["unit", number?.unit],
    ["bound", cells.bound === "exact" ? null : cells.bound],
    ["status", cells.status === "actual" ? null : cells.status],
    ["basis", cells.basis],
    ["scope", cells.scope],
    ["conflict", cells.conflict?.toLowerCase() === "true" ? { source: "true" } : null],
    ["remark", cells.remark],
    ["document", cells.document === document ? null : cells.document],
    ["section", cells.section],
    ["printed", cells.printed],
    ["also", cells.also?.split(/\r?\n/).map(citationOf)],
  ];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, WrittenFigure[string]] => entry[1] != null),
  );
}

/** A whole year as `year`, any other period as `period`. */
function periodOf({ year = "", period }: Cells) {
  const isYear = period === undefined || /^\d{4}$/.test(period);
  return isYear
    ? ([["year", { source: period ?? year }]] as const)
    : ([["period", period]] as const);
}

function citationOf(line: string): { readonly section: string; readonly printed: string } {
  const [section = "", ...rest] = line.split(CITATION_SEPARATOR);
  return { section, printed: rest.join(CITATION_SEPARATOR) };
}

/**
 * Writes a number in the unit in which it was printed, as far as that can be told.
 *
 * That is the unit beside the number in `printed`, if one unit of the last digit is a whole, a tenth, a hundredth… in it;
 * else the unit of the row. 0.9700 亿元 printed as 9700万元 becomes 9700 万元. Where the row does not tell the last
 * digit, `printed` does.
 */
function writeNumber(
  value: string,
  cells: Cells,
  lists: Lists,
): { readonly source: string; readonly unit: string | null } {
  const { kept, own } = unitsOf(cells, lists);
  const found = findPrinted(cells, lists);
  if (!found || !own)
    return { source: value, unit: cells.unit === kept ? null : (cells.unit ?? null) };
  const { unit, decimals } = found;
  const number = new Exact(value).times(own.factor).div(unit.factor);
  const rounded = number.toDecimalPlaces(decimals);
  // Between 亩 and 公顷 (1:15), for example, a conversion has endless digits, of which the last are rounding errors.
  const isRound = number.minus(rounded).abs().lte(number.abs().times(MACHINE_DIGIT));
  // Other digits beyond the precision were typed by a person: they are kept.
  const source = isRound
    ? rounded.toFixed(decimals)
    : number.toFixed(Math.max(decimals, number.decimalPlaces()));
  return { source, unit: unit.id === kept ? null : unit.id };
}

/**
 * Checks that the precision of a row can be that of a printed number.
 *
 * Errors: `wrong-cell`.
 */
export function checkPrecision({ cells, placeOf }: Row, lists: Lists, fault: Fault): void {
  const { value, precision } = cells;
  if (value === undefined || precision === undefined) return;
  if (!unitsOf(cells, lists).own || findPrinted(cells, lists)) return;
  const message = `\`precision\` is ${precision} for ${value}; expected one unit of the last digit printed, such as ${lastDigit(value)}.`;
  fault(
    "wrong-cell",
    placeOf("precision"),
    message,
    "leave it empty where the value has all its digits",
  );
}

/** Forty digits, as where units are converted. */
const Exact = Decimal.clone({ precision: 40 });
const MACHINE_DIGIT = 1e-14;
const SURE_DIGITS = 13;

/** The unit in which a figure is kept, and that of its row. */
function unitsOf(cells: Cells, { indicatorById, unitById }: Lists) {
  const indicator = indicatorById.get(cells.indicator ?? "");
  const kept = indicator && keptUnit({ measure: cells.measure ?? "" }, indicator);
  return { kept, own: unitById.get(cells.unit ?? kept ?? "") };
}

/** The unit in which one unit of the last digit is a whole, a tenth, a hundredth…; null where there is none. */
function findPrinted(
  cells: Cells,
  lists: Lists,
): { readonly unit: Unit; readonly decimals: number } | null {
  const { own } = unitsOf(cells, lists);
  if (!own) return null;
  const { value = "0", precision } = cells;
  const printed = numberPrinted(Math.abs(Number(value)), own, cells, lists.unitById);
  const digit = new Exact(precision ?? printed?.digit ?? lastDigit(value));
  const related = [...lists.unitById.values()].filter(({ base }) => base === own.base);
  for (const unit of [...(printed ? [printed.unit] : []), own, ...related]) {
    const last = digit.times(own.factor).div(unit.factor);
    const rounded = last.toSignificantDigits(SURE_DIGITS);
    const isPower = rounded.eq(new Exact(10).pow(rounded.e));
    if (isPower && rounded.e <= 0) return { unit, decimals: -rounded.e };
  }
  return null;
}

/** A number of `printed` that says a row's: the unit beside it, and one unit of its last digit in the row's unit. */
interface PrintedNumber {
  readonly unit: Unit;
  readonly digit: number;
}

/** The number of a row where it is printed; null where it is not. Of several that say the same, one in the row's own unit. */
function numberPrinted(
  size: number,
  own: Unit,
  { section = "", printed = "" }: Cells,
  unitById: ReadonlyMap<string, Unit>,
): PrintedNumber | null {
  const units = indexUnits(unitById);
  const { quantities } = readExcerpt({ section, printed }, units);
  const found = quantities.flatMap(({ form, written, scale, unit }) => {
    // Units that only printed words have, such as 倍, are none in which a figure can be written.
    const isOwn = unit?.base === own.base && !isCommonUnit(unit);
    if (form !== "digits" || !unit || !isOwn) return [];
    const say = (number: string) => sayIn(number.replace("-", ""), scale, unit, own, units);
    const digit = say(lastDigit(written));
    return say(written) === size && digit !== null ? [{ unit, digit }] : [];
  });
  return found.find(({ unit }) => unit === own) ?? found[0] ?? null;
}
