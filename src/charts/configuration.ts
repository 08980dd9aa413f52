import type { ChartConfiguration, ChartDataset, Plugin } from "chart.js";
import type { CanvasSize } from "./canvas.ts";
import { type Curve, type Layout, type PlacedMark, pointOf } from "./layout.ts";

const WHITE = "#ffffff";
const OUTLINE_PT = 1;
const DASH_PT = [2.5, 2];

/**
 * Configures Chart.js for a layout: bars, dots and curves on hidden axes.
 *
 * Both axes run over the whole drawing, in points: where a value stands is settled by the layout alone, which may have any
 * number of scales.
 */
export function configureChart(layout: Layout, plugin: Plugin): ChartConfiguration {
  const { width, height } = canvasSize(layout);
  const hidden = { type: "linear", display: false, offset: false, min: 0 } as const;
  return {
    type: "bar",
    data: { datasets: [barDataset(layout), dotDataset(layout), ...curveDatasets(layout)] },
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
    marks.filter(({ shape }) => shape === "dot"),
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
    backgroundColor: marks.map(({ status, tone }) => (status === "actual" ? tone.fill : WHITE)),
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
    pointRadius: marks.map(({ radiusPt }) => radiusPt - OUTLINE_PT / 2),
    pointBorderWidth: OUTLINE_PT,
    pointBorderColor: marks.map(({ tone }) => tone.line),
    pointBackgroundColor: marks.map(({ status, tone }) =>
      status === "actual" ? tone.fill : WHITE,
    ),
    data: marks.map((mark) => pointOf(layout, mark)),
  } as ChartDataset;
}

/** A dataset a curve, under the dots; Chart.js draws those of a lower order over the others. */
function curveDatasets(layout: Layout): readonly ChartDataset[] {
  const { curves } = layout;
  return curves.map(
    ({ points, tone, widthPt, isDashed }: Curve, index) =>
      ({
        type: "scatter",
        order: 2 + curves.length - index,
        clip: false,
        showLine: true,
        pointRadius: 0,
        borderWidth: widthPt,
        borderColor: tone.fill,
        borderJoinStyle: "round",
        borderDash: isDashed ? DASH_PT : [],
        data: points.map((point) => pointOf(layout, point)),
      }) as ChartDataset,
  );
}
