import { existsSync, readFileSync } from "node:fs";
import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { withPdfPages } from "../raster/pages.ts";
import type { Box, PageText } from "../raster/text.ts";
import { type Edition, fileOf } from "./edition.ts";
import { halvesIn } from "./halves.ts";
import type { Crop, FigurePlace, OutputChange, Spot } from "./model.ts";

/** A place that is to be shown. */
interface Choice {
  /** Name of the output. */
  readonly output: string;
  readonly place: FigurePlace;
}

/** Half the width of a page of the report, and enough to see a row and those next to it. */
const WIDTH_PT = 238;
const HEIGHT_PT = 66;
/** Dots an inch: fine enough to read the smallest type, small enough for many pictures. */
const RESOLUTION = 160;
const SCALE = RESOLUTION / 72;
/** Quality of JPEG, which the browser puts into a PDF as it is; it unpacks other formats, to three times the size. */
const QUALITY = 75;
const FRAME = "#0b4f8a";
/** Where in its window a figure stands, from the left: the name of its row is before it. */
const ACROSS = 0.7;
/** Space between a figure and its frame, in points. */
const AIR_PT = 1.5;

/**
 * Chooses the places to show: of each figure one first, then a second and so on, until there are enough.
 *
 * Shape: those of one figure together, in the order of the figures.
 */
export function chooseCrops(
  outputs: readonly OutputChange[],
  figures: readonly string[],
  most: { readonly perFigure: number; readonly inAll: number },
): readonly Choice[] {
  const choices = new Map<string, Choice[]>(figures.map((figure) => [figure, []]));
  for (const { name, places } of outputs)
    for (const place of places) choices.get(place.figure)?.push({ output: name, place });
  const rounds = Array.from({ length: most.perFigure }, (_, round) =>
    [...choices.values()].flatMap((list) => list[round] ?? []),
  );
  const chosen = new Set(rounds.flat().slice(0, most.inAll));
  return [...choices.values()].flat().filter((choice) => chosen.has(choice));
}

/** Draws the printed pages around figures, as they were and as they are; each page is drawn once. */
export async function drawCrops(
  choices: readonly Choice[],
  before: Edition,
  after: Edition,
): Promise<readonly Crop[]> {
  const [old, fresh] = [
    await drawSide(choices, before, ({ before: spot }) => spot),
    await drawSide(choices, after, ({ after: spot }) => spot),
  ];
  return choices.flatMap((choice) => {
    const [was, is] = [old.get(choice), fresh.get(choice)];
    const size = { widthPt: WIDTH_PT, heightPt: HEIGHT_PT };
    return was && is ? [{ ...choice, ...size, before: was, after: is }] : [];
  });
}

async function drawSide(
  choices: readonly Choice[],
  edition: Edition,
  spotOf: (place: FigurePlace) => Spot,
): Promise<ReadonlyMap<Choice, Uint8Array>> {
  const drawn = new Map<Choice, Uint8Array>();
  for (const output of new Set(choices.map((choice) => choice.output))) {
    const path = fileOf(edition, output, "pdf");
    if (!existsSync(path)) continue;
    const here = choices.filter((choice) => choice.output === output);
    await withPdfPages(readFileSync(path), async (pdf) => {
      for (const page of new Set(here.map(({ place }) => spotOf(place).page))) {
        const text = await pdf.textOf(page);
        const picture = await pdf.pictureOf(page, Math.round(text.widthPt * SCALE));
        for (const choice of here.filter(({ place }) => spotOf(place).page === page)) {
          const { box } = spotOf(choice.place);
          drawn.set(choice, await cut(picture, windowAround(box, text), text, box));
        }
      }
    });
  }
  return drawn;
}

/** The part of a page around a figure, as far as the page goes. */
function windowAround(box: Box, { widthPt, heightPt }: PageText): Box {
  const within = (start: number, length: number, whole: number) =>
    Math.max(0, Math.min(start, whole - length));
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  return {
    x: within(middleX - ACROSS * WIDTH_PT, WIDTH_PT, widthPt),
    y: within(middleY - HEIGHT_PT / 2, HEIGHT_PT, heightPt),
    width: WIDTH_PT,
    height: HEIGHT_PT,
  };
}

/** Cuts a part out of the picture of a page and frames a figure in it. */
async function cut(page: Canvas, part: Box, text: PageText, figure: Box): Promise<Uint8Array> {
  const canvas = createCanvas(Math.round(part.width * SCALE), Math.round(part.height * SCALE));
  const context = canvas.getContext("2d");
  context.drawImage(page, -part.x * SCALE, -part.y * SCALE);
  context.scale(SCALE, SCALE);
  context.translate(-part.x, -part.y);
  context.fillStyle = "white";
  for (const { x, y, width, height } of halvesIn(part, text.lines))
    context.fillRect(x, y, width, height);
  context.strokeStyle = FRAME;
  context.lineWidth = 0.75;
  context.strokeRect(
    figure.x - AIR_PT,
    figure.y - AIR_PT,
    figure.width + 2 * AIR_PT,
    figure.height + 2 * AIR_PT,
  );
  return canvas.encode("jpeg", QUALITY);
}
