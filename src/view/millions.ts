import { Decimal } from "decimal.js";

/** A quantity as an English sentence says it. */
export interface SpokenQuantity {
  readonly value: Decimal;
  readonly decimals: number;
  /** One unit of the last printed digit, in the spoken unit. */
  readonly precision: number | null;
  readonly unit: string;
  /** How the figure makes it; null where it is the figure as printed. */
  readonly formula: string | null;
}

/**
 * Says in English what the documents count in ten thousands: 8,884 × 10,000 US dollars is 88.84 million US dollars.
 *
 * Only the point moves, so that no digit is added or lost: below a million the number is written out, and 亿元 stay
 * hundred million yuan, as the tables have them.
 */
export function speakInMillions(printed: SpokenQuantity): SpokenQuantity {
  const { value, unit } = printed;
  const exponent = exponentOf(unit);
  if (exponent === 0) {
    return { ...printed, unit: unit.replace(/^100 million /, "hundred million ") };
  }
  const thing = unit.replace(/^(10,000|100 million) /, "");
  const isMillion = new Decimal(10).pow(exponent).times(value).abs().gte(MILLION);
  const shift = isMillion ? exponent - MILLION_EXPONENT : exponent;
  return movePoint(printed, shift, isMillion ? `million ${thing}` : thing);
}

const MILLION_EXPONENT = 6;
const MILLION = 1e6;

/** The power of ten in a unit's name; 0 for 100 million yuan (亿元), which sentences keep as the documents have it. */
function exponentOf(unit: string): number {
  if (unit.startsWith("10,000 ")) return 4;
  return unit.startsWith("100 million ") && !unit.endsWith(" yuan") ? 8 : 0;
}

function movePoint(from: SpokenQuantity, shift: number, unit: string): SpokenQuantity {
  const factor = new Decimal(10).pow(shift);
  return {
    value: from.value.times(factor),
    decimals: Math.max(0, from.decimals - shift),
    precision: from.precision === null ? null : factor.times(from.precision).toNumber(),
    unit,
    formula: `printed value × ${factor.toString()}`,
  };
}
