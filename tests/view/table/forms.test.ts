import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../../src/analysis/analyze.ts";
import { compareBeside } from "../../../src/analysis/beside.ts";
import { compare } from "../../../src/analysis/compare.ts";
import { LANGUAGES, type Language } from "../../../src/dataset/model.ts";
import { type Design, loadDesign } from "../../../src/design.ts";
import { packageHome } from "../../../src/package.ts";
import type { Context } from "../../../src/view/context.ts";
import { openLedger } from "../../../src/view/ledger.ts";
import type { TableView } from "../../../src/view/model.ts";
import { buildTable, MOST_ROWS, type TableSource } from "../../../src/view/table/table.ts";
import { widestPieceMm } from "../../../src/view/table/text-width.ts";
import { buildDataset, type FigureSpec } from "../../analysis/builder.ts";

let design: Design;
beforeAll(async () => {
  design = await loadDesign(packageHome());
});

interface Invented {
  readonly names: readonly string[];
  readonly figures: readonly FigureSpec[];
  readonly indicators: readonly string[];
}

/** The table of level, growth and, where asked, target of every indicator. */
function tableOf(
  { names, figures, indicators }: Invented,
  language: Language,
  more: Partial<TableSource & { isPlan: boolean; focus: readonly string[] }> = {},
): { readonly table: TableView; readonly context: Context } {
  const regions = names.map((_, index) => `p${index + 1}`);
  const built = buildDataset({
    regions: regions.map((id, index) => {
      const name = { zh: names[index] ?? "", en: names[index] ?? "" };
      return { id, name, short: name };
    }),
    indicators: indicators.map((id) => ({ id })),
    figures,
  });
  const percent = { id: "%", name: { zh: "%", en: "%" }, singular: "", base: "%", factor: "1" };
  const dataset = { ...built, unitById: new Map([...built.unitById, ["%", percent]]) };
  const { isPlan = false, focus = [], ...source } = more;
  const rows = indicators.flatMap((indicator) =>
    (["level", "growth"] as const).map((measure): Row => {
      const comparison = compare(dataset, { indicator, measure, target: isPlan, regions });
      return { comparison, before: isPlan ? compareBeside(dataset, comparison, regions) : null };
    }),
  );
  const shown = rows.filter(({ comparison }) =>
    comparison.cells.some((cell) => cell.figures.length > 0),
  );
  const context: Context = {
    dataset,
    locale: design.localeByLanguage[language],
    language,
    ledger: openLedger(),
    shown: new Set(),
    focus,
    linksToSources: true,
    marksAnchor: null,
    documents: [],
  };
  const table = buildTable(context, { id: "t", caption: "表", rows: shown, regions, ...source });
  return { table, context };
}

/** So many places with so many indicators, each with a level and a growth. */
function invent(
  count: number,
  {
    indicators = 4,
    value = (place: number) => 100 + place,
    name = (place: number) => `甲${place}`,
  } = {},
): Invented {
  const ids = Array.from({ length: indicators }, (_, index) => `i${index + 1}`);
  const places = Array.from({ length: count }, (_, index) => index + 1);
  return {
    names: places.map(name),
    indicators: ids,
    figures: places.flatMap((place) =>
      ids.flatMap((indicator) => [
        { region: `p${place}`, indicator, value: value(place) },
        { region: `p${place}`, indicator, measure: "growth" as const, value: place / 10 },
      ]),
    ),
  };
}

const widthOf = (widths: readonly number[]) => widths.reduce((sum, mm) => sum + mm, 0);

describe("the form of a table", () => {
  it.each([
    [1, "one-place"],
    [2, "columns"],
    [5, "columns"],
    [10, "rows"],
    [MOST_ROWS, "rows"],
    [MOST_ROWS + 1, "distribution"],
  ] as const)("of %i places is %s", (count, form) => {
    for (const language of LANGUAGES)
      expect(tableOf(invent(count), language).table.form).toBe(form);
  });

  it("is chosen by measure: five places with twelve digits do not stand in columns", () => {
    const large = invent(5, { value: (place) => 123456789012 - place });
    expect(tableOf(large, "en").table.form).toBe("rows");
    expect(
      tableOf(invent(5, { name: () => "积石山保安族东乡族撒拉族自治县" }), "zh").table.form,
    ).toBe("rows");
    expect(tableOf(large, "en", { form: "columns" }).table.form).toBe("columns");
  });

  it("leaves a contradiction in the first column its room", () => {
    const { names, figures, indicators } = invent(5);
    const twice = [1234567.8, 1234568.9].map((value) => ({
      region: "p1",
      indicator: "i1",
      value,
      conflict: true,
    }));
    const others = figures.filter(
      ({ region, indicator, measure }) =>
        region !== "p1" || indicator !== "i1" || measure === "growth",
    );
    const { table } = tableOf({ names, figures: [...twice, ...others], indicators }, "zh");
    const [first] = table.rows[0]?.cells ?? [];
    expect(first?.numerals).toHaveLength(2);
    const [block] = table.blocks;
    // 17 digits and points of half an em at 8.5 pt, with what stands between and after them.
    if (table.form === "columns") expect(block?.widthsMm[2]).toBeGreaterThan(40);
    else expect(table.form).toBe("rows");
  });

  it("repeats the heads and keeps the measures of an indicator together, six columns a block at most", () => {
    const { table } = tableOf(invent(12, { indicators: 7 }), "zh");
    expect(table.blocks.length).toBeGreaterThan(2);
    for (const { columns, spans, stubs, rows } of table.blocks) {
      expect(columns.length).toBeLessThanOrEqual(6);
      expect(spans.map(({ width }) => width)).toEqual(spans.map(() => 2));
      expect(stubs[0]?.title).toBe("地区");
      expect(rows).toHaveLength(12);
    }
    expect(table.blocks.map(({ caption }) => caption)).toEqual(
      table.blocks.map((_, index) => (index === 0 ? "表" : "表（续）")),
    );
  });

  it("says which places publish nothing of a block instead of rows of dashes", () => {
    const { figures, ...all } = invent(10);
    const silent = figures.filter(({ region }) => !["p2", "p5"].includes(region));
    const { table } = tableOf({ ...all, figures: silent }, "zh");
    for (const { rows, remark } of table.blocks) {
      expect(rows.map(({ name }) => name)).toEqual([
        "甲1",
        "甲3",
        "甲4",
        "甲6",
        "甲7",
        "甲8",
        "甲9",
        "甲10",
      ]);
      expect(remark.map(({ text }) => text).join("")).toBe("甲2、甲5未公布本表各项。");
    }
  });

  it("names the places of a distribution, and shows the place in focus beside it", () => {
    const { table, context } = tableOf(invent(101), "zh", { focus: ["p30"] });
    const [row] = table.blocks[0]?.rows ?? [];
    const cells = row?.cells.map(({ numerals, place }) => [
      numerals[0]?.text,
      place.map(({ text }) => text).join(""),
    ]);
    expect(cells).toEqual([
      ["201", "甲101"],
      ["176", "甲76"],
      ["151", "甲51"],
      ["126", "甲26"],
      ["101", "甲1"],
      ["130", ""],
    ]);
    expect(row?.cells.at(-1)?.rank?.text).toBe("72/101");
    const count = context.ledger.facts.find(({ text }) => text === "101/101");
    expect(count?.figures).toHaveLength(101);
  });

  it("shows those that stand out with figures of their own below a distribution, ranked among all", () => {
    const { table } = tableOf(invent(101), "zh", { named: ["p101", "p1"] });
    expect(table.columns.map(({ name }) => name)).toEqual(["甲1", "甲101"]);
    expect(table.rows[0]?.cells.map(({ rank }) => rank?.text)).toEqual(["101/101", "1/101"]);
    expect(table.blocks.map(({ id }) => id)).toEqual(["t", "t-named"]);
  });
});

describe("the columns of a distribution", () => {
  const LONG = "Shuangchengnongqu";

  it.each(["highest", "median", "lowest"])("have room for a long word at the %s", (where) => {
    const at = { highest: 101, median: 51, lowest: 1 }[where];
    const named = invent(101, { name: (place) => (place === at ? LONG : `Place ${place}`) });
    const { table } = tableOf(named, "en", { focus: ["p30"] });
    for (const { widthsMm, stubs, columns, rows } of table.blocks) {
      expect(widthOf(widthsMm)).toBeLessThanOrEqual(174.1);
      for (const [index] of columns.entries()) {
        const words = rows.flatMap(({ cells }) => cells[index]?.place ?? []);
        const widest = widestPieceMm(words.map(({ text }) => text).join(" "), { sizePt: 7.5 });
        // With the space at the left of the cell.
        expect(widthsMm[stubs.length + index]).toBeGreaterThan(widest + 1.5);
      }
    }
  });

  it("break only the words that are too long for any page", () => {
    const endless = "Zh".repeat(40);
    const named = invent(101, { name: (place) => (place === 51 ? endless : `Place ${place}`) });
    const { table } = tableOf(named, "en", { focus: ["p30"], widthMm: 150 });
    const [{ widthsMm, stubs, columns } = expect.fail("no block")] = table.blocks;
    expect(widthOf(widthsMm)).toBeLessThanOrEqual(150.1);
    const [median = 0, ...others] = widthsMm.slice(stubs.length).sort((a, b) => b - a);
    expect(others).toHaveLength(columns.length - 1);
    const least = widestPieceMm("quartile", { sizePt: 8.5, isBold: true });
    for (const other of others) expect(other).toBeGreaterThan(Math.min(least, 9));
    expect(median).toBeGreaterThan(Math.max(...others));
  });

  it("are alike where no word needs more than the others have", () => {
    const { table } = tableOf(invent(101), "zh", { focus: ["p30"] });
    const [block] = table.blocks;
    expect(new Set(block?.widthsMm.slice(block.stubs.length)).size).toBe(1);
  });
});

const places = fc.integer({ min: 1, max: 70 });
const value = fc.oneof(
  fc.integer({ min: -999, max: 99999 }).map((tenths) => tenths / 10),
  fc.constantFrom(0, -99.9, 1250, 123456789012),
);
const name = fc.constantFrom("甲", "张店", "积石山保安族东乡族撒拉族自治县", "Zhangdian");

describe("every table", () => {
  it("holds each figure once, on no more than its width", () => {
    fc.assert(
      fc.property(
        places.chain((count) =>
          fc.record({
            names: fc.array(name, { minLength: count, maxLength: count }),
            values: fc.array(fc.option(value, { freq: 5 }), {
              minLength: count * 3,
              maxLength: count * 3,
            }),
            language: fc.constantFrom(...LANGUAGES),
            isPlan: fc.boolean(),
          }),
        ),
        ({ names, values, language, isPlan }) => {
          const indicators = ["i1", "i2", "i3"];
          const figures = values.flatMap((one, index): FigureSpec[] => {
            if (one === null) return [];
            const region = `p${Math.floor(index / 3) + 1}`;
            const figure = { region, indicator: indicators[index % 3] ?? "", value: one };
            return isPlan ? [figure, { ...figure, status: "target" }] : [figure];
          });
          if (figures.length === 0) return;
          const { table, context } = tableOf({ names, indicators, figures }, language, { isPlan });
          for (const { widthsMm, columns, rows, stubs } of table.blocks) {
            // A number that is wider than the page is told by the audit; none of these is.
            expect(widthOf(widthsMm)).toBeLessThanOrEqual(174.1);
            expect(widthsMm).toHaveLength(stubs.length + columns.length);
            for (const row of rows) expect(row.cells).toHaveLength(columns.length);
          }
          if (table.form === "distribution") return;
          const shown = table.blocks
            .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
            .flatMap(({ numerals, from }) => [...numerals, ...(from?.numerals ?? [])])
            .map(({ id }) => id);
          expect(new Set(shown).size).toBe(shown.length);
          const entered = context.ledger.facts.filter(
            (fact) => fact.figures.length === 1 && fact.formula === null,
          );
          expect(shown).toHaveLength(entered.length);
          expect(shown).toHaveLength(figures.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
