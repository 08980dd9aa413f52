import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawChart } from "../../src/charts/draw.ts";
import { formOf } from "../../src/charts/forms/forms.ts";
import type { Box, Layout } from "../../src/charts/layout.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { HIGHEST_MM, PT_PER_MM } from "../../src/charts/style.ts";
import { readLabels, withoutSpaces } from "../../src/charts/svg.ts";
import { CHART_FORMS, type ChartForm, hasTwoEnds } from "../../src/dataset/chart-forms.ts";
import { cell, figure, group, row } from "./fixture.ts";

const measure = createMeasure();

const NAMES = [
  "张店",
  "积石山保安族东乡族撒拉族自治县",
  "城镇居民人均可支配收入增长速度与全市平均水平之差",
  "Zhangdian",
  "Jishishan Bonan, Dongxiang and Salar Autonomous County",
  "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochly",
];

/** Up to twelve digits, of any sign, equal ones and zero among them. */
const anyValue = fc.oneof(
  fc.constantFrom(0, 5, 5, -99.9, 1250, 0.4, 999_999_999_999, -123_456_789_012),
  fc.integer({ min: -300, max: 300 }).map((tenths) => tenths / 10),
);

const anyMark = fc
  .record({
    value: anyValue,
    sign: fc.constantFrom("", "", "e", "预", "e‡※"),
    status: fc.constantFrom("actual", "estimate", "target"),
    bound: fc.constantFrom("exact", "exact", "about", "at_least", "at_most"),
  } as const)
  .map((one) => ({ ...one, label: one.value.toLocaleString("en").replace("-", "−") }));

const anyEmpty = fc.constantFrom(
  "未公布",
  "not published",
  "量稳质升",
  "0.4 / 1.2",
  "−123,456,789,012e / 999,999,999,999",
);

const anyCell = (form: ChartForm) =>
  fc
    .tuple(fc.option(anyMark), fc.option(anyMark), anyEmpty, fc.constantFrom("", "1/3", "(60/60)"))
    .map(([mark, pair, empty, rank]) =>
      cell(mark, { pair: hasTwoEnds(form) ? pair : null, empty, rank }),
    );

const anySpec = fc
  .record({
    form: fc.constantFrom(...CHART_FORMS),
    widthMm: fc.integer({ min: 60, max: 166 }),
    panels: fc.integer({ min: 1, max: 6 }),
    title: fc.constantFrom("收入", "规模以上工业增加值", "General public budget revenue"),
    foot: fc.constantFrom("", "未公布的12地未列", "12 places that publish nothing are not shown"),
    names: fc.constantFrom(NAMES, NAMES.slice(0, 1), NAMES.slice(3, 5)),
  })
  .chain(({ form, widthMm, panels, title, foot, names }) => {
    const anyRow = fc
      .record({
        name: fc.constantFrom(...names),
        sub: fc.constantFrom("", "2022", "2021—2022"),
        isFocus: fc.boolean(),
        cells: fc.array(anyCell(form), { minLength: panels, maxLength: panels }),
      })
      .map(({ name, sub, isFocus, cells }) => ({ ...row(name, ...cells), sub, isFocus }));
    const anyGroup = fc
      .record({
        caption: fc.constantFrom("", "其间略去23地", "23 places between them are left out"),
        isContinued: fc.boolean(),
        isReference: fc.boolean(),
        rows: fc.array(anyRow, { minLength: 1, maxLength: 15, size: "max" }),
      })
      .map(({ rows, ...rest }) => group(rows, { ...rest, isSetApart: rest.isReference }));
    return fc.array(anyGroup, { minLength: 1, maxLength: 4, size: "max" }).map((groups) =>
      figure([], {
        form,
        widthMm,
        foot,
        groups,
        panels: panels === 1 ? [""] : Array.from({ length: panels }, (_, n) => `${title} ${n}`),
        ends: hasTwoEnds(form) ? { from: "outcome", to: "target" } : null,
      }),
    );
  });

/** Where every line of text has its ink. */
function wordsOf({ texts }: Layout): readonly (Box & { readonly text: string })[] {
  return texts.flatMap(({ style, lines }) =>
    lines.map(({ text, x, y }) => ({
      text,
      x,
      y: y - 0.88 * style.sizePt,
      width: measure(text.trimEnd(), style),
      height: style.sizePt,
    })),
  );
}

function marksOf({ marks, valueAxis }: Layout): readonly Box[] {
  return marks.map(({ shape, atPt, zeroPt, acrossPt, radiusPt }) => {
    const [from, to] =
      shape === "dot" ? [atPt - radiusPt, atPt + radiusPt] : [atPt, zeroPt].sort((a, b) => a - b);
    const [startPt = 0, lengthPt = 0] = [from, (to ?? 0) - (from ?? 0)];
    const acrossStartPt = acrossPt - radiusPt;
    return valueAxis === "x"
      ? { x: startPt, y: acrossStartPt, width: lengthPt, height: 2 * radiusPt }
      : { x: acrossStartPt, y: startPt, width: 2 * radiusPt, height: lengthPt };
  });
}

const ROUNDING_PT = 0.01;

const meet = (a: Box, b: Box) =>
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > ROUNDING_PT &&
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > ROUNDING_PT;

const isInside = (a: Box, b: Box) =>
  a.x >= b.x - ROUNDING_PT &&
  a.y >= b.y - ROUNDING_PT &&
  a.x + a.width <= b.x + b.width + ROUNDING_PT &&
  a.y + a.height <= b.y + b.height + ROUNDING_PT;

/** What is wrong with a drawing, in words. */
function faultsOf(layout: Layout): readonly string[] {
  const { widthPt, heightPt, clearings, lines } = layout;
  const picture = { x: 0, y: 0, width: widthPt, height: heightPt };
  const words = wordsOf(layout);
  const marks = marksOf(layout);
  const zeros = lines
    .filter(({ kind }) => kind !== "hairline")
    // A line has no width of its own: a word that ends at it does not cross it.
    .map(({ x1, y1, x2, y2 }) => ({
      x: x1 - ROUNDING_PT,
      y: y1 - ROUNDING_PT,
      width: x2 - x1 + 2 * ROUNDING_PT,
      height: y2 - y1 + 2 * ROUNDING_PT,
    }));
  return [
    ...words.filter((word) => !isInside(word, picture)).map(({ text }) => `${text} is cut off`),
    ...marks.filter((mark) => !isInside(mark, picture)).map(() => "a mark is cut off"),
    ...words.flatMap((word, index) =>
      words
        .slice(index + 1)
        .filter((other) => meet(word, other))
        .map(({ text }) => `${word.text} meets ${text}`),
    ),
    ...words.flatMap(({ text, ...word }) =>
      marks.filter((mark) => meet(word, mark)).map(() => `${text} lies on a mark`),
    ),
    ...words.flatMap(({ text, ...word }) =>
      zeros
        .filter((zero) => meet(word, zero) && !clearings.some((clear) => isInside(word, clear)))
        .map(() => `${text} crosses a line`),
    ),
  ];
}

describe("a chart of anything", () => {
  it("is laid out: all inside the picture, no words on each other, on a mark or on a line of zero or reference", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const layouts = formOf(spec).layOut(spec, measure);
        expect(layouts.length).toBeGreaterThan(0);
        for (const layout of layouts) {
          expect(faultsOf(layout)).toEqual([]);
          expect(layout.heightPt).toBeLessThanOrEqual(HIGHEST_MM * PT_PER_MM + ROUNDING_PT);
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it("is drawn with every label", async () => {
    await fc.assert(
      fc.asyncProperty(anySpec, async (spec) => {
        const { svg } = await drawChart(spec);
        const drawn = readLabels(svg).map(withoutSpaces);
        for (const { label } of spec.groups.flatMap(({ rows }) => rows)) {
          expect(drawn).toContain(withoutSpaces(label));
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
