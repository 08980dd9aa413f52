import { BOUNDS } from "../../../src/dataset/model.ts";
import type { Held } from "./harness.ts";
import { UNIT_BY_ID } from "./phrasings.ts";

/** One slip of the hand in a figure: what kind it is, and the figure with it. */
export interface Mutation {
  readonly kind: "digit" | "point" | "zeros" | "unit" | "sign" | "bound";
  readonly held: Held;
}

/** Every slip of a digit, the point, the zeros, the unit, the sign and the bound that can be made in a figure. */
export function mutationsOf(held: Held): readonly Mutation[] {
  const { number } = held;
  const changed = (kind: Mutation["kind"], changes: Partial<Held>): Mutation => {
    return { kind, held: { ...held, ...changes } };
  };
  const digits = [...number].flatMap((digit, at) => {
    if (!/\d/.test(digit)) return [];
    const others = [..."0123456789"].filter((other) => other !== digit);
    return others.map((other) => number.slice(0, at) + other + number.slice(at + 1));
  });
  const isPlain = (text: string) => /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && Number(text) !== 0;
  const units = [...UNIT_BY_ID.values()].filter(
    ({ base, factor }) => base === held.unit.base && factor !== held.unit.factor,
  );
  return [
    ...digits.filter(isPlain).map((other) => changed("digit", { number: other })),
    changed("point", { number: String(Number((Number(number) / 10).toFixed(6))) }),
    changed("point", { number: String(Number((Number(number) * 10000).toFixed(6))) }),
    changed("zeros", { number: number.includes(".") ? `${number}0` : `${number}.0` }),
    ...units.map((unit) => changed("unit", { unit })),
    changed("sign", { number: number.startsWith("-") ? number.slice(1) : `-${number}` }),
    ...BOUNDS.filter((bound) => bound !== held.bound).map((bound) => changed("bound", { bound })),
  ];
}
