import { escapeXml } from "../escape-xml.ts";
import { GREY, INK } from "../marks/palette.ts";
import { CHART_FAMILY } from "./fonts.ts";
import { createMeasure } from "./measure.ts";
import type { ChartFigure } from "./model.ts";
import { round } from "./path.ts";
import { BASELINE_RATIO, PT_PER_MM, type TextStyle } from "./style.ts";
import { breakText } from "./text.ts";

/** A chart by itself, with all that its page says of it. */
interface Sheet {
  /** The message. */
  readonly title: string;
  /** Measure, unit, years. */
  readonly subtitle: string;
  readonly figure: ChartFigure;
  /** Marks and notes, a paragraph each. */
  readonly notes: readonly string[];
  readonly source: string;
  /** Names within which no line breaks. */
  readonly names: readonly string[];
}

const TITLE: TextStyle = { sizePt: 11, weight: 700, colour: INK };
const SMALL: TextStyle = { sizePt: 8.5, weight: 400, colour: GREY };
const MARGIN_PT = 12;
const GAP_PT = 6;
/** Narrower ones leave no room for a title. */
const LEAST_PT = 240;
/** Of a line to its size. */
const LINE_RATIO = 1.45;

/** Families for readers who do not have the font of the pages. */
const FAMILIES = `${CHART_FAMILY}, Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif`;

interface Block {
  readonly svg: string;
  readonly heightPt: number;
}

/** Sets a chart, its title above and its notes and source below, as one SVG. */
export function composeSheet({ title, subtitle, figure, notes, source, names }: Sheet): string {
  const widthPt = Math.max(figure.widthMm * PT_PER_MM, LEAST_PT);
  const measure = createMeasure(names);
  const paragraph =
    (text: string, style: TextStyle) =>
    (top: number): Block =>
      setParagraph(breakText(text, widthPt, style, measure), style, top);
  const blocks = [
    paragraph(title, TITLE),
    paragraph(subtitle, SMALL),
    gap,
    (top: number) => placeDrawings(figure, top),
    gap,
    ...[...notes, source].map((text) => paragraph(text, SMALL)),
  ];
  let top = MARGIN_PT;
  const parts: string[] = [];
  for (const block of blocks) {
    const { svg, heightPt } = block(top);
    parts.push(svg);
    top += heightPt;
  }
  const [width, height] = [widthPt + 2 * MARGIN_PT, top + MARGIN_PT].map(round);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">`,
    `<title>${escapeXml(title)}</title><desc>${escapeXml(figure.alt)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...parts,
    "</svg>\n",
  ]
    .join("")
    .replaceAll(`font-family="${CHART_FAMILY}"`, `font-family="${FAMILIES}"`);
}

function gap(): Block {
  return { svg: "", heightPt: GAP_PT };
}

function setParagraph(
  lines: readonly string[],
  { sizePt, weight, colour }: TextStyle,
  topPt: number,
): Block {
  const linePt = sizePt * LINE_RATIO;
  const spans = lines.map((line, index) => {
    const y = topPt + (index + 0.5) * linePt + BASELINE_RATIO * sizePt;
    return `<tspan x="${MARGIN_PT}" y="${round(y)}">${escapeXml(line.trimEnd())}</tspan>`;
  });
  const look = `font-family="${CHART_FAMILY}" font-size="${sizePt}" font-weight="${weight}" fill="${colour}"`;
  const svg = lines.length === 0 ? "" : `<text ${look}>${spans.join("")}</text>`;
  return { svg, heightPt: lines.length * linePt };
}

const SIZE = /width="([\d.]+)mm" height="([\d.]+)mm"/;

/** The drawings of a figure under one another: one that is higher than a page has several. */
function placeDrawings({ svg }: ChartFigure, topPt: number): Block {
  const drawings = svg.match(/<svg .*?<\/svg>/gs) ?? [];
  let top = topPt;
  const placed = drawings.map((drawing) => {
    const [, width = 0, height = 0] = (SIZE.exec(drawing) ?? []).map(Number);
    const [widthPt, heightPt] = [width * PT_PER_MM, height * PT_PER_MM];
    const size = `x="${MARGIN_PT}" y="${round(top)}" width="${round(widthPt)}" height="${round(heightPt)}"`;
    top += heightPt;
    return drawing.replace(SIZE, size);
  });
  return { svg: placed.join(""), heightPt: top - topPt };
}
