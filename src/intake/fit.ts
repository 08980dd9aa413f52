import type { Indicator } from "../dataset/model.ts";
import { sayIn, type UnitIndex } from "../dataset/printed/unit-index.ts";
import { isOfMovement, type NumberMeasure } from "./measure.ts";
import type { Statement } from "./statements.ts";

/** How far an indicator fits a number, from 0 to 1, where units or measures are not simply the same. */
const FIT = {
  /** A bare count, and any other bare number. */
  bareCount: 0.75,
  bare: 0.4,
  /** Shares seldom have a growth. */
  growthOfShare: 0.5,
  /** A counting word such as 户 or 条 says what is counted, 个 and 家 hardly do. */
  otherAmount: 0.95,
  otherGeneral: 0.95,
  otherCounted: 0.65,
} as const;

const OTHER_UNIT = /^(?!以[上下内]|左右|上下)[\p{L}]/u;
const GENERAL = /^万?[个家处项座]$/;

/** How far an indicator can be meant by a number in its unit, from 0 to 1. */
export function fitOf(
  indicator: Indicator,
  { quantity: { unit, scale }, after }: Pick<Statement, "quantity" | "after">,
  measure: NumberMeasure,
  units: UnitIndex,
): number {
  const own = units.unitById.get(indicator.unit);
  if (!own) return 0;
  const name = indicator.name.zh;
  // What of a plan was completed has a name of its own.
  if (measure === "completion") return own.id === "%" && /完成/.test(name) ? 1 : 0;
  if (isOfMovement(name) && unit === own) return 1;
  if (measure !== "own") return indicator.measure === "share" ? FIT.growthOfShare : 1;
  if (!unit && indicator.measure === "count") return FIT.bareCount;
  // What follows an amount is its unit, and one that is not in the vocabulary converts to none.
  if (!unit) return scale === "1" && !OTHER_UNIT.test(after) ? FIT.bare : 0;
  if (unit === own) return 1;
  if (sayIn("1", "1", unit, own, units) === null) return 0;
  const isSameWord = unit.id.replace("万", "") === own.id.replace("万", "");
  if (indicator.measure !== "count" || isSameWord) return FIT.otherAmount;
  return GENERAL.test(unit.id) && GENERAL.test(own.id) ? FIT.otherGeneral : FIT.otherCounted;
}
