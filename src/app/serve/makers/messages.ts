import type { Dataset, Language } from "../../../dataset/model.ts";
import type { ErrorCode } from "../../../error.ts";
import type { Job } from "../../build/job.ts";
import type { QueryFaultAt } from "../../query/fault.ts";
import type { RawQuery } from "../../query/read.ts";
import type { RESOURCES } from "../../query/resources.ts";
import type { MemoFault } from "../memo-faults.ts";
import type { ChangesSince } from "./changes.ts";

/** What a maker is asked for. */
export type Task =
  /** The page of a briefing for a screen, in full. */
  | ({ readonly kind: "screen" } & JobOf)
  /** The page of a briefing without a limit of pages as a file, which needs no print. */
  | ({ readonly kind: "page" } & JobOf)
  /** The figures behind a briefing as files; of one with a limit of pages once it is printed. */
  | ({ readonly kind: "data" } & JobOf)
  /** The PDF of a briefing, its page and its facts. */
  | ({ readonly kind: "print" } & JobOf)
  /** One chart of a briefing by itself, as SVG and PNG; `chart` from 1, in the order of the page. */
  | ({ readonly kind: "chart"; readonly chart: number } & JobOf)
  /** What is wrong with a memo. */
  | ({ readonly kind: "memo-check" } & MemoOf)
  /** All files of a memo. */
  | ({ readonly kind: "memo" } & MemoOf)
  /** What is asked of the data; `name` of the resource. */
  | {
      readonly kind: "query";
      readonly name: keyof typeof RESOURCES;
      readonly raw: RawQuery;
      readonly format: QueryFormat;
      readonly edition: number;
    }
  /** What has changed since a PDF. */
  | { readonly kind: "changes"; readonly pdf: Uint8Array; readonly edition: number }
  /** A document of one line, to prove that the browser prints. */
  | { readonly kind: "proof" };

/** A job, and which edition of the data it is made of. */
export interface JobOf {
  readonly job: Job;
  readonly edition: number;
}

/** A memo by its fields, as they were sent, and which edition of the data it is made of. */
interface MemoOf {
  readonly fields: unknown;
  readonly edition: number;
}

/** How far a print is. */
export type Stage = "compared" | "printed" | "inspected";

/** A briefing that was made, or found made; its files are in the store. */
export interface MadeBriefing {
  readonly kind: "briefing";
  /** SHA-256 over all that it is made of. */
  readonly fingerprint: string;
  /** The name that its files share, e.g. `five-places.zh`. */
  readonly name: string;
  readonly title: string;
  /** ISO date printed on it. */
  readonly date: string;
  readonly language: Language;
  /** Titles of the charts that can be taken by themselves, in the order of the page. */
  readonly charts: readonly string[];
  /** Pages of the PDF; null where it is not printed yet. */
  readonly pages: number | null;
  /** The page for a screen, which leaves nothing out; given where it was asked for. */
  readonly screen: string | null;
  /** Anchor of the words of each figure in its source list → id of the figure; given with the page. */
  readonly figures: Readonly<Record<string, string>>;
}

/** A memo that was made, or found made; its files are in the store. */
export interface MadeMemo {
  readonly kind: "memo";
  /** SHA-256 over all that it is made of. */
  readonly fingerprint: string;
  /** The name that its files share, e.g. `notice-2026-01-05`. */
  readonly name: string;
  readonly title: string;
  readonly pages: number;
  /** False where it was there already. */
  readonly isNew: boolean;
  readonly warnings: readonly MemoFault[];
}

export type QueryFormat = "json" | "csv";

/** A page of the answer to a query. */
export interface AnsweredQuery {
  readonly kind: "query";
  readonly total: number;
  /** The offset of the next page; null on the last. */
  readonly next: number | null;
  /** Null where JSON was asked for. */
  readonly csv: string | null;
  /** The answer but for `next`; null where CSV was asked for. */
  readonly page: Readonly<Record<string, unknown>> | null;
}

export type Made =
  | AnsweredQuery
  | MadeBriefing
  | MadeMemo
  | ChangesSince
  /** Nothing is wrong. */
  | { readonly kind: "sound" }
  | { readonly kind: "proof" };

/** An edition of the data. */
export interface DataOf {
  readonly edition: number;
  readonly dataset: Dataset;
}

/** From whoever asks to a maker. */
export type ToMaker =
  | ({ readonly kind: "data" } & DataOf)
  | { readonly kind: "make"; readonly id: number; readonly task: Task }
  | { readonly kind: "stop"; readonly id: number }
  | { readonly kind: "close" };

/** From a maker to whoever asked. */
export type FromMaker =
  | { readonly kind: "stage"; readonly id: number; readonly stage: Stage }
  | { readonly kind: "made"; readonly id: number; readonly made: Made }
  | { readonly kind: "failed"; readonly id: number; readonly fault: Fault }
  | { readonly kind: "notice"; readonly line: string }
  | { readonly kind: "closed" };

/** An error that travels between threads. */
export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | null;
  /** What is wrong with a field of a query. */
  readonly at?: QueryFaultAt;
  /** What is wrong with each field of a memo. */
  readonly faults?: readonly MemoFault[];
  /** Of a bug, for the log. */
  readonly stack?: string;
}

/** Where a maker works. */
export interface MakerPlace {
  readonly cwd: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The output folder. */
  readonly out: string;
}
