import { Decimal } from "decimal.js";
import type { Dataset } from "../../dataset/model.ts";
import { variantOf } from "../cells.ts";
import { compare } from "../compare.ts";
import type { Cell, Derived, RatioSpec, Refusal } from "../model.ts";
import { remember } from "../remembered.ts";
import { askedOf, LATEST_YEARS, type Timing } from "../timing.ts";
import { opposeBounds } from "./bounds.ts";
import {
  type Condition,
  isRefusal,
  type Pair,
  SAME_BASIS_AND_SCOPE,
  SAME_PERIOD,
  same,
  takeInputs,
} from "./inputs.ts";
import { inheritQuotient } from "./result.ts";

/** One place's ratio. */
interface PlaceRatio {
  readonly region: string;
  readonly ratio: Derived | Refusal;
}

/**
 * Returns a ratio for each place, from its outcomes of the period asked for.
 *
 * Shape: one a region, in their order.
 * Units: percent or times, as the ratio says.
 * Errors: refused where the two are not of one place, period, basis and scope, or their units do not convert.
 */
export function deriveRatios(
  dataset: Dataset,
  spec: RatioSpec,
  regions: readonly string[],
  timing: Timing = LATEST_YEARS,
): readonly PlaceRatio[] {
  return remember(dataset, regions, `ratio ${JSON.stringify([spec, timing])}`, () =>
    regions.map((region) => {
      const denominator = outcomeOf(dataset, spec.denominator, region, timing);
      const numerator = outcomeLike(dataset, spec.numerator, denominator, timing);
      return { region, ratio: deriveRatio(dataset, spec, numerator, denominator) };
    }),
  );
}

/** Returns one amount of a place as a part or a multiple of another. */
export function deriveRatio(
  dataset: Dataset,
  spec: Pick<RatioSpec, "unit"> & { readonly formula?: "ratio" | "part-of-whole" },
  numerator: Cell,
  denominator: Cell,
): Derived | Refusal {
  const pair = takeInputs(numerator, denominator, [
    ...WITHIN_ONE_PLACE,
    ["unit", (inputs) => conversionOf(dataset, inputs) !== null],
  ]);
  if (isRefusal(pair)) return pair;
  const value = new Decimal(pair.a.value)
    .times(conversionOf(dataset, pair) ?? Number.NaN)
    .div(pair.b.value)
    .times(spec.unit === "percent" ? 100 : 1);
  return inheritQuotient(pair, {
    formula: spec.formula ?? "ratio",
    value,
    unit: spec.unit,
    bound: opposeBounds(pair.a.bound, pair.b.bound),
  });
}

const WITHIN_ONE_PLACE: readonly Condition[] = [
  same("place", "region"),
  ["measure", ({ a, b }) => isAmount(a.measure) && isAmount(b.measure)],
  ...SAME_PERIOD,
  ["status", ({ a, b }) => (a.status === "target") === (b.status === "target")],
  ...SAME_BASIS_AND_SCOPE,
  ["not-positive", ({ a, b }) => a.value > 0 && b.value > 0],
];

function isAmount(measure: string): boolean {
  return measure === "level" || measure === "count";
}

/** How many of b's unit one of a's is; null where they do not convert. */
function conversionOf(dataset: Dataset, { a, b }: Pair): Decimal | null {
  if (a.unit === b.unit) return new Decimal(1);
  const from = dataset.unitById.get(a.unit);
  const to = dataset.unitById.get(b.unit);
  if (!from || !to || from.base !== to.base) return null;
  return new Decimal(from.factor).div(to.factor);
}

function outcomeOf(dataset: Dataset, indicator: string, region: string, timing: Timing): Cell {
  return askOne(dataset, indicator, region, askedOf(timing, false));
}

/** A place may publish an amount on more than one basis: the one that the denominator has is taken. */
function outcomeLike(
  dataset: Dataset,
  indicator: string,
  { region, figure }: Cell,
  timing: Timing,
): Cell {
  if (figure !== null) {
    const asked = { ...askedOf(timing, false), variant: variantOf(figure) };
    const alike = askOne(dataset, indicator, region, asked);
    if (alike.figures.length > 0) return alike;
  }
  return outcomeOf(dataset, indicator, region, timing);
}

function askOne(
  dataset: Dataset,
  indicator: string,
  region: string,
  asked: Pick<Parameters<typeof compare>[1], "variant" | "period" | "frequency">,
): Cell {
  const measure = dataset.indicatorById.get(indicator)?.measure ?? "level";
  const { cells } = compare(dataset, {
    indicator,
    measure,
    target: false,
    regions: [region],
    ...asked,
  });
  return cells[0] ?? { region, figures: [], figure: null };
}
