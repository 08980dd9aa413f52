import { Decimal } from "decimal.js";
import { CITATION_SEPARATOR } from "../export.ts";
import { keptUnit } from "../figures.ts";
import { groupBy } from "../grouping.ts";
import type { Dataset, Unit } from "../model.ts";
import { readExcerpt } from "../printed/excerpt.ts";
import { indexUnits, sayIn } from "../printed/unit-index.ts";
import { lastDigit } from "../units.ts";
import type { Row } from "./rows.ts";
import type { WrittenFigure, WrittenObservations } from "./text.ts";

type Lists = Pick<Dataset, "indicatorById" | "unitById">;
type Cells = Row["cells"];

/** Turns the rows of one region into what its observations file says; most rows' document becomes the file's. */
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
    ["year", { source: cells.year ?? "" }],
    ["measure", cells.measure],
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

function citationOf(line: string): { readonly section: string; readonly printed: string } {
  const [section = "", ...rest] = line.split(CITATION_SEPARATOR);
  return { section, printed: rest.join(CITATION_SEPARATOR) };
}

/**
 * Writes a number in the unit in which it was printed, as far as that can be told.
 *
 * That is a unit that stands in `printed` and in which the last digit is a whole, a tenth, a hundredth…;
 * else the unit of the row. 0.9700 亿元 printed as 9700万元 becomes 9700 万元. Where the row does not tell the last
 * digit, `printed` does.
 */
function writeNumber(
  value: string,
  cells: Cells,
  { indicatorById, unitById }: Lists,
): { readonly source: string; readonly unit: string | null } {
  const indicator = indicatorById.get(cells.indicator ?? "");
  const kept = indicator && keptUnit({ measure: cells.measure ?? "" }, indicator);
  const own = unitById.get(cells.unit ?? kept ?? "");
  const printed = own && digitPrinted(Math.abs(Number(value)), own, cells, unitById);
  const digit = new Decimal(cells.precision ?? printed ?? lastDigit(value));
  for (const unit of own ? candidates(own, cells.printed ?? "", unitById) : []) {
    const factor = new Decimal(own?.factor ?? 1).div(unit.factor);
    const last = digit.times(factor);
    if (!last.equals(new Decimal(10).pow(-last.decimalPlaces()))) continue;
    const number = new Decimal(value).times(factor);
    // Digits beyond the precision were typed by someone: they are kept.
    const places = Math.max(last.decimalPlaces(), number.decimalPlaces());
    return { source: number.toFixed(places), unit: unit.id === kept ? null : unit.id };
  }
  return { source: value, unit: cells.unit === kept ? null : (cells.unit ?? null) };
}

/** One unit of the last digit of a row's number where it is printed, in the row's unit; null where it is not. */
function digitPrinted(
  size: number,
  own: Unit,
  { section = "", printed = "" }: Cells,
  unitById: ReadonlyMap<string, Unit>,
): number | null {
  const units = indexUnits(unitById);
  for (const { form, written, scale, unit } of readExcerpt({ section, printed }, units)
    .quantities) {
    const say = (number: string) => unit && sayIn(number.replace("-", ""), scale, unit, own, units);
    if (form === "digits" && say(written) === size) return say(lastDigit(written));
  }
  return null;
}

/** Units that convert to a row's: those printed, the longest first (万元 before 元), then its own, then the rest. */
function candidates(
  own: Unit,
  printed: string,
  unitById: ReadonlyMap<string, Unit>,
): readonly Unit[] {
  const related = [...unitById.values()].filter(({ base }) => base === own.base);
  const isPrinted = ({ id }: Unit) => printed.normalize("NFKC").includes(id.normalize("NFKC"));
  const shown = related.filter(isPrinted).sort((a, b) => b.id.length - a.id.length);
  return [...shown, own, ...related];
}
