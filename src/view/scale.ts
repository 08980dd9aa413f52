import { Decimal } from "decimal.js";
import { figuresOn } from "../analysis/figure-index.ts";
import type { Dataset, Figure, Indicator, Unit } from "../dataset/model.ts";
import { type Context, lookUp } from "./context.ts";
import type { Fact } from "./model.ts";

/** What the figures of an indicator are said in, wherever they stand: 80.41 billion yuan for 804.1亿元. */
export interface Scale {
  /** So many places to the right moves the point; fewer than 0: to the left. 0 where a number is said as it is printed. */
  readonly shift: number;
  /** The unit's name beside exactly one. */
  readonly one: string;
  readonly many: string;
}

/** Of numbers that have no unit of the data. */
export const AS_IT_IS: Scale = { shift: 0, one: "", many: "" };

/** A number and the digits that it may show. */
export interface Quantity {
  readonly value: Decimal;
  readonly decimals: number;
  /** One unit of the last printed digit; null where all decimals are shown. */
  readonly precision: number | null;
}

/** What a number is said with. */
export type Speech = Pick<Context, "dataset" | "language" | "together">;

type Asked = Pick<Figure, "indicator" | "unit">;

/**
 * Returns the unit that figures of an indicator are said in.
 *
 * Chinese keeps the unit of the data. English has no word for 万 and 亿: it counts in thousands, millions and billions, one
 * of them for all figures of the indicator, so that a sentence, a table and a chart cannot differ. It also has no word for
 * 个: it names the things that an indicator counts.
 */
export function scaleOf(speech: Speech, { indicator: id, unit: unitId }: Asked): Scale {
  const { dataset, language } = speech;
  const unit = lookUp(dataset.unitById, unitId);
  if (language !== "en") return { shift: 0, one: unit.name[language], many: unit.name[language] };
  const known = knownIn(dataset);
  const together = speech.together?.includes(id) ? speech.together : [id];
  const key = `${id} ${unitId} ${together.join()}`;
  const scale =
    known.get(key) ?? englishScale(dataset, lookUp(dataset.indicatorById, id), unit, together);
  known.set(key, scale);
  return scale;
}

/** Says a number in another unit: only the point moves, so that no digit is added or lost. */
export function inScale({ shift }: Scale, printed: Quantity): Quantity {
  if (shift === 0) return printed;
  const factor = new Decimal(10).pow(shift);
  const { value, decimals, precision } = printed;
  return {
    value: factor.times(value),
    decimals: Math.max(0, decimals - shift),
    precision: precision === null ? null : factor.times(precision).toNumber(),
  };
}

/** How a number of the data makes the one that is said, e.g. `printed value × 0.1`; null where it is the same. */
export function formulaOf({ shift }: Scale, what = PRINTED): string | null {
  return shift === 0 ? null : `${what} × ${new Decimal(10).pow(shift).toString()}`;
}

const PRINTED = "printed value";
const MOVED = `${PRINTED} × `;

/** The number of the data behind a number on a page; null where that is no figure of the data as it stands. */
export function valueBehind({ value, formula }: Pick<Fact, "value" | "formula">): number | null {
  if (value === null || formula === null) return value;
  const [, factor] = formula.split(MOVED);
  return formula.startsWith(MOVED) && factor ? new Decimal(value).div(factor).toNumber() : null;
}

/** The unit's name beside a number of it; null where no number stands beside it. */
export function unitBeside({ shift, one, many }: Scale, value: number | null): string {
  return shift === 0 && value !== null && Math.abs(value) === 1 ? one : many;
}

// A dataset is immutable, so each scale is worked out once; the WeakMap frees them with the dataset.
const scalesByDataset = new WeakMap<Dataset, Map<string, Scale>>();

function knownIn(dataset: Dataset): Map<string, Scale> {
  const known = scalesByDataset.get(dataset) ?? new Map<string, Scale>();
  scalesByDataset.set(dataset, known);
  return known;
}

/** Powers of ten that English has a word for. */
const WORDS = [
  { power: 9, word: "billion " },
  { power: 6, word: "million " },
  { power: 3, word: "thousand " },
] as const;
const WRITTEN_OUT = { power: 0, word: "" } as const;

function englishScale(
  dataset: Dataset,
  indicator: Indicator,
  unit: Unit,
  together: readonly string[],
): Scale {
  const counts = indicator.unit === unit.id ? indicator.counts : null;
  const name = unit.name.en;
  const exponent = exponentOf(name);
  if (exponent === 0)
    return { shift: 0, one: counts?.one ?? unit.singular, many: counts?.many ?? name };
  const thing = counts?.many ?? thingOf(name);
  const values = together.flatMap((id) => valuesOf(dataset, id, unit.id));
  // Things are counted out up to a million: 13,000 households.
  const words = WORDS.filter(({ power }) => power !== 3 || indicator.measure !== "count");
  const { power, word } =
    words.find(({ power }) => isMostly(values, power - exponent)) ?? WRITTEN_OUT;
  const said = `${word}${thing}`;
  return { shift: exponent - power, one: said, many: said };
}

/** What a unit is a power of ten of, e.g. yuan of 100 million yuan; the unit itself where it is none. */
export function thingOf(unit: string): string {
  return unit.replace(/^(100 million|10,000) /, "");
}

function exponentOf(unit: string): number {
  if (unit.startsWith("100 million ")) return 8;
  return unit.startsWith("10,000 ") ? 4 : 0;
}

/** The amounts published of an indicator; where none is, the changes in it. */
function valuesOf(dataset: Dataset, id: string, unit: string): readonly number[] {
  const { measure } = lookUp(dataset.indicatorById, id);
  const published = (of: typeof measure | "change") =>
    [false, true]
      .flatMap((target) => [...figuresOn(dataset, { indicator: id, measure: of, target }).values()])
      .flat()
      .flatMap((figure) => (figure.value && figure.unit === unit ? Math.abs(figure.value) : []));
  const levels = published(measure);
  return levels.length > 0 ? levels : published("change");
}

/** True where at least half of the numbers reach a power of ten, so that few of them begin with 0. */
function isMostly(values: readonly number[], power: number): boolean {
  const least = 10 ** power;
  const told = values.length > 0 ? values : [1];
  return 2 * told.filter((value) => value >= least).length >= told.length;
}
