import type { ExportRecord } from "../dataset/export.ts";
import type { Language } from "../dataset/model.ts";
import type { Box } from "../raster/text.ts";

/** Everything that is different between two editions of an output folder. */
export interface ChangeReport {
  readonly before: EditionInfo;
  readonly after: EditionInfo;
  readonly figures: readonly FigureChange[];
  /** One for each output that came, went or changed, in the order of their names. */
  readonly outputs: readonly OutputChange[];
  /** What could not be compared, and why. */
  readonly gaps: readonly string[];
}

export interface EditionInfo {
  readonly generator: string;
  /** Version of its dataset. */
  readonly dataset: string;
  /** False where it does not hold its figures, so that none are compared. */
  readonly hasFigures: boolean;
  readonly outputs: number;
}

/** A figure that came, went or is not what it was. */
export interface RecordChange {
  readonly id: string;
  readonly kind: "added" | "removed" | "revised";
  /** Null where it was added. */
  readonly before: ExportRecord | null;
  /** Null where it was removed. */
  readonly after: ExportRecord | null;
}

export interface FigureChange extends RecordChange {
  /** Names of the outputs that show it, before or after, e.g. `five-places.zh`. */
  readonly shownIn: readonly string[];
}

/** A briefing in a language that came, went or changed. */
export interface OutputChange {
  /** e.g. `five-places.zh`. */
  readonly name: string;
  readonly language: Language;
  readonly title: string;
  /** Id of the briefing in all its languages, e.g. `five-places`. */
  readonly id: string;
  readonly kind: "added" | "removed" | "changed";
  /** Components that are not what they were, e.g. `templates/styles/10-page.css`. */
  readonly causes: readonly string[];
  /** Ids of the places that it compares and did not, e.g. those that a group has gained. */
  readonly joined: readonly string[];
  /** Ids of the places that it compared and does no more. */
  readonly left: readonly string[];
  readonly findings: readonly FindingChange[];
  readonly pages: readonly PageChange[];
  /** Where the revised figures are printed, each once, in the order of the pages. */
  readonly places: readonly FigurePlace[];
}

/** A finding that appeared, went, or is worded otherwise. */
export interface FindingChange {
  readonly kind: "appeared" | "went" | "reworded";
  /** As it is now; of one that went as it was. */
  readonly lead: string;
  /** As it was; null where it appeared. */
  readonly leadBefore: string | null;
  /** Null where it appeared. */
  readonly before: string | null;
  /** Null where it went. */
  readonly after: string | null;
}

/** A page that came, went or changed. */
export interface PageChange {
  /** From 1; null where the page was added. */
  readonly before: number | null;
  /** From 1; null where the page was removed. */
  readonly after: number | null;
  /** In the order of the page, what is gone before what has come in its place. */
  readonly lines: readonly LineChange[];
  /** True where it has the same words as before in other places, and no others. */
  readonly isMoved: boolean;
  /** Null where it looks the same or was not drawn. */
  readonly picture: PictureChange | null;
}

/** A line of text that is gone or new. */
export interface LineChange {
  readonly kind: "removed" | "added";
  readonly text: string;
}

/** How much of a page looks otherwise. */
interface PictureChange {
  /** Share of the page's pixels that changed, from 0 to 1. */
  readonly share: number;
}

/** Where a revised figure is printed in both editions of an output. */
export interface FigurePlace {
  /** Id of the figure. */
  readonly figure: string;
  readonly before: Spot;
  readonly after: Spot;
}

/** A place on a page. */
export interface Spot {
  /** From 1. */
  readonly page: number;
  /** In points, from the upper left corner of the page. */
  readonly box: Box;
}

/** Two pictures of the printed page around a revised figure, as large as it is printed. */
export interface Crop {
  /** Name of the output. */
  readonly output: string;
  readonly place: FigurePlace;
  readonly widthPt: number;
  readonly heightPt: number;
  /** JPEG images. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Kinds of changes at which `briefings diff` can be made to fail. */
const GATES = ["figures", "pages"] as const;
export type Gate = (typeof GATES)[number];
