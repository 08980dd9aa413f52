import type { Decimal } from "decimal.js";
import type { Unit } from "../model.ts";
import { Exact } from "../units.ts";

/** The units of a vocabulary, ready to be found in text. */
export interface UnitIndex {
  readonly unitById: ReadonlyMap<string, Unit>;
  /** By first character, the longest name first. */
  readonly namesByFirst: ReadonlyMap<string, readonly UnitName[]>;
  readonly sizeByUnit: ReadonlyMap<Unit, Size>;
}

interface UnitName {
  /** As it stands in plain text. */
  readonly name: string;
  readonly unit: Unit;
}

/** What a unit counts, and how many of that it is: 万头 is 10000 头, whether or not the vocabulary lists 头. */
interface Size {
  readonly kind: string;
  readonly factor: Decimal;
}

/** Units that printed words may have although the vocabulary lacks them: 增长1.5倍, 三成, 2个千分点. */
const COMMON_UNITS = (
  [
    ["倍", "倍", "1"],
    ["成", "成", "1"],
    ["个千分点", "个百分点", "0.1"],
    ["个基点", "个百分点", "0.01"],
  ] as const
).map(([id, base, factor]): Unit => {
  return { id, name: { zh: id, en: id }, singular: id, base, factor };
});

/** Tells whether a unit is one of `COMMON_UNITS`, in which no figure can be kept. */
export function isCommonUnit(unit: Unit): boolean {
  return COMMON_UNITS.includes(unit);
}

/** Another way to write a unit. */
const ALIASES: readonly (readonly [name: string, id: string])[] = [
  ["百分点", "个百分点"],
  ["千分点", "个千分点"],
  ["基点", "个基点"],
];

/** Characters before a unit that multiply it, e.g. 万, 百万, 亿. */
const POWER = /^([十百千]?)(万亿|万|亿)(?=.)/;
const FACTOR_BY_POWER: Readonly<Record<string, string>> = {
  十: "10",
  百: "100",
  千: "1000",
  万: "10000",
  亿: "100000000",
  万亿: "1000000000000",
};

const indexByUnits = new WeakMap<ReadonlyMap<string, Unit>, UnitIndex>();

/** Makes the index of a vocabulary's units, once for each vocabulary. */
export function indexUnits(unitById: ReadonlyMap<string, Unit>): UnitIndex {
  const known = indexByUnits.get(unitById);
  if (known) return known;
  const units = [...unitById.values(), ...COMMON_UNITS.filter(({ id }) => !unitById.has(id))];
  const names = units.map((unit): UnitName => ({ name: unit.id.normalize("NFKC"), unit }));
  for (const [name, id] of ALIASES) {
    const unit = units.find((one) => one.id === id);
    if (unit && !unitById.has(name)) names.push({ name, unit });
  }
  names.sort((left, right) => right.name.length - left.name.length);
  const namesByFirst = new Map<string, UnitName[]>();
  for (const one of names) {
    const first = one.name.charAt(0);
    namesByFirst.set(first, [...(namesByFirst.get(first) ?? []), one]);
  }
  const sizeByUnit = new Map(units.map((unit) => [unit, measureSize(unit)]));
  const index = { unitById, namesByFirst, sizeByUnit };
  indexByUnits.set(unitById, index);
  return index;
}

/** Returns the factor of such characters, e.g. 10000000 for 千万; 1 for none. */
export function factorOf(power: string): string {
  const [, small = "", large = power] = POWER.exec(`${power}元`) ?? [];
  const factors = [small, large].map((part) => FACTOR_BY_POWER[part] ?? "1");
  return factors.reduce((product, factor) => new Exact(product).times(factor).toFixed(), "1");
}

function measureSize({ id, base, factor }: Unit): Size {
  const own = base === "" ? id : base;
  const [power = ""] = POWER.exec(own) ?? [];
  return {
    kind: own.slice(power.length),
    factor: new Exact(factor).times(factorOf(power)),
  };
}

/** The longest unit that stands in a text at an offset, after a power that may be part of its name. */
export function unitAt(
  text: string,
  at: number,
  { namesByFirst }: UnitIndex,
  power = "",
): { readonly unit: Unit; readonly end: number } | null {
  const first = power === "" ? text.charAt(at) : power.charAt(0);
  for (const { name, unit } of namesByFirst.get(first) ?? []) {
    if (name.length <= power.length || !name.startsWith(power)) continue;
    const rest = name.slice(power.length);
    if (!text.startsWith(rest, at)) continue;
    const end = at + rest.length;
    // 成 is a unit (a tenth) only before the end of a clause or a bound: not in 建成, 成立, 成效.
    if (unit.id === "成" && !/^(?:$|[,。;、)]|以[上内下]|左右)/.test(text.slice(end, end + 2)))
      continue;
    return { unit, end };
  }
  return null;
}

/**
 * Converts a number from one unit to another; null where they are of different kinds.
 *
 * 倍 and 成 are rates where a rate is asked for: 增长1.5倍 is 150 %.
 */
export function sayIn(
  written: string,
  scale: string,
  from: Unit,
  to: Unit,
  { sizeByUnit }: UnitIndex,
): number | null {
  if (from === to && scale === "1") return Number(written);
  const [source, target] = [sizeByUnit.get(from), sizeByUnit.get(to)];
  if (!source || !target) return null;
  const percent = { 倍: 100, 成: 10 }[from.id];
  const isRate = percent !== undefined && target.kind === "%";
  if (!isRate && source.kind !== target.kind) return null;
  const factor = isRate ? percent : source.factor;
  return new Exact(written).times(scale).times(factor).div(target.factor).toNumber();
}

/** How many base units one of a unit is. */
export function sizeOf(unit: Unit, { sizeByUnit }: UnitIndex): string {
  return sizeByUnit.get(unit)?.factor.toFixed() ?? unit.factor;
}
