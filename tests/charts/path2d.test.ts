import { expect, it, vi } from "vitest";
import { drawChart } from "../../src/charts/draw.ts";
import { linesFigure } from "./time-fixture.ts";

it("draws curves alike in a process that has a Path2D of another canvas", async () => {
  const { svg } = await drawChart(linesFigure());
  // Chart.js looks for one when it is loaded.
  vi.stubGlobal("Path2D", class {});
  vi.resetModules();
  const again = await import("../../src/charts/draw.ts");
  expect((await again.drawChart(linesFigure())).svg).toBe(svg);
  vi.unstubAllGlobals();
});
