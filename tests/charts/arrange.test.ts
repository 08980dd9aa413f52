import { describe, expect, it } from "vitest";
import { arrangeLabels } from "../../src/charts/arrange.ts";
import { extentOf } from "../../src/charts/cell.ts";
import type { ChartCell } from "../../src/charts/model.ts";
import { type Measure, PT_PER_MM } from "../../src/charts/style.ts";
import { cell, figure, MARKS, mark, row, toLayOut } from "./fixture.ts";

const LENGTH_PT = 50 * PT_PER_MM;
const measure: Measure = (text, { sizePt }) => (text.length * sizePt) / 2;

const target = (value: number) => mark(value, { status: "target" });
const lacking = (value: number) => cell(null, { pair: target(value), empty: "not published" });
const whole = (from: number, to: number) => cell(mark(from), { pair: target(to) });

function arrange(...cells: readonly ChartCell[]) {
  const rows = cells.map((one, index) => row(`Place ${index}`, one));
  const ends = { from: "outcome", to: "target" };
  const spec = toLayOut(figure(rows, { ends }), MARKS.pairs);
  const arrangement = arrangeLabels(spec, LENGTH_PT, measure);
  if (!arrangement) throw new Error("Nothing fits");
  const wordsOf = (one: ChartCell) =>
    (arrangement.labelsByCell.get(one) ?? []).map(({ side, parts }) => ({
      side,
      text: parts.map(({ text }) => text).join(" "),
    }));
  return { ...arrangement, wordsOf };
}

describe("arrangeLabels(spec, lengthPt, measure)", () => {
  it("puts the words of a mark without its other end after it where there is room", () => {
    const low = lacking(7);
    const { wordsOf } = arrange(whole(10, 25), low);
    expect(wordsOf(low)).toEqual([{ side: 1, text: "7 not published" }]);
  });
  it("parts them around a mark at the far end, those of a target after an arrow and never before a value", () => {
    const high = cell(mark(16.4), { empty: "steady growth" });
    const { wordsOf } = arrange(whole(1.9, 6.5), high);
    expect(wordsOf(high)).toEqual([
      { side: -1, text: "16.4" },
      { side: 1, text: "→ steady growth" },
    ]);
  });
  it("names the ends where that costs the marks least", () => {
    const wide = whole(0, 25);
    const narrow = whole(10, 18);
    const { wordsOf } = arrange(wide, narrow);
    expect(wordsOf(wide).map(({ text }) => text)).toEqual(["0", "25"]);
    expect(wordsOf(narrow).map(({ text }) => text)).toEqual(["outcome 10", "18 target"]);
  });
  it("keeps every word within the length", () => {
    const { scale, labelsByCell } = arrange(whole(-6.5, 5), lacking(10), lacking(-3));
    for (const extent of [...labelsByCell.values()].flat().map(extentOf)) {
      const at = ((extent.value - scale.min) / (scale.max - scale.min)) * LENGTH_PT;
      expect(at - extent.beforePt).toBeGreaterThanOrEqual(-1e-6);
      expect(at + extent.afterPt).toBeLessThanOrEqual(LENGTH_PT + 1e-6);
    }
  });
  it("lays an empty slot of one of several panels on the zero line", () => {
    const empty = cell(null, { empty: "not published" });
    const rows = [row("Place", cell(mark(5)), empty)];
    const spec = toLayOut(figure(rows, { panels: ["A", "B"] }), MARKS.dots);
    const [label] = arrangeLabels(spec, LENGTH_PT, measure)?.labelsByCell.get(empty) ?? [];
    const { beforePt = 0, afterPt = 1 } = label ? extentOf(label) : {};
    expect(beforePt).toBeGreaterThan(10);
    expect(beforePt).toBeCloseTo(afterPt);
  });
});
