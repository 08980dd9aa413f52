import { createCanvas, loadImage } from "@napi-rs/canvas";
import { figuresWithIds } from "../analysis/figure-index.ts";
import type { DrawCharts } from "../charts/memo.ts";
import { composeSheet } from "../charts/sheet.ts";
import type { Dataset } from "../dataset/model.ts";
import type { Locale } from "../view/locale.ts";
import type { View } from "../view/model.ts";
import { plainText, say } from "../view/sentence.ts";
import { type TakenChart, takenCharts } from "../view/taken-charts.ts";

/** Pixels of a picture to a point: enough to be printed. */
const PIXELS_PER_PT = 3;

/** What a chart is drawn of. */
interface ChartSource {
  readonly view: View;
  readonly dataset: Dataset;
  readonly locale: Locale;
  readonly draw: DrawCharts;
}

/** Titles of the charts that can be taken, in the order of the page. */
export function listCharts(view: View): readonly string[] {
  return takenCharts(view).map(({ title }) => title);
}

/** Draws a chart by itself, as SVG; `number` from 1, in the order of the page. Null where there is none. */
export async function drawSheet(number: number, source: ChartSource): Promise<string | null> {
  const { view, draw } = source;
  const chart = takenCharts(view)[number - 1];
  if (!chart) return null;
  const [figure] = await draw([chart.spec]);
  if (!figure) return null;
  const names = [...chart.names, ...view.names];
  return composeSheet({ ...chart, figure, names, source: sayDocuments(chart, source) });
}

/** Draws an SVG of `drawSheet` as a picture in PNG. */
export async function rasterize(svg: string): Promise<Uint8Array> {
  const [, width = 0, height = 0] = (/width="([\d.]+)pt" height="([\d.]+)pt"/.exec(svg) ?? []).map(
    Number,
  );
  const [wide, high] = [width, height].map((side) => Math.ceil(side * PIXELS_PER_PT)) as [
    number,
    number,
  ];
  const sized = svg.replace(
    /width="[\d.]+pt" height="[\d.]+pt"/,
    `width="${wide}" height="${high}"`,
  );
  const picture = await loadImage(Buffer.from(sized));
  const canvas = createCanvas(wide, high);
  canvas.getContext("2d").drawImage(picture, 0, 0, wide, high);
  return canvas.toBuffer("image/png");
}

/** The documents of the figures of a chart, and the edition. */
function sayDocuments({ id }: TakenChart, { view, dataset, locale }: ChartSource): string {
  const ids = view.facts.filter(({ where }) => where === id).flatMap(({ figures }) => figures);
  const figures = figuresWithIds(dataset, ids);
  const titles = [...new Set(figures.map(({ document }) => document))].map(
    (document) => dataset.documentById.get(document)?.title[view.language] ?? document,
  );
  return plainText(
    say(locale.say("chart.sourceTaken"), {
      documents: titles.join(locale.say("chart.sourceJoint")),
      version: view.head.version,
    }),
  );
}
