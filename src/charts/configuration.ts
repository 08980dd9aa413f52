import type { ChartConfiguration, ChartDataset, Plugin } from "chart.js";
import type { CanvasSize } from "./canvas.ts";
import { drawnPt, type Layout, type MarkShape, type PlacedMark } from "./layout.ts";
import { outlineOf } from "./style.ts";

const WHITE = "#ffffff";

/** True of marks that are white unless they stand for a figure that was reported; others have the fill they are given. */
const IS_EMPTY_UNLESS_ACTUAL: Readonly<Record<MarkShape, boolean>> = {
  bar: true,
  dot: true,
  disc: false,
  point: true,
};

/**
 * Configures Chart.js for a layout: bars and dots on hidden axes.
 *
 * Both axes run over the whole drawing, in points: where a value stands is settled by the layout alone, which may have any
 * number of scales.
 */
export function configureChart(layout: Layout, plugin: Plugin): ChartConfiguration {
  const { width, height } = canvasSize(layout);
  const hidden = { type: "linear", display: false, offset: false, min: 0 } as const;
  return {
    type: "bar",
    data: { datasets: [barDataset(layout), dotDataset(layout)] },
    options: {
      indexAxis: layout.valueAxis === "x" ? "y" : "x",
      layout: { padding: 0, autoPadding: false },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      events: [],
      scales: {
        x: { ...hidden, axis: "x", max: width },
        y: { ...hidden, axis: "y", max: height, reverse: true },
      },
    },
    plugins: [plugin],
  } as ChartConfiguration;
}

/** A canvas is whole points wide and high; the size of the finished SVG cuts off the rest. */
export function canvasSize({ widthPt, heightPt }: Layout): CanvasSize {
  return { width: Math.ceil(widthPt), height: Math.ceil(heightPt) };
}

/** The marks that Chart.js draws, dataset by dataset. */
export function marksByDataset({ marks }: Layout): readonly (readonly PlacedMark[])[] {
  return [
    marks.filter(({ shape }) => shape === "bar"),
    marks.filter(({ shape }) => shape !== "bar"),
  ];
}

/** Hatching and outlines are added by the plugin: a border of Chart.js' own brings clip paths with ids. */
function barDataset(layout: Layout): ChartDataset {
  const [marks = []] = marksByDataset(layout);
  const isLying = layout.valueAxis === "x";
  return {
    type: "bar",
    order: 1,
    clip: false,
    grouped: false,
    // By default Chart.js makes every bar a third of a point longer at both ends.
    inflateAmount: 0,
    barThickness: 2 * (marks[0]?.radiusPt ?? 0),
    backgroundColor: marks.map(fillOf),
    data: marks.map(({ zeroPt, atPt, acrossPt }) => {
      const span = [zeroPt, atPt];
      return isLying ? { x: span, y: acrossPt } : { x: acrossPt, y: span };
    }),
  } as unknown as ChartDataset;
}

function dotDataset(layout: Layout): ChartDataset {
  const [, marks = []] = marksByDataset(layout);
  return {
    type: "scatter",
    order: 0,
    clip: false,
    pointStyle: "circle",
    pointRadius: marks.map((mark) => mark.radiusPt - strokeOf(mark) / 2),
    pointBorderWidth: marks.map(strokeOf),
    pointBorderColor: marks.map(({ tone }) => tone.line),
    pointBackgroundColor: marks.map(fillOf),
    data: marks.map((mark) => ({ x: drawnPt(mark), y: mark.acrossPt })),
  } as ChartDataset;
}

function fillOf({ shape, status, tone }: PlacedMark): string {
  return IS_EMPTY_UNLESS_ACTUAL[shape] && status !== "actual" ? WHITE : tone.fill;
}

/** Marks whose outline is left out where it has the colour of their fill: the canvas takes a millisecond for each. */
const MAY_LACK_OUTLINE: Readonly<Record<MarkShape, boolean>> = {
  bar: false,
  dot: false,
  disc: true,
  point: true,
};

/** The dashed outline of an estimate on a disc is the plugin's. */
function strokeOf(mark: PlacedMark): number {
  const { shape, status, tone, radiusPt } = mark;
  if (shape === "disc" && status === "estimate") return 0;
  return MAY_LACK_OUTLINE[shape] && fillOf(mark) === tone.line ? 0 : outlineOf(radiusPt);
}
