/**
 * What a number of a page is.
 *
 * `figure`: a figure of the dataset, as it is or with its point moved; `derived`: worked out of figures, the formula says how; `rank`, `count`: of places, lines,
 * documents or figures; `period`: a year or another span; `printed`: in the words of a document. The others are no data: they say where something
 * stands or what it is called.
 */
export type FactKind =
  | "figure"
  | "derived"
  | "rank"
  | "count"
  | "period"
  | "printed"
  | "section"
  | "document-number"
  | "title"
  | "date"
  | "name"
  | "unit"
  | "tolerance"
  | "heading"
  | "chart"
  | "note"
  | "page"
  | "hash"
  | "memo";

/** The kinds of numbers that stand inside words. */
export type QuotedKind = Exclude<FactKind, "figure" | "derived" | "rank" | "count">;

export const FORMULA_BY_KIND: Readonly<Record<QuotedKind, string>> = {
  period: "year of the figures",
  printed: "in the words of the document",
  section: "in the name of a section of the document",
  "document-number": "in the number of a document",
  title: "in a title",
  date: "in a date",
  name: "a name in the data",
  unit: "in the name of a unit",
  tolerance: "limit within which two figures are about the same",
  heading: "number of a heading",
  chart: "number of a chart",
  note: "number of a note",
  page: "number of a page",
  hash: "version of an edition",
  memo: "quoted from the memo",
};
