import type { Bound, Dataset, Figure, Measure, Reference, Status } from "./model.ts";

/** One figure as it is exported, its fields in the order of the CSV's columns. */
export interface ExportRecord {
  readonly region: string;
  readonly indicator: string;
  readonly year: number;
  readonly measure: Measure;
  /** In `unit`; null where the document has words, which are then in `text`. */
  readonly value: number | null;
  readonly text: string | null;
  readonly unit: string;
  readonly bound: Bound;
  readonly status: Status;
  readonly basis: string | null;
  readonly scope: string | null;
  readonly document: string;
  readonly section: string;
  readonly printed: string;
  readonly id: string;
  /** Canonical; `year` is the one in which it ends. */
  readonly period: string;
  /** What growth or change is measured against; null for other measures. */
  readonly on: Reference | null;
  /** A date, a month or a year; null where it is not known. */
  readonly published: string | null;
  /** True where another figure of the same identity counts instead: its standing is `superseded` or `set-aside`. */
  readonly superseded: boolean;
}

/** Makes a record of each figure, in the order of the dataset. */
export function exportRecords({ figures, documentById }: Exported): readonly ExportRecord[] {
  return figures.map((figure) => ({
    region: figure.region,
    indicator: figure.indicator,
    year: figure.year,
    measure: figure.measure,
    value: figure.value,
    text: figure.text,
    unit: figure.unit,
    bound: figure.bound,
    status: figure.status,
    basis: figure.basis,
    scope: figure.scope,
    document: figure.document,
    section: figure.section,
    printed: figure.printed,
    id: figure.id,
    ...timeOf(figure, documentById),
  }));
}

export type Exported = Pick<Dataset, "figures" | "documentById">;

/** The fields of a record about time: period, reference, publication, and whether it is superseded. */
export function timeOf(figure: Figure, documentById: Dataset["documentById"]) {
  const { period, measure, on, document, standing } = figure;
  return {
    period,
    on: measure === "growth" || measure === "change" ? on : null,
    published: documentById.get(document)?.published ?? null,
    superseded: standing === "superseded" || standing === "set-aside",
  };
}
