import fc from "fast-check";
import {
  BOUNDS,
  type Bound,
  type Dataset,
  type Direction,
  type Indicator,
  type Measure,
  type Qualifier,
  type Status,
} from "../../src/dataset/model.ts";
import { NOT_STATED } from "../../src/dataset/sameness.ts";
import { buildDataset, type FigureSpec } from "./builder.ts";

/** A dataset as it might be published by anyone: ties, gaps, negatives, contradictions, every mark there is. */
export interface Generated {
  readonly dataset: Dataset;
  readonly regions: readonly string[];
}

const INDICATORS: readonly (Pick<Indicator, "id"> & Partial<Indicator>)[] = [
  {
    id: "whole",
    parts: ["part", "rest"],
    direction: "higher",
    theme: "economy",
    growthPrices: "constant",
  },
  { id: "part", direction: "lower", theme: "budget", growthPrices: "current" },
  { id: "rest", direction: "neither", theme: "budget", amountOf: "things" },
  { id: "things", measure: "count", direction: "neither", theme: "jobs" },
  { id: "rate", measure: "share", direction: "lower", theme: "jobs" },
];

/** Few values, so that ties and near ties are common. */
const value = fc.oneof(
  fc.constantFrom(0, -6.5, 2.5, 2.7, 5.5, 10, 804.1),
  fc.integer({ min: -30, max: 300 }).map((tenths) => tenths / 10),
);

const bound = fc.constantFrom<Bound>("exact", "exact", "exact", ...BOUNDS);
const status = fc.constantFrom<Status>("actual", "actual", "estimate", "target", "target");

/** Other names for the indicator's own scope and for the scope `city`, and one that leaves its scope open. */
const SCOPES: readonly Qualifier[] = [
  { id: "whole_place", sameAs: null },
  { id: "municipality", sameAs: "city" },
  { id: "open", isNotStated: true },
].map((scope) => ({ name: { zh: scope.id, en: scope.id }, ...scope }));

interface FigureSeed {
  readonly place: number;
  readonly indicator: number;
  readonly measure: "own" | "growth" | "change";
  readonly status: Status;
  readonly bound: Bound;
  readonly value: number | null;
  readonly basis: string | null;
  readonly scope: string | null;
  readonly remark: string | null;
  /** What the document says elsewhere; null where it does not contradict itself. */
  readonly otherwise: number | null;
}

const figureSeed: fc.Arbitrary<FigureSeed> = fc.record({
  place: fc.nat(),
  indicator: fc.nat(INDICATORS.length - 1),
  measure: fc.constantFrom("own", "own", "growth", "growth", "change"),
  status,
  bound,
  value: fc.option(value, { freq: 10 }),
  basis: fc.constantFrom(null, null, "net", "net", "gross"),
  scope: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constantFrom("city", ...SCOPES.map(({ id }) => id), NOT_STATED) },
  ),
  remark: fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant("doubt") },
  ),
  otherwise: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value }),
});

const shape = fc.record({
  places: fc.oneof(fc.constantFrom(1, 2, 3, 5), fc.integer({ min: 1, max: 30 })),
  /** One: all places report one year; more: they spread over so many. */
  years: fc.constantFrom(1, 1, 2, 3, 30),
  cities: fc.integer({ min: 1, max: 5 }),
  hasBases: fc.boolean(),
});

/** Generates checked datasets of one to thirty places. */
export const generated: fc.Arbitrary<Generated> = fc
  .tuple(shape, fc.array(figureSeed, { maxLength: 150, size: "max" }))
  .map(([{ places, years, cities, hasBases }, seeds]) => {
    const regions = Array.from({ length: places }, (_, place) => `place_${place}`);
    const cityOf = (place: number) => ({ zh: `city ${place % cities}`, en: "" });
    const dataset = buildDataset({
      regions: regions.map((id, place) => ({ id, city: cityOf(place) })),
      indicators: INDICATORS,
      pastYears: Object.fromEntries(regions.map((id, place) => [id, [2000 + (place % years)]])),
      scopes: ["city", ...SCOPES],
      bases: ["net", "gross"],
      figures: distinct(seeds, places).flatMap((seed) => specsOf(seed, places, hasBases)),
    });
    return { dataset, regions };
  });

function specsOf(seed: FigureSeed, places: number, hasBases: boolean): readonly FigureSpec[] {
  const { otherwise } = seed;
  const conflict = otherwise !== null;
  const spec: FigureSpec = {
    region: `place_${seed.place % places}`,
    indicator: INDICATORS[seed.indicator]?.id ?? "whole",
    measure: measureOf(seed),
    status: seed.status,
    bound: seed.bound,
    value: seed.value,
    basis: hasBases ? seed.basis : null,
    scope: seed.scope,
    remark: seed.remark,
    conflict,
  };
  return conflict ? [spec, { ...spec, value: otherwise }] : [spec];
}

function measureOf({ measure, indicator }: FigureSeed): Measure {
  return measure === "own" ? (INDICATORS[indicator]?.measure ?? "level") : measure;
}

/** A document says a thing once, unless it contradicts itself. */
function distinct(seeds: readonly FigureSeed[], places: number): readonly FigureSeed[] {
  const seedByIdentity = new Map<string, FigureSeed>();
  for (const seed of seeds) {
    const { place, indicator, status: kind, basis } = seed;
    // A figure marked so has the id it would have without the mark.
    const scope = seed.scope === NOT_STATED ? null : seed.scope;
    const parts = [place % places, indicator, measureOf(seed), kind === "target", basis, scope];
    seedByIdentity.set(parts.join("/"), seed);
  }
  return [...seedByIdentity.values()];
}

/** The directions that the generated indicators have. */
export const DIRECTION_BY_INDICATOR: ReadonlyMap<string, Direction> = new Map(
  INDICATORS.map(({ id, direction }) => [id, direction ?? "higher"]),
);
