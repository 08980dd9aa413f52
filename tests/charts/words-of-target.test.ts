import { describe, expect, it } from "vitest";
import { labelCell } from "../../src/charts/cell.ts";
import { formOf } from "../../src/charts/forms/forms.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { cell, figure, mark, row } from "./fixture.ts";

describe("a target in words, without an outcome", () => {
  it("stands after an arrow, and in no slot", () => {
    const rows = [
      row("P0", cell(mark(3), { pair: mark(5, { status: "target" }) })),
      row("P1", cell(null, { empty: "steady growth", emptyOf: "target" })),
    ];
    const spec = figure(rows, { form: "dumbbell", isCompact: true });
    const [layout] = formOf(spec).layOut(spec, createMeasure());
    expect(layout?.slots).toEqual([]);
    const said = layout?.texts.flatMap(({ lines }) => lines.map(({ text }) => text)) ?? [];
    expect(said).toContain("→");
    expect(said).toContain("steady growth");
  });

  it("leaves no arrow where its words stand elsewhere", () => {
    const setting = { ends: null, isOfSeveral: false, measure: createMeasure() };
    const bare = cell(null, { empty: "", emptyOf: "target" });
    const marks = { shape: "dot", areTwo: true } as const;
    expect(labelCell(bare, { ...setting, side: "after", marks })[0]?.parts).toEqual([]);
  });
});
