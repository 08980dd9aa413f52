/** A number that the document may print, as the facts file has it. */
export interface AuditFact {
  /** As printed, e.g. `804.1`, `−6.5`, `1/3`. */
  readonly text: string;
  /** Null where the number is part of quoted words. */
  readonly value: number | null;
  readonly unit: string | null;
  /** Figure ids. */
  readonly figures: readonly string[];
  /** How the figures make the value. */
  readonly formula: string | null;
  /** What the number is, e.g. `page`; absent in the facts of an older edition. */
  readonly is?: string;
  /** The anchor in the page. */
  readonly where: string;
}

/** What a document is checked against. */
export interface AuditOptions {
  /** Every number that may be printed. Default: numbers are not checked. */
  readonly facts?: readonly AuditFact[];
  /** A font's name has to match one of these. Default: the project's families, with or without a subset's tag. */
  readonly fonts?: readonly RegExp[];
  /** Default: 61,440. */
  readonly maxBytesPerPage?: number;
  /**
   * True to hold the document to the rules of the house as well: its fonts, sizes, heads, line breaks, file size.
   * Default: where there are facts, or the document says that this program made it.
   */
  readonly house?: boolean;
}

/**
 * A point on a page.
 *
 * Units: pt, from the upper left corner.
 */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** One thing wrong with a document, located as well as it can be. */
export interface Finding {
  readonly severity: "error" | "warning";
  readonly code: FindingCode;
  /** What was found and what was expected, in one sentence. */
  readonly message: string;
  /** From 1; null where it concerns the document. */
  readonly page: number | null;
  readonly at?: Place;
  /** The rule of PDF/UA-1 that is broken, by clause and test, e.g. `7.2-3`. */
  readonly rule?: string;
}

/** Every kind of finding, by a stable name. */
export type FindingCode =
  | "not-a-pdf"
  | "number-from-nowhere"
  | "fact-not-printed"
  | "font-not-embedded"
  | "font-type3"
  | "font-foreign"
  | "character-radical"
  | "character-private"
  | "character-unreadable"
  | "text-outside-page"
  | "text-near-edge"
  | "text-cut-off"
  | "text-overlap"
  | "not-tagged"
  | "language-missing"
  | "title-missing"
  | "heading-order"
  | "figure-without-alt"
  | "table-without-head"
  | "link-nowhere"
  | "bookmark-nowhere"
  | "contents-page-wrong"
  | "page-number-wrong"
  | "line-start"
  | "line-end"
  | "unit-parted"
  | "page-empty"
  | "size"
  | "active-content"
  | "file-carried"
  // The codes below are found only in files that claim PDF/A or PDF/UA.
  | "archive-file"
  | "archive-claim"
  | "archive-metadata"
  | "archive-colour"
  | "archive-font"
  | "archive-action"
  | "archive-annotation"
  | "archive-attachment"
  | "archive-drawing"
  | "accessible-claim"
  | "language-unknown"
  | "content-mixed"
  | "table-tags"
  | "table-grid"
  | "table-heads"
  | "list-tags"
  | "contents-tags"
  | "formula-without-alt"
  | "note-without-id"
  | "optional-content"
  | "encryption"
  | "annotation-untagged"
  | "annotation-silent"
  | "media"
  | "drawing-elsewhere"
  | "font-encoding"
  | "font-glyphs"
  | "font-widths"
  | "font-text"
  | "structure"
  | "content-untagged"
  | "title-not-shown"
  | "tab-order"
  | "link-silent"
  | "link-untagged";

/** A font that text is set in. */
export interface FontUse {
  /** As the document names it, e.g. `AAAAAA+NotoSansSC-Regular`. */
  readonly name: string;
  readonly isEmbedded: boolean;
  readonly isType3: boolean;
}

/** What an audit found. */
export interface AuditReport {
  /** How many pages; 0 where the bytes are no PDF. */
  readonly pages: number;
  readonly bytes: number;
  /** By name. */
  readonly fonts: readonly FontUse[];
  /** True where the document was held to the rules of the house, not only to what it claims. */
  readonly isHouse: boolean;
  /** By page, then from the top down; those on the whole document first. */
  readonly findings: readonly Finding[];
}
