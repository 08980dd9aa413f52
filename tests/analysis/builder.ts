import type { UnnamedFigure } from "../../src/dataset/figures.ts";
import { NO_FORMER_IDS } from "../../src/dataset/former-ids.ts";
import type {
  Dataset,
  Figure,
  Indicator,
  Measure,
  Qualifier,
  Region,
  SourceDocument,
  Term,
  Unit,
} from "../../src/dataset/model.ts";
import { NOT_STATED, senseOf } from "../../src/dataset/sameness.ts";
import { stateFigures } from "../../src/dataset/statements.ts";
import { yearOf } from "../../src/dataset/time/period.ts";

/** What a test says of a figure; everything else is plain. */
export type FigureSpec = Pick<Figure, "region"> & Partial<Figure>;

interface Made extends UnnamedFigure {
  readonly given: Partial<Pick<Figure, "id">>;
}

export interface DatasetSpec {
  readonly regions: readonly (string | (Pick<Region, "id"> & Partial<Region>))[];
  readonly indicators?: readonly (Pick<Indicator, "id"> & Partial<Indicator>)[];
  /** Region → past years of its documents; 2022 where not given. */
  readonly pastYears?: Readonly<Record<string, readonly number[]>>;
  readonly scopes?: readonly (string | GivenQualifier)[];
  readonly bases?: readonly (string | GivenQualifier)[];
  readonly figures: readonly FigureSpec[];
}

/** A scope or basis with what it means. */
type GivenQualifier = Pick<Qualifier, "id"> & Partial<Qualifier>;

/** An indicator with a name in each language. */
export function indicatorNamed(
  id: string,
  [zh, en]: readonly [zh: string, en: string],
  more: Partial<Indicator> = {},
): Pick<Indicator, "id"> & Partial<Indicator> {
  return { id, name: { zh, en }, short: { zh, en }, ...more };
}

/** The indicator of a figure whose test does not care which. */
export const PRODUCT = "product";

const AT = { file: "data/test.yaml", line: 1, col: 1 };
const UNIT_BY_MEASURE: Readonly<Record<Measure, string>> = {
  level: "亿元",
  count: "个",
  share: "%",
  growth: "%",
  change: "个百分点",
};

const UNITS: readonly Unit[] = [
  { id: "万元", name: textOf("万元"), singular: "", base: "元", factor: "10000" },
  { id: "亿元", name: textOf("亿元"), singular: "", base: "元", factor: "100000000" },
  { id: "万美元", name: textOf("万美元"), singular: "", base: "美元", factor: "10000" },
];

/** Builds a dataset for a test: plain parts for everything that is not said. */
export function buildDataset(spec: DatasetSpec): Dataset {
  const regions = spec.regions.map(makeRegion);
  const indicators = (spec.indicators ?? [{ id: PRODUCT }]).map(makeIndicator);
  const documents = regions.flatMap(({ id }) =>
    (spec.pastYears?.[id] ?? [2022]).map((year) => makeDocument(id, year)),
  );
  const scopeById = byId([...(spec.scopes ?? []), UNSTATED].map(makeQualifier));
  const basisById = byId((spec.bases ?? []).map(makeQualifier));
  const withSense = (figure: Made): Made => {
    const sense = senseOf(figure, { scopeById, basisById });
    return sense ? { ...figure, sense } : figure;
  };
  const themes = [...new Set(indicators.map((indicator) => indicator.theme))];
  return {
    regionById: byId(regions),
    groupById: new Map(),
    corrections: [],
    formerIds: NO_FORMER_IDS,
    indicatorById: byId(indicators),
    documentById: byId(documents),
    themeById: byId(themes.map(makeTerm)),
    unitById: byId(UNITS),
    scopeById,
    basisById,
    remarkById: new Map(),
    ratioById: new Map(),
    contrastById: new Map(),
    phraseByWords: new Map(),
    figures: nameAll(
      spec.figures.map((figure) => withSense(makeFigure(figure, indicators, documents))),
      byId(documents),
    ),
    briefings: new Map(),
    version: "test",
  };
}

function makeFigure(
  spec: FigureSpec,
  indicators: readonly Indicator[],
  documents: readonly SourceDocument[],
): Made {
  const indicator =
    indicators.find(({ id }) => id === (spec.indicator ?? PRODUCT)) ?? indicators[0];
  if (!indicator) throw new Error("A dataset with figures needs an indicator.");
  const own = documents.filter(({ region }) => region === spec.region);
  const document = own.find(({ id }) => id === spec.document) ?? own.at(-1);
  const measure = spec.measure ?? indicator.measure;
  const isTarget = spec.status === "target";
  const span = isTarget ? document?.aims : document?.covers;
  const period = spec.period ?? `${spec.year ?? span?.to.slice(0, 4) ?? 2022}`;
  const value = spec.value ?? null;
  const figure: UnnamedFigure = {
    indicator: indicator.id,
    measure,
    period,
    year: yearOf(period),
    on: "year_earlier" as const,
    value,
    text: value === null ? "稳定增长" : null,
    unit: measure === indicator.measure ? indicator.unit : UNIT_BY_MEASURE[measure],
    precision: value === null ? null : precisionOf(value),
    bound: "exact" as const,
    status: "actual" as const,
    basis: null,
    scope: null,
    document: document?.id ?? `${spec.region}-plan`,
    section: "一",
    printed: `${value ?? "稳定增长"}`,
    also: [],
    conflict: false,
    remark: null,
    at: AT,
    ...spec,
  };
  return { ...figure, given: spec.id === undefined ? {} : { id: spec.id } };
}

/** Gives figures ids and standings as the dataset does; an id that a test says stays. */
function nameAll(
  figures: readonly Made[],
  documentById: ReadonlyMap<string, SourceDocument>,
): readonly Figure[] {
  const report = () => {};
  const stated = stateFigures(figures, documentById, { isComplete: true, report });
  return stated.map((figure, index) => ({ ...figure, ...figures[index]?.given }));
}

function precisionOf(value: number): number {
  const digits = `${value}`.split(".")[1]?.length ?? 0;
  return Number(`1e-${digits}`);
}

function makeRegion(spec: DatasetSpec["regions"][number]): Region {
  const given = typeof spec === "string" ? { id: spec } : spec;
  const name = textOf(given.id);
  return {
    name,
    short: name,
    code: "000000",
    level: "county",
    within: null,
    // A place within another of the dataset names no city besides.
    city: given.within ? null : textOf(`city of ${given.id}`),
    since: null,
    until: null,
    succeededBy: [],
    tags: [],
    ...given,
  };
}

function makeIndicator(spec: Pick<Indicator, "id"> & Partial<Indicator>): Indicator {
  const name = textOf(spec.id);
  const measure = spec.measure ?? "level";
  return {
    name,
    short: name,
    aliases: [],
    theme: "economy",
    measure,
    unit: UNIT_BY_MEASURE[measure],
    counts: null,
    time: null,
    decimals: 1,
    direction: "higher",
    definition: name,
    definitionSource: name,
    parts: [],
    growthPrices: null,
    amountOf: null,
    ...spec,
  };
}

function makeDocument(region: string, pastYear: number): SourceDocument {
  return {
    id: `${region}-${pastYear + 1}-plan`,
    region,
    title: textOf(region),
    number: null,
    issuer: textOf(region),
    kind: "plan",
    date: null,
    published: null,
    publishedOn: null,
    covers: { from: `${pastYear}-01-01`, to: `${pastYear}-12-31` },
    aims: { from: `${pastYear + 1}-01-01`, to: `${pastYear + 1}-12-31` },
    draft: false,
    proof: { file: `${region}.txt`, sha256: "0".repeat(64) },
    at: AT,
  };
}

/** Every dataset has this scope. */
const UNSTATED: GivenQualifier = { id: NOT_STATED, isNotStated: true };

function makeQualifier(given: string | GivenQualifier): Qualifier {
  const { id, ...rest } = typeof given === "string" ? { id: given } : given;
  return { ...makeTerm(id), ...rest };
}

function makeTerm(id: string): Term {
  return { id, name: textOf(id) };
}

function textOf(text: string) {
  return { zh: text, en: text };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
