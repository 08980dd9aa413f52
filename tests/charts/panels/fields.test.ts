import { describe, expect, it } from "vitest";
import { fieldsUnder } from "../../../src/charts/panels/fields.ts";
import type { Ground } from "../../../src/charts/panels/model.ts";
import { row } from "../fixture.ts";

const span = (at: number, ...grounds: readonly Ground[]) => ({
  row: { ...row(`P${at}`), grounds },
  topPt: 10 * at,
  bottomPt: 10 * at + 10,
});
const panel = (index: number, startPt: number) => ({
  index,
  spanPt: [startPt, startPt + 40] as const,
});

describe("fieldsUnder(spans, panels)", () => {
  const spans = [span(0, "field", "field", "apart"), span(1, "field", "field", "field")];

  it("joins neighbours that compare the same rows, with one bracket", () => {
    expect(fieldsUnder(spans, [panel(0, 0), panel(1, 50), panel(2, 100)])).toEqual([
      { x: 0, y: 0, width: 50, height: 20, hasBracket: true },
      { x: 50, y: 0, width: 40, height: 20, hasBracket: false },
      { x: 100, y: 10, width: 40, height: 10, hasBracket: true },
    ]);
  });

  it("goes by the panel that stands there, whatever band it is in", () => {
    expect(fieldsUnder(spans, [panel(2, 0)])).toEqual([
      { x: 0, y: 10, width: 40, height: 10, hasBracket: true },
    ]);
  });
});
