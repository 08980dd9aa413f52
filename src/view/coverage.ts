/** Who reports what of a theme: a square for what a place publishes of an indicator. */

import type { Row } from "../analysis/analyze.ts";
import type { CoverageRow, CoverageSpec, Report } from "../charts/reporting/model.ts";
import { cityOf, MOST_IN_A_ROW } from "../dataset/regions/tree.ts";
import { groupBy } from "../group-by.ts";
import { type Context, indicatorOf, placeName } from "./context.ts";
import { type Ledger, ledgerUnder } from "./ledger.ts";
import type { CoverageView } from "./model.ts";
import { plainText, say } from "./sentence.ts";
import { NAME } from "./table/extent.ts";
import { widthMm } from "./table/text-width.ts";

/** A square, what is between two numbers of publishers, and the counts. */
const [SQUARE_MM, APART_MM, COUNT_MM] = [4.3, 3.6, 19];
const MOST_SQUARES = 20;
/** Of many places, so many indicators are shown, those that most of them publish. */
const MOST_ROWS = 6;
const MOST_CITIES = 10;
const BY_CITY_MM = 150;

/** An indicator with the places that publish any figure of it. */
export interface Reported {
  readonly indicator: string;
  readonly rows: readonly Row[];
  readonly regions: readonly string[];
}

const REPORTED = ["outcome", "target", "both", "words"] as const;

/** Words the picture of a theme; null where there is nothing to tell apart, or no room. */
export function buildCoverage(
  context: Context,
  id: string,
  reported: readonly Reported[],
  regions: readonly string[],
): CoverageView | null {
  const inDrawing = { ...context, ledger: ledgerUnder(context.ledger, id) };
  const drawn =
    regions.length > MOST_IN_A_ROW
      ? byCity(inDrawing, reported, regions)
      : byPlace(inDrawing, reported, regions);
  if (drawn === null) return null;
  const { locale } = context;
  const used = new Set<unknown>(drawn.rows.flatMap(({ cells }) => cells));
  const key = REPORTED.filter((report) => used.has(report)).map((report) => ({
    report,
    label: locale.say(`coverage.${report}`),
  }));
  const title = locale.say(drawn.isByCity ? "coverage.cities" : "coverage.title");
  const spec: CoverageSpec = {
    id,
    form: "coverage",
    widthMm: widthOf(drawn),
    alt: altOf(context, title, drawn.rows),
    title: "",
    key: [],
    columns: drawn.columns,
    rows: drawn.rows,
  };
  return { id, spec, title, key };
}

/** As wide as its squares need. */
function widthOf({ columns, rows, isByCity }: Drawn): number {
  if (isByCity) return BY_CITY_MM;
  const namesMm = Math.max(...rows.map(({ label }) => widthMm(label, NAME)));
  const squares = columns.reduce((sum, { count }) => sum + count, 0);
  return Math.round(namesMm + squares * SQUARE_MM + columns.length * APART_MM + COUNT_MM);
}

interface Drawn extends Omit<CoverageSpec, "id" | "form" | "widthMm" | "alt" | "title" | "key"> {
  readonly isByCity: boolean;
}

/**
 * A row a place, a column an indicator, those that most places publish first; what each place alone publishes is counted,
 * and so are the indicators that so and so many publish, where there is no room for a square each.
 */
function byPlace(
  context: Context,
  reported: readonly Reported[],
  regions: readonly string[],
): Drawn | null {
  const byCount = [...groupBy(reported, (one) => one.regions.length)].sort(([a], [b]) => b - a);
  const isCounted = countedIn(byCount.map(([places, { length }]) => [places, length]));
  const columns = byCount.map(([places, some]) => ({
    label: sayNumber(context.ledger, places, "places that publish an indicator"),
    count: isCounted(places) ? 1 : some.length,
  }));
  if (columns.length === 0) return null;
  const rows = regions.map((region): CoverageRow => {
    const own = reported.filter((one) => one.regions.includes(region));
    return {
      label: placeName(context, region),
      cells: byCount.flatMap(([places, some]) =>
        isCounted(places)
          ? [countOf(context, some.filter((one) => own.includes(one)).length)]
          : some.map((one) => reportOf(one, region)),
      ),
      count: sayShare(context.ledger, own.length, reported.length),
    };
  });
  return { columns, rows, isByCity: false };
}

/** Tells of which numbers of publishers the indicators are counted: of one, and of those with the most indicators. */
function countedIn(groups: readonly (readonly [places: number, indicators: number])[]) {
  const counted = new Set([1]);
  const left = () => groups.filter(([places]) => !counted.has(places));
  const squares = () => left().reduce((sum, [, indicators]) => sum + indicators, 0);
  while (squares() > MOST_SQUARES) {
    const [largest] = left().toSorted(([, a], [, b]) => b - a);
    if (!largest) break;
    counted.add(largest[0]);
  }
  return (places: number) => counted.has(places);
}

/** A row an indicator, a column a city, with how many of its places publish it. */
function byCity(
  context: Context,
  reported: readonly Reported[],
  regions: readonly string[],
): Drawn | null {
  const { dataset, language } = context;
  const cities = groupBy(regions, (region) => cityOf(region, dataset.regionById)?.key ?? "");
  if (cities.size < 2 || cities.size > MOST_CITIES || cities.has("")) return null;
  const shown = reported
    .toSorted((a, b) => b.regions.length - a.regions.length)
    .slice(0, MOST_ROWS);
  return {
    columns: [...cities.values()].map(([first = ""]) => ({
      label: cityOf(first, dataset.regionById)?.name[language] ?? "",
      count: 1,
    })),
    rows: shown.map((one) => ({
      label: indicatorOf(context, one.indicator).short[language],
      cells: [...cities.values()].map((own) =>
        countOf(context, own.filter((region) => one.regions.includes(region)).length),
      ),
      count: sayShare(context.ledger, one.regions.length, regions.length),
    })),
    isByCity: true,
  };
}

/** What a place publishes of an indicator, in any measure, scope and basis. */
function reportOf({ rows }: Reported, region: string): Report {
  const figures = (side: "comparison" | "before") =>
    rows.flatMap((row) => row[side]?.cells.find((cell) => cell.region === region)?.figures ?? []);
  const [targets, outcomes] = [figures("comparison"), figures("before")];
  const all = [...targets, ...outcomes];
  if (all.length === 0) return "none";
  if (all.every(({ value }) => value === null)) return "words";
  if (targets.length === 0) return "outcome";
  return outcomes.length === 0 ? "target" : "both";
}

function countOf({ ledger }: Context, count: number): CoverageRow["cells"][number] {
  if (count === 0) return "none";
  return { label: sayNumber(ledger, count, "indicators, or places, counted") };
}

function sayNumber(ledger: Ledger, value: number, formula: string): string {
  const fact = {
    text: String(value),
    is: "count",
    value,
    unit: null,
    figures: [],
    formula,
  } as const;
  return ledger.enter(fact).text;
}

function sayShare(ledger: Ledger, some: number, all: number): string {
  const fact = {
    is: "count",
    value: some,
    unit: null,
    figures: [],
    formula: "counted / all",
  } as const;
  return ledger.enter({ text: `${some}/${all}`, ...fact }).text;
}

function altOf({ locale }: Context, title: string, rows: readonly CoverageRow[]): string {
  const said = rows.map(({ label, count }) =>
    plainText(say(locale.say("chart.altUndated"), { place: label, value: count })),
  );
  return plainText(
    say(locale.say("chart.alt"), { title, rows: said.join(locale.say("list.row")) }),
  );
}
