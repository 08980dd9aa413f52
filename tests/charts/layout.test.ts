import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutColumns } from "../../src/charts/columns.ts";
import type { Marks } from "../../src/charts/forms/model.ts";
import type { Layout } from "../../src/charts/layout.ts";
import { layOutRows } from "../../src/charts/rows.ts";
import type { Measure } from "../../src/charts/style.ts";
import { anyValueTo } from "./any-value.ts";
import { cell, figure, group, MARKS, row, toLayOut } from "./fixture.ts";

const measure: Measure = (text, { sizePt }) =>
  [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? sizePt : sizePt / 2), 0);

const anyMark = fc.record({
  value: anyValueTo(1e5),
  label: fc.constantFrom("1", "≥10.0", "−3.2", "12 345.67"),
  sign: fc.constantFrom("", "e", "预"),
  status: fc.constantFrom("actual", "estimate", "target"),
  bound: fc.constantFrom("exact", "about", "at_least", "at_most"),
} as const);

const MARK = { sign: "", status: "actual", bound: "exact" } as const;

const anyCell = fc
  .tuple(fc.option(anyMark), fc.option(anyMark))
  .map(([mark, pair]) => cell(mark, { pair, empty: "未公布", rank: "1/2" }));

const anyRow = (panels: number) =>
  fc
    .tuple(
      fc.constantFrom("张店", "Zhangdian", "城镇居民人均可支配收入增长速度与全市平均水平之差"),
      fc.constantFrom("", "2022 预计"),
      fc.array(anyCell, { minLength: panels, maxLength: panels }),
    )
    .map(([name, sub, cells]) => ({ ...row(name, ...cells), sub }));

const anySpec = (some: readonly Marks[]) =>
  fc.constantFrom(1, 2).chain((panels) =>
    fc
      .tuple(
        fc.constantFrom(...some),
        fc.array(
          fc.tuple(
            fc.constantFrom("", "口径不同"),
            fc.array(anyRow(panels), { minLength: 1, maxLength: 4 }),
          ),
          { minLength: 1, maxLength: 2 },
        ),
      )
      .map(([marks, groups]) => {
        const spec = figure([], {
          panels: ["收入", "支出"].slice(0, panels),
          ends: marks.areTwo ? { from: "完成", to: "目标" } : null,
          groups: groups.map(([caption, rows]) => group(rows, { caption })),
        });
        return toLayOut(spec, marks);
      }),
  );

interface Area {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function areasOf({ texts }: Layout): readonly Area[] {
  return texts.flatMap(({ style, lines }) =>
    lines.map(({ text, x, y }) => ({
      text,
      left: x,
      right: x + measure(text.trimEnd(), style),
      top: y - 0.8 * style.sizePt,
      bottom: y + 0.1 * style.sizePt,
    })),
  );
}

const overlap = (a: Area, b: Area) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.01 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.01;

function expectTidy(layout: Layout): void {
  const areas = areasOf(layout);
  for (const [index, area] of areas.entries()) {
    const neighbours = areas.slice(index + 1).filter((other) => overlap(area, other));
    expect(neighbours.map(({ text }) => [area.text, text])).toEqual([]);
    expect(area.left).toBeGreaterThanOrEqual(-0.01);
    expect(area.right).toBeLessThanOrEqual(layout.widthPt + 0.01);
    expect(area.top).toBeGreaterThanOrEqual(-0.01);
    expect(area.bottom).toBeLessThanOrEqual(layout.heightPt + 0.01);
  }
}

describe("layOutRows(spec, measure)", () => {
  it("lets no words meet and none leave the figure", () => {
    fc.assert(
      fc.property(anySpec(Object.values(MARKS)), (spec) => {
        const layouts = layOutRows(spec, measure);
        expect(layouts).toHaveLength(1);
        for (const layout of layouts) expectTidy(layout);
      }),
      { numRuns: 300 },
    );
  });

  it("draws panels on one scale", () => {
    const mark = (value: number) => cell({ ...MARK, value, label: String(value) });
    const rows = [row("张店", mark(8), mark(7)), row("博山", mark(5), mark(6))];
    const spec = figure(rows, { panels: ["收入", "支出"] });
    const [layout] = layOutRows(toLayOut(spec, MARKS.dots), measure);
    const units = layout?.marks.map(({ atPt, zeroPt, value }) => (atPt - zeroPt) / value) ?? [];
    expect(units).toHaveLength(4);
    for (const unit of units) expect(unit).toBeCloseTo(units[0] ?? 0);
  });

  it("is as high as it has rows, 7 mm each", () => {
    const height = (count: number) => {
      const rows = [...Array(count).keys()].map(() => row("张店", cell(null, { empty: "未公布" })));
      return layOutRows(toLayOut(figure(rows)), measure)[0]?.heightPt ?? 0;
    };
    expect(height(6) - height(5)).toBe(20);
  });
});

describe("layOutColumns(spec, measure)", () => {
  it("lets no words meet and none leave the figure, or declines", () => {
    let laidOut = 0;
    fc.assert(
      fc.property(anySpec([MARKS.bars]), (spec) => {
        const layout = layOutColumns(spec, measure);
        if (!layout) return;
        laidOut += 1;
        expectTidy(layout);
      }),
      { numRuns: 300 },
    );
    expect(laidOut).toBeGreaterThan(50);
  });
});
