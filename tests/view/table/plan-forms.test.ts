import { describe, it } from "vitest";
import type { Row } from "../../../src/analysis/analyze.ts";
import { compareBeside } from "../../../src/analysis/beside.ts";
import { compare } from "../../../src/analysis/compare.ts";
import { withInstead } from "../../../src/analysis/instead.ts";
import { compareWithTarget } from "../../../src/analysis/met.ts";
import { LATEST_YEARS } from "../../../src/analysis/timing.ts";
import type { Dataset, Language, Measure } from "../../../src/dataset/model.ts";
import { LANGUAGES } from "../../../src/dataset/model.ts";
import type { CellView, TableView } from "../../../src/view/model.ts";
import { buildTable, type TableSource } from "../../../src/view/table/table.ts";
import { buildDataset, type FigureSpec } from "../../analysis/builder.ts";
import { expectGolden } from "../../golden.ts";
import { contextFor, withUnits } from "../context.ts";

const target = { status: "target" } as const;
const growth = { measure: "growth" } as const;

/** What may stand on both sides of an arrow, a place each. */
const KINDS: Readonly<Record<string, readonly Omit<FigureSpec, "region">[]>> = {
  both: [{ value: 100 }, { value: 110, ...target }],
  outcome: [{ value: 16.5 }],
  target: [{ value: 60, bound: "at_least", ...target }],
  growth: [{ value: 37 }, { value: 10, bound: "at_least", ...growth, ...target }],
  growthAlone: [{ value: 5, bound: "about", ...growth, ...target }],
  fall: [{ value: 52 }, { value: -3, ...growth, ...target }],
  words: [{ value: 42 }, { ...target }],
  conflict: [
    { value: 0.4, conflict: true },
    { value: 1.2, conflict: true },
  ],
  estimate: [{ value: 46.4, status: "estimate" }],
  otherScope: [{ value: 95 }, { value: 47.2, scope: "city", ...growth, ...target }],
  neither: [],
};

/** So many places, their kinds in turn; one beyond the first round is of `both`. */
function invent(kinds: readonly string[]): Dataset {
  const built = buildDataset({
    regions: kinds.map((kind, index) => {
      const text = `${kind}${index + 1}`;
      return { id: `p${index + 1}`, short: { zh: text, en: text } };
    }),
    scopes: ["city"],
    figures: kinds.flatMap((kind, index) =>
      (KINDS[kind] ?? []).map((figure) => ({ region: `p${index + 1}`, ...figure })),
    ),
  });
  return withUnits(built);
}

/** Rows of targets in one measure, all others of the indicator being shown nowhere else. */
function planRow(dataset: Dataset, measure: Measure, others: readonly Measure[]): Row {
  const regions = [...dataset.regionById.keys()];
  const ask = (of: Measure) =>
    compare(dataset, { indicator: "product", measure: of, target: true, regions });
  const comparison = withInstead(ask(measure), others.map(ask));
  return { comparison, before: compareBeside(dataset, comparison, regions) };
}

function wordTable(
  dataset: Dataset,
  language: Language,
  rows: readonly Row[],
  more: Partial<TableSource> = {},
): string {
  const regions = [...dataset.regionById.keys()];
  const context = contextFor(dataset, language);
  const table = buildTable(context, { id: "t", caption: "t", rows, regions, ...more });
  return `${asText(table)}\nfacts: ${context.ledger.facts.length}\n`;
}

const wordsOf = (cell: CellView): string =>
  cell.numerals.map(({ prefix, text, mark }) => prefix + text + mark).join(" / ") +
  (cell.said ?? [])
    .map((piece) =>
      piece.isNumeral ? piece.prefix + piece.text + piece.tail + piece.mark : piece.text,
    )
    .join("") +
  cell.words;

const asCell = (cell: CellView): string =>
  (cell.from ? `${wordsOf(cell.from)} → ` : "") +
  wordsOf(cell) +
  (cell.period ? ` [${cell.period.text}]` : "");

function asText({ form, blocks, legend, notes }: TableView): string {
  const plain = (pieces: readonly { readonly text: string }[]) =>
    pieces.map(({ text }) => text).join("");
  return [
    `form: ${form}`,
    ...blocks.flatMap((block) => [
      block.columns.map(({ name, unit }) => `${name}${unit}`).join(" | "),
      ...block.rows.map(
        (row) =>
          `${[row.name, ...row.subs.map(plain)].join(" ")}: ${row.cells.map(asCell).join(" | ")}`,
      ),
      ...(block.remark.length > 0 ? [plain(block.remark)] : []),
    ]),
    `legend: ${legend.map(({ sign, meaning }) => `${sign} ${meaning}`).join("; ")}`,
    `notes: ${notes.map(({ text }) => plain(text)).join(" ")}`,
  ].join("\n");
}

const ALL = Object.keys(KINDS);

describe.each(LANGUAGES)("a table of targets in %s", (language) => {
  const golden = (form: string, text: string) =>
    expectGolden(`tables/${form}.${language}.txt`, text);

  it("with places in columns keeps what is on either side of an arrow", () => {
    const parts = [ALL.slice(0, 4), ALL.slice(4, 8), ALL.slice(8)].map((kinds) => {
      const dataset = invent(kinds);
      return wordTable(dataset, language, [planRow(dataset, "level", ["growth"])]);
    });
    golden("columns", parts.join("\n"));
  });

  it("with places in rows names as silent only those with nothing on either side", () => {
    const dataset = invent(ALL);
    golden("rows", wordTable(dataset, language, [planRow(dataset, "level", ["growth"])]));
  });

  it("with growth below the amounts shows each target once, in its own row", () => {
    const dataset = invent(ALL);
    const rows = [planRow(dataset, "level", []), planRow(dataset, "growth", [])];
    golden("two-measures", wordTable(dataset, language, rows));
  });

  it("of one place keeps what is on either side of an arrow", () => {
    const tables = ALL.filter((kind) => kind !== "neither").map((kind) => {
      const dataset = invent([kind]);
      return wordTable(dataset, language, [planRow(dataset, "level", ["growth"])]);
    });
    golden("one-place", tables.join("\n"));
  });

  it("of many places counts a target in another measure as published, and says it of those named", () => {
    const dataset = invent(Array.from({ length: 66 }, (_, index) => ALL[index % ALL.length] ?? ""));
    const named = ["p1", "p2", "p4", "p11"];
    const rows = [planRow(dataset, "level", ["growth"])];
    golden("distribution", wordTable(dataset, language, rows, { named }));
  });

  it("in growth says a target that is given as an amount alone", () => {
    const dataset = invent(["both", "growth", "growthAlone", "words"]);
    golden("growth", wordTable(dataset, language, [planRow(dataset, "growth", ["level"])]));
  });

  it("beside the outcomes of the same period keeps the one of the two that a place has", () => {
    const of = (place: number, ...figures: readonly Omit<FigureSpec, "region">[]) =>
      figures.map((figure) => ({ region: `p${place}`, year: 2022, ...figure }));
    const regions = ["p1", "p2", "p3", "p4", "p5"];
    const dataset = withUnits(
      buildDataset({
        regions,
        scopes: ["city"],
        figures: [
          ...of(1, { value: 90 }, { value: 84, ...target }),
          ...of(2, { value: 153 }),
          ...of(3, { value: 80, ...target }, { value: 2, ...growth }),
          ...of(4, { value: 71 }, { value: 70, scope: "city", ...target }),
        ],
      }),
    );
    const asked = {
      indicator: "product",
      measure: "level",
      regions,
      timing: LATEST_YEARS,
    } as const;
    const row = compareWithTarget(dataset, asked);
    golden("met", wordTable(dataset, language, row ? [row] : []));
  });
});
