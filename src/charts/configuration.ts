import type { ChartConfiguration, ChartDataset, Plugin, ScaleOptionsByType } from "chart.js";
import type { CanvasSize } from "./canvas.ts";
import type { Layout, PlacedMark } from "./layout.ts";
import { PANEL_GAP_PT } from "./style.ts";

const WHITE = "#ffffff";
const OUTLINE_PT = 1;
const LINK_PT = 1.25;
const LINK = "#8a8a8a";

/** Configures Chart.js for a layout: hidden axes, bars, dots and the lines between two dots. */
export function configureChart(layout: Layout, plugin: Plugin): ChartConfiguration {
  const { plot, valueAxis } = layout;
  const canvas = canvasSize(layout);
  const padding = {
    left: plot.x,
    top: plot.y,
    right: canvas.width - plot.x - plot.width,
    bottom: canvas.height - plot.y - plot.height,
  };
  return {
    type: "bar",
    data: { datasets: panelsOf(layout).flatMap((panel) => datasetsOf(layout, panel)) },
    options: {
      indexAxis: valueAxis === "x" ? "y" : "x",
      layout: { padding, autoPadding: false },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      events: [],
      scales: scalesOf(layout),
    },
    plugins: [plugin],
  } as ChartConfiguration;
}

/** A canvas is whole points wide and high; the size of the finished SVG cuts off the rest. */
export function canvasSize({ widthPt, heightPt }: Layout): CanvasSize {
  return { width: Math.ceil(widthPt), height: Math.ceil(heightPt) };
}

/** Panels with an axis of values of their own: all columns share one axis, horizontal marks have one for each panel. */
function panelsOf({ valueAxis, panelsPt }: Layout): readonly number[] {
  return valueAxis === "x" ? [...panelsPt.keys()] : [0];
}

/** The marks that Chart.js draws, dataset by dataset; none for the lines between dots. */
export function marksByDataset(layout: Layout): readonly (readonly PlacedMark[])[] {
  return panelsOf(layout).flatMap((panel) => [...marksOfPanel(layout, panel), []]);
}

function marksOfPanel({ marks, valueAxis }: Layout, panel: number) {
  const here = marks.filter((mark) => valueAxis === "y" || mark.panel === panel);
  return [
    here.filter(({ shape }) => shape === "bar"),
    here.filter(({ shape }) => shape === "dot"),
  ] as const;
}

function datasetsOf(layout: Layout, panel: number): ChartDataset[] {
  const [bars, dots] = marksOfPanel(layout, panel);
  const axes =
    layout.valueAxis === "x"
      ? { xAxisID: `value${panel}`, yAxisID: "index" }
      : { xAxisID: "index", yAxisID: "value0" };
  return [
    { ...axes, ...barDataset(bars, layout) },
    { ...axes, ...dotDataset(dots) },
    { ...axes, ...linkDataset(layout, panel) },
  ] as ChartDataset[];
}

/** Hatching and outlines are added by the plugin: a border of Chart.js' own brings clip paths with ids. */
function barDataset(marks: readonly PlacedMark[], { valueAxis, plot }: Layout) {
  return {
    type: "bar",
    order: 1,
    clip: false,
    grouped: false,
    // By default Chart.js makes every bar a third of a point longer at both ends.
    inflateAmount: 0,
    barThickness: 2 * (marks[0]?.radiusPt ?? 0),
    backgroundColor: marks.map(({ status, tone }) => (status === "actual" ? tone.fill : WHITE)),
    data: marks.map(({ value, acrossPt }) =>
      valueAxis === "x" ? { x: value, y: acrossPt - plot.y } : { x: acrossPt - plot.x, y: value },
    ),
  };
}

function dotDataset(marks: readonly PlacedMark[]) {
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
    data: marks.map(({ value, acrossPt }) => ({ x: value, y: acrossPt })),
  };
}

function linkDataset({ links }: Layout, panel: number) {
  const here = links.filter((link) => link.panel === panel);
  const gap = { x: Number.NaN, y: Number.NaN };
  return {
    type: "scatter",
    order: 2,
    clip: false,
    showLine: true,
    // With segment styles Chart.js draws lines directly; else it builds a Path2D where the process has one, and
    // the one that pdfjs-dist brings belongs to another canvas.
    segment: {},
    spanGaps: false,
    pointRadius: 0,
    borderWidth: LINK_PT,
    borderColor: LINK,
    data: here.flatMap(({ from, to, acrossPt }) => [
      { x: from, y: acrossPt },
      { x: to, y: acrossPt },
      gap,
    ]),
  };
}

type ScaleSpec = Partial<Omit<ScaleOptionsByType<"linear">, "min" | "max">> &
  Record<"min" | "max", number>;

function scalesOf({ valueAxis, scale, plot, panelsPt }: Layout): Record<string, ScaleSpec> {
  const hidden = { type: "linear", display: false, offset: false } as const;
  const { min, max, lengthPt } = scale;
  if (valueAxis === "y") {
    return {
      value0: { ...hidden, axis: "y", min, max },
      index: { ...hidden, axis: "x", min: 0, max: plot.width },
    };
  }
  // The value axes stand side by side; the length of each but the last includes the gap after it.
  const values = panelsPt.map((_, panel): [string, ScaleSpec] => {
    const stackWeight = lengthPt + (panel < panelsPt.length - 1 ? PANEL_GAP_PT : 0);
    const end = min + ((max - min) * stackWeight) / lengthPt;
    const stacking = { stack: "panels", stackWeight, position: "bottom" } as const;
    return [`value${panel}`, { ...hidden, ...stacking, axis: "x", min, max: end }];
  });
  return {
    ...Object.fromEntries(values),
    index: { ...hidden, axis: "y", min: 0, max: plot.height, reverse: true },
  };
}
