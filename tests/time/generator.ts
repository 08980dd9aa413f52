import fc from "fast-check";
import type { DatasetFile } from "../../src/dataset/files.ts";
import { filesOf } from "../dataset/fixture.ts";

/** Invented documents of three places that cover, revise and plan for the same periods. */
export interface Folder {
  readonly documents: readonly InventedDocument[];
}

export interface InventedDocument {
  readonly id: string;
  readonly region: string;
  readonly kind: string;
  /** ISO date. */
  readonly published: string;
  readonly covers: string;
  readonly aims: string | null;
  readonly figures: readonly InventedFigure[];
}

interface InventedFigure {
  readonly indicator: string;
  readonly line: string;
}

const REGIONS = ["east", "west", "north"] as const;
const BIG = 2 ** 30;

const seeds = fc.array(fc.nat(BIG), { minLength: 12, maxLength: 12 });

/** Documents with what they say, drawn from a few numbers each, so that a failing one shrinks to few. */
export const folders: fc.Arbitrary<Folder> = fc
  .array(fc.tuple(fc.constantFrom(...REGIONS), fc.integer({ min: 0, max: 7 }), seeds), {
    minLength: 2,
    maxLength: 9,
  })
  .map((drawn) => ({
    documents: drawn.map(([region, sort, luck], index) => documentOf(region, sort, luck, index)),
  }));

function documentOf(
  region: string,
  sort: number,
  luck: readonly number[],
  index: number,
): InventedDocument {
  const at = (place: number, of: number) => (luck[place % luck.length] ?? 0) % of;
  const year = 2021 + at(0, 3);
  const isMonthly = sort >= 6;
  const isPlan = sort < 3;
  const covers = isMonthly ? `${year}-01/0${1 + at(1, 9)}` : `${year}`;
  // Often on one day, so that some contradict each other.
  const day = `${year + 1}-0${1 + at(2, 3)}-${at(3, 2) === 0 ? "15" : "20"}`;
  const figures = [0, 1, 2, 3].flatMap((row) =>
    figureOf(row, { at, covers, year, isPlan, isMonthly }),
  );
  const kind = isPlan ? "plan" : isMonthly ? "report" : "communique";
  const aims = isPlan ? `${year + 1}` : null;
  return { id: `${region}-${index}`, region, kind, published: day, covers, aims, figures };
}

interface Drawing {
  readonly at: (place: number, of: number) => number;
  readonly covers: string;
  readonly year: number;
  readonly isPlan: boolean;
  readonly isMonthly: boolean;
}

function figureOf(row: number, { at, covers, year, isPlan, isMonthly }: Drawing) {
  if (at(4 + row, 5) === 0) return [];
  const isStock = row === 3;
  const last = covers.slice(-2);
  const period = isMonthly ? (isStock ? `${year}-${last}` : covers) : `${year}`;
  const tenth = 1 + at(5 + row, 40);
  const isGrowth = row % 2 === 1;
  const value = isGrowth ? (tenth - 15) / 10 : 200 + tenth / 10;
  const status = isPlan && at(6 + row, 2) === 0 ? "status: estimate, " : "";
  const on = isGrowth && isStock && isMonthly && at(7 + row, 2) === 0 ? "on: start_of_year, " : "";
  const indicator = isStock ? "deposits" : "output";
  const outcome = lineOf(`period: "${period}"`, isGrowth, value, status + on);
  const target = lineOf(`year: ${year + 1}`, true, (tenth + 10) / 10, "status: target, ");
  return [
    { indicator, line: outcome },
    ...(isPlan && isGrowth && !isStock ? [{ indicator, line: target }] : []),
  ];
}

function lineOf(period: string, isGrowth: boolean, value: number, more: string): string {
  const printed = isGrowth ? (value < 0 ? `下降${-value}%` : `增长${value}%`) : `${value}亿元`;
  const measure = isGrowth ? "growth" : "level";
  return `{ ${period}, measure: ${measure}, value: ${value}, ${more}section: 一, printed: ${printed} }`;
}

/** The files of a folder; documents and their observations in the order given. */
export function filesOfFolder(
  { documents }: Folder,
  options: { readonly name?: (id: string) => string } = {},
): readonly DatasetFile[] {
  const { name = (id: string) => id } = options;
  const entries = documents.map(
    ({ id, region, kind, published, covers, aims }) => `${id}:
  region: ${region}
  kind: ${kind}
  title: { zh: ${id}号文件, en: Document ${id} }
  issuer: { zh: 局, en: Office }
  published: ${published}
  covers: "${covers}"
${aims === null ? "" : `  aims: "${aims}"\n`}`,
  );
  const observations = documents.flatMap(({ id, region, figures }): [string, string][] => {
    const indicators = [...new Set(figures.map(({ indicator }) => indicator))];
    if (indicators.length === 0) return [];
    const lists = indicators.map((indicator) => {
      const own = new Map(
        figures
          .filter((figure) => figure.indicator === indicator)
          .map(({ line }) => [identityOf(line), line]),
      );
      return `  ${indicator}:\n${[...own.values()].map((line) => `    - ${line}\n`).join("")}`;
    });
    const head = `region: ${region}\ndocument: ${id}\nfigures:\n`;
    return [[`observations/${name(id)}.yaml`, head + lists.join("")]];
  });
  return filesOf({
    ...LISTS,
    "documents.yaml": entries.join("") || "{}\n",
    ...Object.fromEntries(observations),
  });
}

/** A document says a thing once. */
function identityOf(line: string): string {
  return line
    .replace(/value: [^,]+,/, "")
    .replace(/status: estimate, /, "")
    .replace(/printed.*/, "");
}

const LISTS = {
  "regions.yaml": REGIONS.map(
    (id, index) => `${id}:
  name: { zh: ${"东西北"[index]}县, en: ${id} }
  short: { zh: ${"东西北"[index]}县, en: ${id} }
  code: "99010${index + 1}"
`,
  ).join(""),
  "vocabulary.yaml": `themes:
  economy: { zh: 经济, en: Economy }
units:
  元: { en: yuan }
  亿元: { en: 100 million yuan, base: 元, factor: 100000000 }
  "%": { en: "%" }
`,
  "indicators.yaml": ["output", "deposits"]
    .map(
      (id) => `${id}:
  name: { zh: ${id === "output" ? "产值" : "存款"}, en: ${id === "output" ? "Output" : "Deposits"} }
  theme: economy
  measure: level
  unit: 亿元
  time: ${id === "output" ? "flow" : "stock"}
  decimals: 1
  direction: higher
  definition: { zh: 虚构。, en: Invented., source: { zh: 无, en: None } }
`,
    )
    .join(""),
  "briefings/book.yaml": `kind: data-book
title: { zh: 对照, en: Side by side }
subject: { zh: 对照, en: Side by side }
keywords: { zh: [对照], en: [comparison] }
author: { zh: 局, en: Office }
date: 2024-03-01
headline: [{ indicator: output, measures: [level, growth] }, { indicator: deposits, measures: [level] }]
`,
};
