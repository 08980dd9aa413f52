/** What the bytes of a document turned out to be. */
type DocumentFormat = "txt" | "docx" | "pdf" | "html" | "xlsx" | "csv";

/** A document as a person reads it. All offsets are of UTF-16 units in `text`, an end stands behind the last. */
export interface ReadDocument {
  /**
   * Paragraphs, a line each. A table stands as a line a cell, each after a tab, with an empty line between rows; what a merged
   * cell covers below its first row is an empty cell.
   */
  readonly text: string;
  readonly format: DocumentFormat;
  /** How its characters were written, e.g. `gb18030`; null where the format settles that itself. */
  readonly encoding: Encoding | null;
  /** Tables whose rows and columns the document itself states, in order. */
  readonly grids: readonly Grid[];
  /** Where in the text pictures stand, which nobody reads: a table may be one. None of a workbook, whose sheets are tables. */
  readonly pictures: readonly number[];
}

/** What proving and reading need of a document. */
export type ReadText = Pick<ReadDocument, "text" | "grids">;

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** A table: its cells in order of row and column, none for what a merged cell covers. */
export interface Grid extends Table {
  readonly cells: readonly GridCell[];
  readonly start: number;
  readonly end: number;
}

export interface GridCell extends TableCell {
  /** Where its text stands; its line begins with a tab, which is not part of it. */
  readonly start: number;
  readonly end: number;
}

/** A table before it has a place in a text. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** In one line. */
  readonly text: string;
  /** As a spreadsheet calls it, e.g. `附表!C7`; null in a table of any other document. */
  readonly address: string | null;
}

/** What a document is made of, in its order: a paragraph of one or more lines, a table, or a picture. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "picture" }
  | { readonly kind: "table"; readonly table: Table };
