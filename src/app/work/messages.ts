import type { OutputRecord } from "../../cache/record.ts";
import type { Fault } from "../../queue/fault.ts";
import type { OutputFile } from "../../store/folder.ts";
import type { JobPayload } from "../night/payload.ts";

/** What a job came to; its files are not kept anywhere yet. */
export interface MadeJob {
  readonly kind: "made";
  readonly fingerprint: string;
  readonly record: OutputRecord;
  readonly files: readonly OutputFile[];
  readonly seconds: number;
}

/** A job whose page comes to what is kept already. */
interface KnownJob {
  readonly kind: "known";
  readonly fingerprint: string;
}

export type Done = MadeJob | KnownJob;

/** What a child asks its worker for. */
export type Question =
  /** Contents by their hashes. */
  | { readonly kind: "contents"; readonly keys: readonly string[] }
  /** Whether the result of a fingerprint is kept. */
  | { readonly kind: "is-kept"; readonly fingerprint: string };

/** Bytes by hash, those that are not kept missing; or whether something is kept. */
export type Answer = ReadonlyMap<string, Uint8Array> | boolean;

/** From a worker to its child. */
export type ToChild =
  | { readonly kind: "make"; readonly payload: JobPayload }
  | { readonly kind: "stop" }
  | { readonly kind: "answer"; readonly id: number; readonly answer: Answer }
  | { readonly kind: "refusal"; readonly id: number; readonly fault: Fault };

/** How often a child gives a sign of life, whatever it does. */
export const ALIVE_MS = 2_000;

/** From a child to its worker. */
export type FromChild =
  | { readonly kind: "alive" }
  | { readonly kind: "ask"; readonly id: number; readonly question: Question }
  | { readonly kind: "done"; readonly done: Done }
  | { readonly kind: "failed"; readonly fault: Fault }
  | { readonly kind: "notice"; readonly line: string };
