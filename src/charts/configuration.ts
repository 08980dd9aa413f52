import type { ChartConfiguration, ChartDataset, Plugin } from "chart.js";
import { groupBy } from "../group-by.ts";
import type { CanvasSize } from "./canvas.ts";
import { type Curve, type Layout, type MarkShape, type PlacedMark, pointOf } from "./layout.ts";
import { outlineOf } from "./style.ts";

const WHITE = "#ffffff";
const DASH_PT = [2.5, 2];

/** True of marks that are white unless they stand for a figure that was reported; others have the fill they are given. */
const IS_EMPTY_UNLESS_ACTUAL: Readonly<Record<MarkShape, boolean>> = {
  bar: true,
  dot: true,
  disc: false,
  point: true,
};

/** `false` keeps a plugin from being asked at every step; `display: false` does not. */
const NONE_OF_ITS_OWN = {
  legend: false,
  title: false,
  subtitle: false,
  tooltip: false,
  filler: false,
  decimation: false,
  colors: false,
};

/**
 * Configures Chart.js for a layout: bars, dots and curves on hidden axes.
 *
 * Both axes run over the whole drawing, in points: where a value stands is settled by the layout alone, which may have any
 * number of scales.
 */
export function configureChart(layout: Layout, plugin: Plugin): ChartConfiguration {
  const { width, height } = canvasSize(layout);
  const hidden = {
    type: "linear",
    display: false,
    ticks: { display: false },
    offset: false,
    min: 0,
  } as const;
  return {
    type: "bar",
    data: { datasets: [barDataset(layout), dotDataset(layout), ...curveDatasets(layout)] },
    options: {
      indexAxis: layout.valueAxis === "x" ? "y" : "x",
      layout: { padding: 0, autoPadding: false },
      plugins: NONE_OF_ITS_OWN,
      events: [],
      scales: {
        x: { ...hidden, axis: "x", max: width },
        y: { ...hidden, axis: "y", max: height, reverse: true },
      },
    },
    plugins: [plugin],
  } as unknown as ChartConfiguration;
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
    data: marks.map((mark) => pointOf(layout, mark)),
  } as ChartDataset;
}

function fillOf({ shape, status, tone }: PlacedMark): string {
  return IS_EMPTY_UNLESS_ACTUAL[shape] && status !== "actual" ? WHITE : tone.fill;
}

/** Marks whose outline is left out where it has the colour of their fill: there may be thousands. */
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

/** The curves that Chart.js draws as one dataset: those of one style, in the order in which styles first appear. */
export function curvesByDataset({ curves }: Layout): readonly (readonly Curve[])[] {
  const styleOf = ({ tone, widthPt, isDashed }: Curve) => `${tone.fill} ${widthPt} ${isDashed}`;
  return [...groupBy(curves, styleOf).values()];
}

/** Stands between the curves of a dataset, which are not joined. */
const GAP = { x: Number.NaN, y: Number.NaN };

/** Where the curves of a dataset go through, gaps between them. */
export function pointsOfCurves(curves: readonly Curve[], layout: Layout) {
  return curves.flatMap(({ points }) => [...points.map((point) => pointOf(layout, point)), GAP]);
}

/** Lines under the dots; Chart.js draws datasets of a lower order over the others. */
function curveDatasets(layout: Layout): readonly ChartDataset[] {
  const datasets = curvesByDataset(layout);
  return datasets.flatMap((curves, index): ChartDataset[] => {
    const [first] = curves;
    if (!first) return [];
    const { tone, widthPt, isDashed } = first;
    const dataset = {
      type: "scatter",
      order: 2 + datasets.length - index,
      clip: false,
      showLine: true,
      // With segment styles Chart.js draws lines directly; else it builds a Path2D where the process has one, as that
      // of pdfjs-dist.
      segment: {},
      pointRadius: 0,
      borderWidth: widthPt,
      borderColor: tone.fill,
      borderJoinStyle: "round",
      borderDash: isDashed ? DASH_PT : [],
      data: pointsOfCurves(curves, layout),
    };
    return [dataset as ChartDataset];
  });
}
