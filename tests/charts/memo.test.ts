import { describe, expect, it } from "vitest";
import { drawChart, drawCharts } from "../../src/charts/draw.ts";
import type { FigureSpec } from "../../src/charts/forms/forms.ts";
import { rememberDrawn } from "../../src/charts/memo.ts";
import { BARS, DUMBBELLS } from "./fixture.ts";

describe("rememberDrawn(draw)", () => {
  it("draws again only what has changed, and gives what would be drawn", async () => {
    const drawn: string[] = [];
    const draw = rememberDrawn((spec: FigureSpec) => {
      drawn.push(spec.id);
      return drawChart(spec);
    });
    const changed = { ...BARS, alt: "Other words" };
    await draw([BARS, DUMBBELLS]);
    const figures = await draw([changed, DUMBBELLS, BARS]);
    expect(figures).toEqual(await drawCharts([changed, DUMBBELLS, BARS]));
    expect(drawn).toEqual([BARS.id, DUMBBELLS.id, BARS.id]);
  });
});
