import { stringify } from "yaml";
import type { Period, Time } from "../../src/dataset/time/period.ts";
import { makeBriefings } from "./briefings.ts";
import type { GeneratedFile } from "./generate.ts";
import type { Lists } from "./lists.ts";
import { DEFAULTS } from "./options.ts";
import { inventPlaces, type Place } from "./places.ts";
import { type Random, randomOf } from "./random.ts";
import { quoted } from "./write.ts";

/** What monthly reports are like; shares are from 0 to 1. */
export interface MonthlyOptions {
  readonly places: number;
  readonly indicators: number;
  readonly months: number;
  readonly seed: number;
  /** Share of the figures that a report does not have. */
  readonly missing: number;
}

const MONTHLY: MonthlyOptions = { places: 5, indicators: 12, months: 24, seed: 1, missing: 0.1 };

const FIRST_YEAR = 2015;
const THEMES = {
  output: { zh: "生产", en: "Output" },
  demand: { zh: "需求", en: "Demand" },
  finance: { zh: "财政金融", en: "Finance" },
};
const UNITS = {
  元: { en: "yuan" },
  亿元: { en: "100 million yuan", base: "元", factor: 100_000_000 },
  "%": { en: "%" },
};

/**
 * Makes monthly reports of invented places: growth since January, levels of the month, amounts at its end. Their figures
 * are proved by nothing.
 *
 * The same options make the same bytes.
 */
export function generateMonthly(asked: Partial<MonthlyOptions> = {}): readonly GeneratedFile[] {
  const options = { ...MONTHLY, ...asked };
  const random = randomOf(options.seed);
  const places = inventPlaces({ ...DEFAULTS, places: options.places }, random.of("places"));
  const indicators = Array.from({ length: options.indicators }, (_, index) => indicatorOf(index));
  const lists = {
    indicators: Object.fromEntries(indicators.map(({ id, spec }) => [id, spec])),
    vocabulary: { themes: THEMES, units: UNITS },
  } as unknown as Lists;
  const briefings = makeBriefings(places, lists, { ...DEFAULTS, ...options, targets: 0 });
  const months = Array.from({ length: options.months }, (_, month) => month);
  const reports = places.flatMap((place) =>
    months.map((month) => reportOf(place, month, indicators, options, random.of(place.id))),
  );
  return [
    { path: "regions.yaml", text: places.map(regionOf).join("") },
    { path: "documents.yaml", text: reports.map(({ entry }) => entry).join("") },
    { path: "indicators.yaml", text: stringify(lists.indicators) },
    { path: "vocabulary.yaml", text: stringify(lists.vocabulary) },
    ...reports.flatMap(({ id, text }) =>
      text === null ? [] : [{ path: `observations/${id}.yaml`, text }],
    ),
    ...[...briefings].flatMap(([id, briefing]) =>
      FREQUENCIES.map((frequency) => ({
        path: `briefings/${id}-${frequency}.yaml`,
        text: stringify({ ...briefing, frequency }),
      })),
    ),
  ];
}

const FREQUENCIES = ["since_january", "month"] as const;

interface Invented {
  readonly id: string;
  readonly time: Time;
  readonly spec: Readonly<Record<string, unknown>>;
}

function indicatorOf(index: number): Invented {
  const id = `indicator_${index + 1}`;
  const name = {
    zh: `指标${"甲乙丙丁戊己庚辛壬癸"[index % 10]}${Math.floor(index / 10) + 1}`,
    en: `Indicator ${index + 1}`,
  };
  const time: Time = index % 3 === 2 ? "stock" : "flow";
  const theme = Object.keys(THEMES)[index % 3];
  const definition = { zh: "虚构。", en: "Invented.", source: { zh: "无", en: "None" } };
  const about = { measure: "level", unit: "亿元", time, decimals: 1, direction: "higher" };
  return { id, time, spec: { name, theme, ...about, definition } };
}

function reportOf(
  place: Place,
  month: number,
  indicators: readonly Invented[],
  { missing }: MonthlyOptions,
  random: Random,
) {
  const year = FIRST_YEAR + Math.floor(month / 12);
  const number = String((month % 12) + 1).padStart(2, "0");
  const [of, since] = [`${year}-${number}`, `${year}-01/${number}`];
  const id = `${place.id}-${of}`;
  const own = random.of(of);
  const lines = indicators.flatMap(({ id: indicator, time }, index) => {
    if (own.isHit(missing)) return [];
    const line = time === "flow" && index % 3 === 0 ? growthLine(since, own) : levelLine(of, own);
    return [`  ${indicator}:\n    - ${line}\n`];
  });
  return {
    id,
    entry: `${id}:
  region: ${place.id}
  kind: report
  title: { zh: ${place.name.zh}${year}年${Number(number)}月统计月报, en: ${quoted(`${place.name.en} report ${of}`)} }
  issuer: { zh: ${place.short.zh}统计局, en: ${quoted(`${place.short.en} Bureau of Statistics`)} }
  covers: ${since}
  published: ${year + (number === "12" ? 1 : 0)}-${number === "12" ? "01" : String(Number(number) + 1).padStart(2, "0")}-15
`,
    text:
      lines.length === 0
        ? null
        : `region: ${place.id}\ndocument: ${id}\nfigures:\n${lines.join("")}`,
  };
}

function growthLine(period: Period, random: Random): string {
  const value = (random.below(300) - 100) / 10;
  const words = value < 0 ? `下降${-value}%` : `增长${value}%`;
  return `{ period: ${period}, measure: growth, value: ${value}, section: 一, printed: 同比${words} }`;
}

function levelLine(period: Period, random: Random): string {
  const value = (random.below(9000) + 1000) / 10;
  return `{ period: ${period}, measure: level, value: ${value}, section: 一, printed: ${value}亿元 }`;
}

function regionOf({ id, name, short, code }: Place): string {
  const both = ({ zh, en }: Place["name"]) => `{ zh: ${zh}, en: ${quoted(en)} }`;
  return `${id}:\n  name: ${both(name)}\n  short: ${both(short)}\n  code: "${code}"\n`;
}
