import { describe, expect, it } from "vitest";
import type { ChartCell, ChartFigureSpec, ChartMark } from "../../src/charts/model.ts";
import { LANGUAGES } from "../../src/dataset/model.ts";
import { drawMark, MARKS } from "../../src/marks/key.ts";
import { keyTo } from "../../src/view/key.ts";
import { buildDataset } from "../analysis/builder.ts";
import { contextFor } from "./context.ts";

const context = contextFor(buildDataset({ regions: [], figures: [] }), "en");
const PLAIN: ChartMark = { value: 1, label: "1", status: "actual", bound: "exact" };

function keyOf(cell: Partial<ChartCell>, isField = false): readonly string[] {
  const whole: ChartCell = { mark: null, pair: null, empty: "", rank: "", ...cell };
  const rows = [{ label: "P", sub: "", isFocus: false, cells: [whole] }];
  const spec: ChartFigureSpec = {
    ...{ id: "proof-1", form: "dumbbell", widthMm: 70, alt: "", panels: [""], ends: null },
    groups: [{ caption: "", isSetApart: false, isField, rows }],
  };
  return keyTo(context, [spec]).map(({ mark }) => mark);
}

describe("the key to the marks of a page", () => {
  it("has those that stand on it, in the order of the house", () => {
    expect(keyOf({ mark: PLAIN })).toEqual(["outcome"]);
    expect(keyOf({ mark: { ...PLAIN, status: "estimate" } }, true)).toEqual(["field", "estimate"]);
    const target = { ...PLAIN, status: "target", bound: "at_least" } as const;
    expect(keyOf({ mark: PLAIN, pair: target, step: "below" })).toEqual([
      ...["outcome", "target", "floor", "below"],
    ]);
    expect(keyOf({ mark: { ...PLAIN, bound: "about", isFall: true } })).toEqual([
      ...["outcome", "about", "below"],
    ]);
    expect(keyOf({ empty: "not published" })).toEqual([]);
  });

  it.each(LANGUAGES)("has words in %s for every mark", (language) => {
    const { locale } = contextFor(context.dataset, language);
    const words = MARKS.map((mark) => locale.say(`key.${mark}`));
    expect(new Set(words).size).toBe(MARKS.length);
  });

  it("draws every mark otherwise, hidden from those to whom the page is read", () => {
    const drawn = MARKS.map(drawMark);
    expect(new Set(drawn).size).toBe(MARKS.length);
    for (const svg of drawn) expect(svg).toContain('aria-hidden="true"');
  });
});
