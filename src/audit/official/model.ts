/** One thing measured in an official memo. */
export interface Measure {
  /** A stable name, e.g. `page-number-height`. */
  readonly name: string;
  /** From 1, where it was measured; null where it concerns the document. */
  readonly page: number | null;
  /** What was found, with its unit. */
  readonly value: string;
  /** What the standard asks for, with its unit. */
  readonly required: string;
  /** How far it may be off; empty where it may not. */
  readonly tolerance: string;
  /** Clause of GB/T 9704—2012. */
  readonly clause: string;
  readonly isMet: boolean;
}

/** The form of the first page: with a full head, of a letter, or none, on an attachment by itself. */
export type OfficialForm = "full" | "letter" | "attachment";

/** What measuring found. */
export interface OfficialReport {
  readonly pages: number;
  readonly form: OfficialForm;
  readonly measures: readonly Measure[];
  readonly isMet: boolean;
}
