import { describe, expect, it } from "vitest";
import { checkScales } from "../../src/charts/check-scales.ts";
import { formOf } from "../../src/charts/forms/forms.ts";
import type { Layout, PlacedMark } from "../../src/charts/layout.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { CHART_FORMS } from "../../src/dataset/chart-forms.ts";
import { FIGURES } from "./fixture.ts";

function layOut(form: (typeof CHART_FORMS)[number]): Layout {
  const [layout] = formOf(FIGURES[form]).layOut(FIGURES[form], createMeasure());
  if (!layout) throw new Error("Expected a layout.");
  return layout;
}

function withMark(layout: Layout, index: number, change: Partial<PlacedMark>): Layout {
  const marks = layout.marks.map((mark, at) => (at === index ? { ...mark, ...change } : mark));
  return { ...layout, marks };
}

const FAULT = expect.objectContaining({ code: "CHART_FAULT" });

describe.each(CHART_FORMS)("checkScales(layout) of %s", (form) => {
  const layout = layOut(form);

  it("lets pass what stands on one linear scale", () => {
    expect(() => checkScales(layout)).not.toThrow();
  });

  it("faults each mark that stands elsewhere, by little or by much", () => {
    for (const [index, { atPt }] of layout.marks.entries()) {
      for (const offset of [-30, -0.2, 0.2, 30]) {
        expect(() => checkScales(withMark(layout, index, { atPt: atPt + offset }))).toThrow(FAULT);
      }
    }
  });

  it("faults a mark that stands where another value belongs", () => {
    const value = (layout.marks[0]?.value ?? 0) + 9;
    expect(() => checkScales(withMark(layout, 0, { value }))).toThrow(FAULT);
  });

  it("faults a mark that is drawn aside without a line to its place", () => {
    const { atPt = 0 } = layout.marks[0] ?? {};
    const aside = (asidePt: number) => withMark(layout, 0, { asidePt });
    const leader = { kind: "leader", x1: atPt, y1: 0, x2: atPt + 9, y2: 9 } as const;
    expect(() => checkScales(aside(-1.9))).not.toThrow();
    expect(() => checkScales(aside(-2.1))).toThrow(FAULT);
    expect(() => checkScales({ ...aside(9), lines: [leader] })).not.toThrow();
    expect(() => checkScales({ ...aside(9), lines: [{ ...leader, x1: atPt + 1 }] })).toThrow(FAULT);
  });

  it("lets marks of another axis stand by another scale, higher values further along", () => {
    const { atPt = 0 } = layout.marks[0] ?? {};
    const way = form === "columns" ? -1 : 1;
    const apart = (zeroPt: number) => withMark(layout, 0, { axis: 9, zeroPt });
    expect(() => checkScales(apart(atPt - 9 * way))).not.toThrow();
    expect(() => checkScales(apart(atPt + 9 * way))).toThrow(FAULT);
  });
});
