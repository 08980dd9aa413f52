import { describe, expect, it } from "vitest";
import { createMeasure } from "../../../src/charts/measure.ts";
import { layOutPanels } from "../../../src/charts/panels/layout.ts";
import type { Ground, PanelsSpec } from "../../../src/charts/panels/model.ts";
import { TITLES_PT, TONES } from "../../../src/charts/style.ts";
import { cell, mark, row } from "../fixture.ts";

function tonesOn(...grounds: readonly Ground[]) {
  const rows = grounds.map((ground, at) => ({
    ...row(`P${at}`, cell(mark(5 + at))),
    grounds: [ground],
  }));
  const panels = [{ title: "Growth", subtitle: "%", marks: "dot" as const }];
  const groups = [{ caption: "", rows }];
  const identity = { id: "chart-1", form: "panels", widthMm: 166, alt: "Panels" } as const;
  const spec: PanelsSpec = { ...identity, panels, groups };
  return layOutPanels(spec, createMeasure()).flatMap(({ marks }) => marks.map(({ tone }) => tone));
}

describe("the colour of marks in panels", () => {
  it("is blue on the field and slate off it", () => {
    expect(tonesOn("field", "field", "apart", "plain")).toEqual([
      TONES.accent,
      TONES.accent,
      TONES.apart,
      TONES.apart,
    ]);
  });

  it("is blue where there is one place only", () => {
    expect(tonesOn("plain")).toEqual([TONES.accent]);
  });
});

describe("the titles of panels", () => {
  it("leave air under the caption of the figure", () => {
    const rows = [{ ...row("P0", cell(mark(5))), grounds: ["plain" as const] }];
    const panels = [{ title: "Growth", subtitle: "%", marks: "dot" as const }];
    const groups = [{ caption: "", rows }];
    const identity = { id: "chart-1", form: "panels", widthMm: 166, alt: "Panels" } as const;
    const [layout] = layOutPanels({ ...identity, panels, groups }, createMeasure());
    const lines = layout?.texts.flatMap((text) => text.lines) ?? [];
    const title = lines.find(({ text }) => text === "Growth");
    expect(title?.y).toBeGreaterThan(TITLES_PT + 9);
  });
});
