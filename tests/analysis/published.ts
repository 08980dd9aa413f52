import fc from "fast-check";
import { CHART_FORMS } from "../../src/dataset/chart-forms.ts";
import type {
  Bound,
  BriefingSpec,
  Dataset,
  Indicator,
  Measure,
  Period,
  Reference,
  Status,
  Term,
  Unit,
} from "../../src/dataset/model.ts";
import { buildDataset, type FigureSpec, indicatorNamed } from "./builder.ts";

/** A dataset and a briefing on it, with everything that a document may print and a rule of comparability may forbid. */
export interface Published {
  readonly dataset: Dataset;
  readonly spec: BriefingSpec;
}

/** Names without digits, so that every digit of a page is a number. */
const NAMES: readonly (readonly [id: string, zh: string, en: string])[] = [
  ["jia", "甲县", "Jia"],
  ["yi", "乙县", "Yi"],
  ["bing", "丙县", "Bing"],
  ["ding", "丁县", "Ding"],
  ["wu", "戊县", "Wu"],
  ["ji", "己县", "Ji"],
  ["geng", "庚县", "Geng"],
  ["xin", "辛县", "Xin"],
];
const CITY = "dashi";

/** Amounts of three units and two currencies, numbers of things, rates, a flow that has months, a stock. */
const INDICATORS = [
  indicatorNamed("product", ["地区生产总值", "GRP"], { decimals: 2, parts: ["farming"] }),
  indicatorNamed("farming", ["农业增加值", "Farm output"], { decimals: 2 }),
  indicatorNamed("revenue", ["财政收入", "Budget revenue"], { theme: "budget", decimals: 2 }),
  indicatorNamed("loans", ["贷款", "Loans"], { theme: "budget", unit: "万元", decimals: 0 }),
  indicatorNamed("capital", ["外资", "Foreign capital"], {
    theme: "budget",
    unit: "万美元",
    decimals: 0,
    direction: "neither",
  }),
  indicatorNamed("jobs", ["新增就业", "New jobs"], {
    theme: "welfare",
    measure: "count",
    unit: "人",
    decimals: 0,
  }),
  indicatorNamed("projects", ["项目", "Projects"], {
    measure: "count",
    unit: "个",
    decimals: 0,
    direction: "neither",
  }),
  indicatorNamed("unemployment", ["失业率", "Unemployment rate"], {
    theme: "welfare",
    measure: "share",
    unit: "%",
    direction: "lower",
  }),
  indicatorNamed("output", ["工业产值", "Industrial output"], { time: "flow", decimals: 2 }),
  indicatorNamed("deposits", ["存款余额", "Deposits"], {
    time: "stock",
    theme: "budget",
    decimals: 2,
  }),
];

const UNITS: readonly Unit[] = (
  [
    ["%", "%", "%", "1"],
    ["个百分点", "percentage points", "个百分点", "1"],
    ["个", "projects", "个", "1"],
    ["人", "persons", "人", "1"],
    ["亿元", "100 million yuan", "元", "100000000"],
    ["万元", "10,000 yuan", "元", "10000"],
    ["万美元", "10,000 US dollars", "美元", "10000"],
  ] as const
).map(([id, en, base, factor]) => ({ id, name: { zh: id, en }, singular: en, base, factor }));

const term = (id: string, zh: string, en: string): Term => ({ id, name: { zh, en } });
const BASES = [term("net", "扣除退税", "net of refunds"), term("gross", "全口径", "all items")];
const SCOPES = [term("city", "市级", "of the city"), term("urban", "城区", "urban area")];
const REMARKS = [term("doubt", "增速与总量不符", "the rate does not follow from the amounts")];
const THEMES = [
  term("economy", "经济", "Economy"),
  term("budget", "财政", "Budget"),
  term("welfare", "民生", "Welfare"),
];
const RATIOS = [
  { ...term("burden", "收入占比", "revenue ratio"), unit: "percent" },
  { ...term("leverage", "贷款比", "loan ratio"), unit: "times" },
  { ...term("openness", "外资比", "capital ratio"), unit: "percent" },
].map((one, index) => ({
  ...one,
  unit: one.unit as "percent" | "times",
  numerator: ["revenue", "loans", "capital"][index] ?? "",
  denominator: "product",
}));

type Span = "year" | "month" | "since_january";

interface Seed {
  readonly place: number;
  readonly indicator: number;
  readonly measure: "own" | "growth" | "change";
  readonly status: Status;
  readonly bound: Bound;
  readonly tenths: number;
  readonly inWords: boolean;
  readonly basis: string | null;
  readonly scope: string | null;
  readonly remark: string | null;
  /** What the document says elsewhere, in tenths; null where it does not contradict itself. */
  readonly otherwise: number | null;
  /** `own`: of its document's year; `again`: the later document states the year before anew. */
  readonly document: "first" | "later" | "again";
  readonly span: Span;
  readonly on: Reference;
}

/** Few values, so that ties, near ties, falls and zeros are common. */
const tenths = fc.oneof(
  fc.constantFrom(0, -65, 25, 27, 28, 55, 55, 100, 8041),
  fc.integer({ min: -90, max: 400 }),
);
const rarely = <T>(arbitrary: fc.Arbitrary<T>, weight: number) =>
  fc.oneof({ weight, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

const seed: fc.Arbitrary<Seed> = fc.record({
  place: fc.nat(),
  indicator: fc.nat(INDICATORS.length - 1),
  measure: fc.constantFrom("own", "own", "own", "growth", "growth", "growth", "change"),
  status: fc.constantFrom<Status>("actual", "actual", "estimate", "target", "target"),
  bound: fc.constantFrom<Bound>(
    ...["exact", "exact", "exact", "exact"].map(() => "exact" as const),
    "about",
    "at_least",
    "at_most",
  ),
  tenths,
  inWords: fc.constantFrom(false, false, false, false, false, false, true),
  basis: rarely(fc.constantFrom("net", "gross"), 3),
  scope: rarely(fc.constantFrom("city", "urban"), 5),
  remark: rarely(fc.constant("doubt"), 11),
  otherwise: rarely(tenths, 9),
  document: fc.constantFrom("first", "first", "later", "later", "again"),
  span: fc.constantFrom<Span>("year", "year", "year", "month", "since_january"),
  on: fc.constantFrom<Reference>(
    ...["year_earlier", "year_earlier", "year_earlier", "year_earlier"].map(
      () => "year_earlier" as const,
    ),
    "two_year_average",
  ),
});

/** How a dataset and its briefing are made up. */
interface Shape {
  readonly places: number;
  /** Over how many years the places spread. */
  readonly years: number;
  /** Which places have a second document, a year later. */
  readonly later: number;
  readonly hasBases: boolean;
  readonly hasScopes: boolean;
  /** True where most is plain, as it is published by most. */
  readonly isPlain: boolean;
  readonly hasCity: boolean;
  readonly frequency: Span;
  readonly period: "latest of each" | "latest common" | "given";
  readonly asOf: string | null;
  readonly hasFocus: boolean;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  places: fc.constantFrom(1, 2, 3, 3, 4, 5, 5, 8),
  years: fc.constantFrom(1, 1, 1, 2, 3),
  later: fc.nat(15),
  hasBases: fc.boolean(),
  hasScopes: fc.boolean(),
  isPlain: fc.constantFrom(true, true, false),
  hasCity: fc.constantFrom(false, false, true),
  frequency: fc.constantFrom<Span>("year", "year", "year", "year", "month", "since_january"),
  period: fc.constantFrom("latest of each", "latest of each", "latest common", "given"),
  asOf: rarely(fc.constantFrom("2022-06-30", "2023-06-30"), 4),
  hasFocus: fc.boolean(),
});

const FIRST_YEAR = 2021;

/** Generates checked datasets with a briefing that shows all of them. */
export const published: fc.Arbitrary<Published> = fc
  .tuple(shape, fc.array(seed, { minLength: 20, maxLength: 140, size: "max" }))
  .map(([made, seeds]) => {
    const regions = NAMES.slice(0, made.places).map(([id, zh, en]) => ({
      id,
      name: { zh, en },
      short: { zh, en },
      ...(made.hasCity ? { within: CITY, city: null } : { city: { zh: "大市", en: "Big City" } }),
    }));
    const city = { id: CITY, name: { zh: "大市", en: "Big City" }, level: "city" as const };
    const all = made.hasCity ? [...regions, { ...city, short: city.name, city: null }] : regions;
    const pastYears = Object.fromEntries(
      all.map(({ id }, place) => {
        const year = FIRST_YEAR + (place % made.years);
        return [id, isLater(made, place) ? [year, year + 1] : [year]];
      }),
    );
    const plain = buildDataset({
      regions: all,
      indicators: INDICATORS,
      pastYears,
      figures: distinct(
        seeds.map((one) =>
          specOf(
            one,
            made,
            all.map(({ id }) => id),
          ),
        ),
      ).flatMap(twiceWhereContradicted),
    });
    const dataset: Dataset = { ...plain, ...VOCABULARY, documentById: dated(plain) };
    return {
      dataset,
      spec: briefingOf(
        made,
        regions.map(({ id }) => id),
      ),
    };
  });

const VOCABULARY = {
  unitById: byId(UNITS),
  themeById: byId(THEMES),
  basisById: byId(BASES),
  scopeById: byId(SCOPES),
  remarkById: byId(REMARKS),
  ratioById: byId(RATIOS),
  phraseByWords: new Map([["稳定增长", { zh: "稳定增长", en: "steady growth" }]]),
};

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** A plan is published in the February after its past year, which keeps their order. */
function dated({ documentById }: Dataset): Dataset["documentById"] {
  return new Map(
    [...documentById].map(([id, document]) => {
      const date = `${document.aims?.from.slice(0, 4)}-02-10`;
      return [id, { ...document, date, published: date, publishedOn: date }];
    }),
  );
}

function isLater({ later }: Shape, place: number): boolean {
  return ((later >> (place % 4)) & 1) === 1;
}

type Drawn = FigureSpec & { readonly otherwise: number | null };

function specOf(one: Seed, made: Shape, ids: readonly string[]): Drawn {
  const place = one.place % ids.length;
  const region = ids[place] ?? "";
  const {
    measure: own = "level",
    time = null,
    id,
    unit = "亿元",
  } = INDICATORS[one.indicator] ?? {};
  const measure: Measure = one.measure === "own" ? own : one.measure;
  const first = FIRST_YEAR + (place % made.years);
  const hasLater = isLater(made, place);
  const year = hasLater && one.document === "later" ? first + 1 : first;
  const source = hasLater && one.document !== "first" ? first + 1 : first;
  const isTarget = one.status === "target" && one.span === "year" && one.document !== "again";
  const status: Status = isTarget ? "target" : one.status === "estimate" ? "estimate" : "actual";
  const isWhole = measure === "count" || unit === "万元" || unit === "万美元";
  const read = (value: number) => {
    const signed = measure === own ? Math.abs(value) : value;
    return isWhole && measure !== "growth" ? signed : signed / 10;
  };
  const isPlain = made.isPlain && one.place % 3 !== 0;
  const inWords = one.inWords && isTarget;
  return {
    region,
    indicator: id ?? "product",
    measure,
    status,
    document: `${region}-${source + 1}-plan`,
    period: periodOf(one.span, isTarget ? year + 1 : year, time),
    value: inWords ? null : read(one.tenths),
    bound: isPlain || inWords ? "exact" : one.bound,
    basis: made.hasBases && !isPlain ? one.basis : null,
    scope: made.hasScopes && !isPlain ? one.scope : null,
    remark: isPlain || inWords ? null : one.remark,
    ...(measure === "change" ? { unit: own === "share" ? "个百分点" : unit } : {}),
    on: measure === "growth" && !isPlain ? one.on : "year_earlier",
    otherwise: isPlain || inWords || one.otherwise === null ? null : read(one.otherwise),
  };
}

function periodOf(span: Span, year: number, time: Indicator["time"]): Period {
  if (time !== "flow" || span === "year") return `${year}`;
  return span === "month" ? `${year}-06` : `${year}-01/06`;
}

/** A document says a thing once, unless it contradicts itself. */
function distinct(specs: readonly Drawn[]): readonly Drawn[] {
  return [
    ...new Map(
      specs.map((one) => {
        const { region, indicator: of, measure, period, basis, scope, on, document } = one;
        const isTarget = one.status === "target";
        return [[region, of, measure, period, isTarget, basis, scope, on, document].join(), one];
      }),
    ).values(),
  ];
}

function twiceWhereContradicted({ otherwise, ...one }: Drawn): readonly FigureSpec[] {
  if (otherwise === null || otherwise === one.value) return [one];
  const both = { ...one, conflict: true };
  // The table of a document may be final where its text is not.
  const status = one.status === "target" ? "target" : "actual";
  return [both, { ...both, value: otherwise, status, remark: null }];
}

const OUTCOMES = ["level", "count", "share", "growth", "change"] as const;

function briefingOf(made: Shape, regions: readonly string[]): BriefingSpec {
  const text = { zh: "简报", en: "Briefing" };
  const charts = CHART_FORMS.flatMap((form, index) => [
    { indicators: ["product"], measure: "growth" as const, form },
    index % 2 === 0
      ? { indicators: ["jobs"], measure: "count" as const, form }
      : { indicators: ["product", "revenue"], measure: "growth" as const, form },
  ]);
  return {
    id: "test",
    kind: "everything",
    title: text,
    subject: text,
    keywords: { zh: [], en: [] },
    author: text,
    date: "2026-01-01",
    period: made.period === "given" ? { period: `${FIRST_YEAR}` } : made.period,
    frequency: made.period === "given" ? "year" : made.frequency,
    asOf: made.asOf,
    regions,
    references: made.hasCity ? [CITY] : [],
    group: null,
    focus: made.hasFocus ? (regions[0] ?? null) : null,
    peers: [],
    pages: null,
    headline: INDICATORS.map(({ id }) => ({ indicator: id, measures: OUTCOMES })),
    sections: [
      { theme: "economy", indicators: ["product", "projects"], charts },
      { theme: "welfare", indicators: [], charts: [] },
    ],
    at: { file: "data/test.yaml", line: 1, col: 1 },
  };
}
