import fc from "fast-check";
import {
  BOUNDS,
  type Bound,
  type Dataset,
  type Measure,
  type Period,
  type Reference,
  STATUSES,
} from "../../../src/dataset/model.ts";
import { stepFrom } from "../../../src/dataset/time/period.ts";
import type { FigureSpec } from "../builder.ts";
import { given, HERE, INDICATORS, THERE } from "./given.ts";

export const MONTHS = 18;
const START = "2022-07";

/** Where a figure stands, and of which variant it is: mostly of one, so that series are long enough to say something. */
interface Seed {
  readonly place: string;
  readonly indicator: number;
  readonly isGrowth: boolean;
  readonly index: number;
  /** Which period ends in that month. */
  readonly length: "month" | "quarter" | "since_january" | "year";
  readonly on: Reference;
  readonly basis: string | null;
  readonly scope: string | null;
  readonly more: Pick<FigureSpec, "status" | "bound" | "value" | "remark" | "unit" | "precision">;
  /** What is said elsewhere; null where there is no contradiction. */
  readonly otherwise: number | null;
}

const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(usual, ...others) },
  );

/** Few values, so that runs, ties and near ties are common. */
const value = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.integer({ min: -20, max: 120 }).map((tenths) => tenths / 10),
);

const seed = (length: fc.Arbitrary<Seed["length"]>): fc.Arbitrary<Seed> =>
  fc.record({
    place: fc.constantFrom(HERE, THERE),
    indicator: mostly(0, 1, 2, 3),
    isGrowth: fc.boolean(),
    index: fc.nat(MONTHS - 1),
    length,
    on: mostly<Reference>("year_earlier", "period_earlier", "two_year_average"),
    basis: mostly(null, "net", "gross"),
    scope: mostly(null, "city"),
    more: fc.record({
      value: fc.oneof(
        { weight: 15, arbitrary: value },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      status: mostly(...STATUSES),
      bound: mostly<Bound>(...BOUNDS),
      remark: mostly(null, "doubt"),
    }),
    otherwise: fc.oneof(
      { weight: 20, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: value },
    ),
  });

/** How far to the next month; null where nothing is published, "elsewhere" where it is on another basis only. */
const stepOfWalk = fc.oneof(
  { weight: 12, arbitrary: fc.nat(3) },
  { weight: 1, arbitrary: fc.constantFrom(null, "elsewhere" as const) },
);

/** Months in a row of one thing in one place, most of them there; slow to change direction. */
const walk: fc.Arbitrary<readonly Seed[]> = fc
  .record({
    place: fc.constantFrom(HERE, THERE),
    isGrowth: fc.boolean(),
    steps: fc.array(stepOfWalk, {
      minLength: MONTHS,
      maxLength: MONTHS,
      size: "max",
    }),
    turns: fc.array(fc.nat(MONTHS - 1), { maxLength: 5 }),
    start: fc.integer({ min: -5, max: 60 }),
  })
  .map(({ place, isGrowth, steps, turns, start }) => {
    let value = start;
    return steps.flatMap((step, index): readonly Seed[] => {
      const isDown = turns.filter((turn) => turn <= index).length % 2 === 1;
      if (step === null) return [];
      const one = { ...PLAIN, place, isGrowth, index };
      if (step === "elsewhere") return [{ ...one, basis: "net", more: { value } }];
      value += isDown ? -step : step;
      return [{ ...one, more: { value } }];
    });
  });

const PLAIN: Omit<Seed, "place" | "isGrowth" | "index" | "more"> = {
  indicator: 0,
  length: "month",
  on: "year_earlier",
  basis: null,
  scope: null,
  otherwise: null,
};

/** Generates two places with months, some of them missing, and whatever else is published of them. */
export const generated: fc.Arbitrary<Dataset> = fc
  .tuple(
    fc.array(walk, { maxLength: 3, size: "max" }),
    fc.array(seed(fc.constant("month")), { maxLength: 40, size: "max" }),
    fc.array(seed(fc.constantFrom("month", "quarter", "since_january", "year")), {
      maxLength: 20,
      size: "max",
    }),
  )
  .map(([walks, ...others]) => given(distinct([...walks, ...others].flat()).flatMap(specsOf)));

function specsOf({ otherwise, ...rest }: Seed): readonly FigureSpec[] {
  const { indicator, measure, time } = topicOf(rest);
  const on = measure === "growth" ? rest.on : "year_earlier";
  const spec: FigureSpec = {
    ...{ region: rest.place, indicator, measure, on, basis: rest.basis, scope: rest.scope },
    ...rest.more,
    period: periodOf(rest, time),
    conflict: otherwise !== null,
  };
  return otherwise === null ? [spec] : [spec, { ...spec, value: otherwise }];
}

function topicOf({ indicator, isGrowth }: Pick<Seed, "indicator" | "isGrowth">): {
  readonly indicator: string;
  readonly measure: Measure;
  readonly time: "flow" | "stock";
} {
  const asked = INDICATORS[indicator];
  const measure = isGrowth ? "growth" : (asked?.measure ?? "level");
  return { indicator: asked?.id ?? "sales", measure, time: asked?.time ?? "flow" };
}

function periodOf({ index, length }: Pick<Seed, "index" | "length">, time: string): Period {
  const month = stepFrom(START, index) ?? START;
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  if (time === "stock") return number === 12 ? year : month;
  if (length === "year") return year;
  if (length === "quarter") return `${year}-Q${Math.ceil(number / 3)}`;
  return length === "month" ? month : sinceJanuary(year, number);
}

function sinceJanuary(year: string, number: number): Period {
  const short: Readonly<Record<number, string>> = { 1: "-01", 3: "-Q1", 6: "-H1", 12: "" };
  return `${year}${short[number] ?? `-01/${String(number).padStart(2, "0")}`}`;
}

/** A document says a thing once, unless it contradicts itself. */
function distinct(seeds: readonly Seed[]): readonly Seed[] {
  const seedByIdentity = new Map<string, Seed>();
  for (const one of seeds) {
    const { indicator, measure, time } = topicOf(one);
    const on = measure === "growth" ? one.on : "";
    const kind = one.more.status === "target";
    const parts = [
      one.place,
      indicator,
      measure,
      on,
      periodOf(one, time),
      one.basis,
      one.scope,
      kind,
    ];
    seedByIdentity.set(parts.join(" "), one);
  }
  return [...seedByIdentity.values()];
}
