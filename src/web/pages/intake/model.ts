import type { Dataset } from "../../../dataset/model.ts";
import type { FieldFault } from "../faults.ts";
import type { FilledForm } from "./form.ts";

/** A place in a document, the end not included. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What has become of a candidate. */
export const LINE_STATES = ["undecided", "accepted", "edited", "rejected", "known"] as const;
export type LineState = (typeof LINE_STATES)[number];

/** What a new indicator would be. */
interface ProposedIndicator {
  readonly name: { readonly zh: string; readonly en: string | null };
  readonly unit: string;
  readonly theme: string | null;
}

/** A candidate as the intake file has it. */
export interface IntakeLine extends Place {
  readonly state: LineState;
  readonly by: string | null;
  readonly at: string | null;
  readonly indicator: string | null;
  readonly proposed: ProposedIndicator | null;
  readonly period: string;
  readonly measure: string;
  /** What growth or change is against. */
  readonly on: string;
  /** As written. */
  readonly value: string;
  readonly unit: string;
  readonly bound: string;
  readonly status: string;
  readonly basis: string | null;
  readonly scope: string | null;
  readonly section: string;
  readonly rule: string;
  readonly confidence: number;
  readonly doubts: readonly {
    readonly code: string;
    readonly message: string;
    readonly with?: Place | undefined;
  }[];
}

/** Which candidates are listed. */
export const SHOWN_LINES = ["all", "undecided", "doubts"] as const;
export type ShownLines = (typeof SHOWN_LINES)[number];

/** What a reader looks at: a candidate by where its number stands, and which are listed. */
export interface IntakeChoice {
  readonly at: number | null;
  readonly show: ShownLines;
}

/** The file had changed, or there was nothing to do. */
interface Refused {
  readonly code: "stale" | "nothing";
  /** The candidates that were changed by another. */
  readonly changed: readonly {
    readonly start: number;
    /** Null where it was not there. */
    readonly before: LineState | null;
    readonly after: LineState | null;
    readonly by: string | null;
  }[];
}

/** The document that is being decided. */
export interface IntakeModel {
  readonly dataset: Dataset;
  readonly document: string;
  readonly region: string;
  readonly title: string | null;
  /** False where the service only reads. */
  readonly canWrite: boolean;
  readonly revision: string;
  /** Null where the document is not there. */
  readonly text: string | null;
  readonly lines: readonly IntakeLine[];
  readonly ignored: readonly (Place & { readonly rule: string })[];
  readonly unread: readonly Place[];
  readonly choice: IntakeChoice;
  /** Who decides; empty where nobody has said so. */
  readonly by: string;
  /** True where a token says who decides. */
  readonly isNamed: boolean;
  /** True where a decision can be taken back. */
  readonly canUndo: boolean;
  /** The form in which the candidate is changed; null where it is only shown. */
  readonly form: FilledForm | null;
  /** Why what was decided was not kept; null where it was. */
  readonly refused: Refused | null;
  /** What is odd about the document, in the words of the program. */
  readonly remarks: readonly string[];
  /** How many numbers that were decided the document has no more. */
  readonly lost: number;
  readonly faults: readonly FieldFault[];
}
