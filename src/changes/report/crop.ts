import type { Words } from "../../web/words.ts";
import type { Crop, OutputChange } from "../model.ts";
import type { FigureView } from "./figure.ts";

/** Two pictures of a printed page and what they show. */
export interface CropView {
  /** The figure, with its place and its period. */
  readonly label: string;
  /** Both values. */
  readonly change: string;
  /** Title of the briefing. */
  readonly title: string;
  readonly lang: string;
  /** The page, and which it was. */
  readonly page: string;
  readonly before: PictureView;
  readonly after: PictureView;
}

export interface PictureView {
  /** A JPEG image. */
  readonly jpeg: Uint8Array;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly alt: string;
}

/** Words the label of two pictures. */
export function describeCrop(
  { place, before, after, widthPt, heightPt }: Crop,
  figure: FigureView,
  output: OutputChange,
  words: Words,
): CropView {
  const { subject, period, unit } = figure;
  const label = [figure.place, subject, period].join(words.say("joint"));
  const [old, fresh] = [String(place.before.page), String(place.after.page)];
  const page =
    old === fresh
      ? words.say("page", { page: fresh })
      : words.say("pageMoved", { before: old, after: fresh });
  const picture = (side: "before" | "after", jpeg: Uint8Array): PictureView => ({
    jpeg,
    widthPt,
    heightPt,
    alt: words.say("pictureAlt", { figure: label, value: figure[side], side: words.say(side) }),
  });
  return {
    label,
    // Beside a number a unit stands without the brackets that it has after a name.
    change: `${figure.before} → ${figure.after} ${unit.replace(/^\((.*)\)$/, "$1")}`.trim(),
    title: output.title,
    lang: output.language === "en" ? "en" : "zh-CN",
    page,
    before: picture("before", before),
    after: picture("after", after),
  };
}
