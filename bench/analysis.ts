import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { comparisonsOf } from "../src/analysis/compare.ts";
import { chooseFindings } from "../src/analysis/findings/choose.ts";
import { findFindings } from "../src/analysis/findings/find.ts";
import { NO_FORMER_IDS } from "../src/dataset/former-ids.ts";
import type { Dataset, Figure, Indicator, Measure } from "../src/dataset/model.ts";

/** One size of the benchmark. */
export interface AnalysisBench {
  readonly places: number;
  readonly figures: number;
  readonly findings: number;
  /** The first run, with the index to be made. */
  readonly firstMs: number;
  /** The fastest of later runs: what slows the others down is the machine's other work. */
  readonly warmMs: number;
  readonly microsecondsPerFigure: number;
  /** What the dataset takes before it is analysed. */
  readonly datasetMb: number;
  /** What the index, the comparisons and the findings take, all held at once. */
  readonly analysisMb: number;
}

const SIZES = [5, 30, 300, 3000];
const INDICATORS = 130;
const THEMES = 17;
const CHOSEN = 8;
/** Small datasets need more runs before the code is as fast as it gets. */
const FEWEST_RUNS = 3;
const PLACES_PER_RUN = 300;

/** Analyses generated datasets of growing size: every comparison of every indicator, and the findings. */
export function benchAnalysis(sizes: readonly number[] = SIZES): readonly AnalysisBench[] {
  return sizes.map(measureSize);
}

function measureSize(places: number): AnalysisBench {
  const empty = usedMb();
  const dataset = generateDataset(places, INDICATORS);
  const datasetMb = usedMb() - empty;
  const first = measureFirst(dataset);
  const length = FEWEST_RUNS + Math.round(PLACES_PER_RUN / places);
  const runs = Array.from({ length }, () => timed(() => analyseAll(dataset)).ms);
  const warmMs = Math.min(...runs);
  return {
    places,
    figures: dataset.figures.length,
    ...first,
    warmMs: tenth(warmMs),
    microsecondsPerFigure: tenth((1000 * warmMs) / dataset.figures.length),
    datasetMb: tenth(datasetMb),
  };
}

/** A function of its own, so that its results are gone before the later runs. */
function measureFirst(dataset: Dataset) {
  const before = usedMb();
  const { value, ms } = timed(() => analyseAll(dataset));
  const analysisMb = tenth(usedMb() - before);
  return { findings: value.findings.length, firstMs: tenth(ms), analysisMb };
}

function analyseAll(dataset: Dataset) {
  const regions = [...dataset.regionById.keys()];
  const indicators = [...dataset.indicatorById.keys()];
  const comparisons = indicators.map((indicator) => comparisonsOf(dataset, indicator, regions));
  const findings = findFindings(dataset, { regions, headline: indicators.slice(0, 10) });
  return { comparisons, findings, chosen: chooseFindings(findings, CHOSEN) };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function timed<Value>(run: () => Value): { value: Value; ms: number } {
  const start = performance.now();
  const value = run();
  return { value, ms: performance.now() - start };
}

/** Collects garbage first where Node was started with `--expose-gc`. */
function usedMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** Makes a dataset of places and indicators, with gaps and every kind of mark, the same on every run. */
export function generateDataset(places: number, indicators: number): Dataset {
  const regions = Array.from({ length: places }, (_, place) => makeRegion(place));
  const measured = Array.from({ length: indicators }, (_, place) => makeIndicator(place));
  const themes = Array.from({ length: THEMES }, (_, place) => nameTerm(`theme_${place}`));
  const documents = regions.map(({ id }, place) => makeDocument(id, pastYearOf(place)));
  const figures = regions.flatMap(({ id }, place) =>
    measured.flatMap((indicator, row) => makeFigures(id, place, indicator, row)),
  );
  return {
    regionById: byId(regions),
    groupById: new Map(),
    corrections: [],
    formerIds: NO_FORMER_IDS,
    indicatorById: byId(measured),
    documentById: byId(documents),
    themeById: byId(themes),
    unitById: new Map(),
    scopeById: byId([nameTerm("city")]),
    basisById: byId([nameTerm("net")]),
    remarkById: new Map(),
    ratioById: new Map(),
    contrastById: new Map(),
    phraseByWords: new Map(),
    figures,
    briefings: new Map(),
    version: "bench",
  };
}

/** A number that looks drawn by lot and is the same on every run. */
function scatter(...seeds: readonly number[]): number {
  return (
    seeds.reduce(
      (state, seed) => (Math.imul(state ^ seed, 0x9e3779b1) >>> 7) ^ state,
      0x2545f491,
    ) >>> 0
  );
}

function pastYearOf(place: number): number {
  return 2021 + (scatter(place) % 3);
}

function makeFigures(
  region: string,
  place: number,
  indicator: Indicator,
  row: number,
): readonly Figure[] {
  const luck = (salt: number, of: number) => scatter(place, row, salt) % of;
  // One in five is not published.
  if (luck(1, 5) === 0) return [];
  const year = pastYearOf(place);
  const make = (measure: Measure, isTarget: boolean, value: number): Figure => ({
    id: `${region}/${indicator.id}/${isTarget ? year + 1 : year}/${measure}`,
    region,
    indicator: indicator.id,
    period: String(isTarget ? year + 1 : year),
    year: isTarget ? year + 1 : year,
    on: "year_earlier",
    standing: "counts",
    measure,
    value,
    text: null,
    unit: measure === "growth" ? "%" : indicator.unit,
    precision: 0.1,
    bound: isTarget ? "about" : luck(7, 10) === 0 ? "at_least" : "exact",
    status: isTarget ? "target" : luck(8, 5) === 0 ? "estimate" : "actual",
    basis: row % 10 === 0 && luck(3, 4) === 0 ? "net" : null,
    scope: luck(2, 20) === 0 ? "city" : null,
    document: `${region}-plan`,
    section: "一（一）",
    printed: `${value}%`,
    also: [],
    conflict: !isTarget && luck(4, 100) === 0,
    remark: luck(5, 200) === 0 ? "doubt" : null,
    at: { file: `data/${region}.yaml`, line: row + 1, col: 1 },
  });
  return [
    make(indicator.measure, false, luck(9, 10000) / 10),
    make("growth", false, (luck(6, 600) - 100) / 10),
    make("growth", true, 5 + luck(10, 5) / 2),
  ];
}

function makeRegion(place: number) {
  const id = `place_${place}`;
  return {
    ...nameTerm(id),
    short: nameTerm(id).name,
    code: "000000",
    level: "county" as const,
    within: null,
    city: nameTerm(`city ${place % 300}`).name,
    since: null,
    until: null,
    succeededBy: [],
    tags: [],
  };
}

function makeIndicator(place: number): Indicator {
  const term = nameTerm(`indicator_${place}`);
  return {
    ...term,
    short: term.name,
    theme: `theme_${place % THEMES}`,
    measure: place % 2 === 0 ? "level" : "count",
    unit: place % 2 === 0 ? "亿元" : "个",
    aliases: [],
    counts: null,
    time: null,
    decimals: 1,
    direction: (["higher", "lower", "neither"] as const)[place % 3] ?? "neither",
    definition: term.name,
    definitionSource: term.name,
    parts: [],
    growthPrices: null,
    amountOf: null,
  };
}

function makeDocument(region: string, pastYear: number) {
  const title = nameTerm(region).name;
  return {
    id: `${region}-plan`,
    region,
    title,
    number: null,
    issuer: title,
    date: null,
    kind: "plan" as const,
    published: null,
    publishedOn: null,
    covers: { from: `${pastYear}-01-01`, to: `${pastYear}-12-31` },
    aims: { from: `${pastYear + 1}-01-01`, to: `${pastYear + 1}-12-31` },
    at: { file: "bench", line: 1, col: 1 },
    draft: false,
    proof: { file: `${region}.txt`, sha256: "0".repeat(64) },
  };
}

function nameTerm(id: string) {
  return { id, name: { zh: id, en: id } };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(benchAnalysis());
