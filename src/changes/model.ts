import type { ExportRecord } from "../dataset/export.ts";
import type { Language } from "../dataset/model.ts";

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
  readonly kind: "added" | "removed" | "changed";
  /** Components that are not what they were, e.g. `templates/styles/10-page.css`. */
  readonly causes: readonly string[];
  /** Ids of the places that it compares and did not, e.g. those that a group has gained. */
  readonly joined: readonly string[];
  /** Ids of the places that it compared and does no more. */
  readonly left: readonly string[];
  readonly findings: readonly FindingChange[];
  readonly pages: readonly PageChange[];
}

/** A finding that appeared, went, or says something else under the same lead. */
export interface FindingChange {
  readonly kind: "appeared" | "went" | "reworded";
  readonly lead: string;
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
  /** Null where it looks the same or was not drawn; has one side only where the page was added or removed. */
  readonly picture: PictureChange | null;
}

/** A line of text that is gone or new. */
export interface LineChange {
  readonly kind: "removed" | "added";
  readonly text: string;
}

/** How a page looked and looks: the part that changed, with the difference framed. */
export interface PictureChange {
  /** Share of the page's pixels that changed, from 0 to 1. */
  readonly share: number;
  readonly before: Picture | null;
  readonly after: Picture | null;
}

export interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  /** A JPEG image; null where only sizes are asked for. */
  readonly jpeg: Uint8Array | null;
}

/** Kinds of changes at which `briefings diff` can be made to fail. */
const GATES = ["figures", "pages"] as const;
export type Gate = (typeof GATES)[number];
