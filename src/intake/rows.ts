import type { Measure, Unit } from "../dataset/model.ts";
import type { Quantity } from "../dataset/printed/quantity.ts";
import { sayIn } from "../dataset/printed/unit-index.ts";
import { normalise } from "../sources/normalise.ts";
import type { Block } from "./blocks.ts";
import { boundOf, type Draft, namedBy, type Reader } from "./candidate.ts";
import { kindOf } from "./kind.ts";
import type { Match } from "./name-index.ts";
import { scopeIn } from "./scopes.ts";
import { statusOfHead } from "./when.ts";
import { countedWords, pairsOf } from "./words.ts";

type CellBlock = Extract<Block, { kind: "cell" }>;

const GROWTH = /增长|增速|增幅/;

/** Makes a candidate of a number in a table: its row says of what, its column of when and which measure. */
export function cellCandidate(
  { row, cell: index, text }: CellBlock,
  quantity: Quantity,
  reader: Reader,
): Draft | null {
  const cell = row.cells[index];
  if (!cell || cell.year === null) return null;
  const heads = [cell.group, ...cell.heads].join(" ");
  const value = Number(quantity.written);
  const isGrowth = isOfGrowth(row, index, value);
  const rowUnit =
    [...reader.units.unitById.values()].find(({ id }) => normalise(id) === row.unit) ?? null;
  const { indicator, confidence } = namedBy(matchesOf(row.name, rowUnit, reader), ["row"], reader);
  const measure: Measure = isGrowth ? "growth" : (indicator?.measure ?? "level");
  return {
    indicator: indicator?.id ?? null,
    proposed: indicator ? null : { name: row.name, unit: row.unit, theme: null },
    period: `${cell.year}`,
    measure,
    on: "year_earlier",
    value,
    unit: isGrowth ? "%" : (rowUnit?.id ?? row.unit),
    bound: boundOf(value, quantity),
    status: statusOfHead(heads),
    basis: null,
    scope: indicator ? scopeIn([row.name], indicator, reader.scopes) : null,
    section: row.path,
    printed: [text, isGrowth ? "" : row.unit, cell.group].filter((word) => word !== "").join(" "),
    rule: "row",
    confidence,
    doubts: [],
  };
}

/** How far a target may be from the outcome before it, as a factor, to be one of the same amount. */
const NEAR = 5;

/**
 * Whether a number is a growth. In a row without any other growth its target may stand under 增长, since it has no other
 * column: then it is near the amounts of its row, or in %.
 */
function isOfGrowth(row: CellBlock["row"], index: number, value: number): boolean {
  const isHeaded = (at: number) => {
    const { group = "", heads = [] } = row.cells[at] ?? {};
    return heads.length <= 1 && GROWTH.test(heads[0] ?? group);
  };
  if (!isHeaded(index)) return false;
  const columns = [...row.cells.keys()];
  const numberAt = (at: number) =>
    Number(/\d[\d.]*/.exec(row.cells[at]?.text ?? "")?.[0] ?? Number.NaN);
  const growths = columns.filter((at) => at !== index && isHeaded(at));
  if (growths.length === 0 || growths.some((at) => !Number.isNaN(numberAt(at)))) return true;
  const amounts = columns
    .filter((at) => !isHeaded(at))
    .map(numberAt)
    .filter((one) => !Number.isNaN(one));
  return row.unit !== "%" && !amounts.some((one) => value < one * NEAR && one < value * NEAR);
}

function matchesOf(
  name: string,
  unit: Unit | null,
  { index, indicatorById, units }: Reader,
): readonly Match[] {
  const words = new Map([...pairsOf(countedWords(name))].map((pair) => [pair, 1]));
  return index.find({ words, kind: kindOf(name), text: name, said: [name] }, (id) => {
    const own = units.unitById.get(indicatorById.get(id)?.unit ?? "");
    if (!own) return 0;
    return !unit || unit === own ? 1 : sayIn("1", "1", unit, own, units) === null ? 0 : 0.9;
  });
}
