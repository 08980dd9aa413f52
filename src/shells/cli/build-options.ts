import type { State } from "../../cache/state.ts";
import type { PeriodChoice } from "../../dataset/model.ts";

export interface BuildOptions {
  readonly ids: readonly string[];
  readonly lang: readonly string[];
  readonly regions?: readonly string[];
  readonly period?: PeriodChoice;
  /** ISO date. */
  readonly asOf?: string;
  readonly data: string;
  readonly out: string;
  readonly jobs?: number;
  readonly force?: boolean;
  readonly explain?: boolean;
  /** False where finished PDFs are not looked into. */
  readonly audit?: boolean;
  /** Output folder of the edition before, or its manifest. */
  readonly since?: string;
  /** True for PDF/A-3. */
  readonly archive?: boolean;
  readonly json?: boolean;
}

/** Where a build is and what is known before it begins. */
export interface BuildSite {
  /** The output folder. */
  readonly folder: string;
  readonly state: State;
  /** Hash of all inputs when the build began. */
  readonly inputs: string;
  /** Reads it again. */
  readonly readInputs: () => Promise<string>;
}
