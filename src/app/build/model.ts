import type { Reason } from "../../cache/reasons.ts";
import type { Language, PeriodChoice, SubjectAsked } from "../../dataset/model.ts";
import type { Listed } from "../../diagnostic.ts";
import type { Shard } from "../../results/shard.ts";
import type { LeftOut } from "../../results/variant.ts";
import type { FileHashes } from "../../store/file-hashes.ts";
import type { Store } from "../../store/store.ts";
import type { NightReport } from "../night/report.ts";
import type { PlacesAsked } from "../places.ts";
import type { Progress } from "./job.ts";

/** What is asked of a build. */
export interface BuildOptions extends PlacesAsked, SubjectAsked {
  /** Briefing ids; none for all. */
  readonly ids: readonly string[];
  readonly lang: readonly string[];
  readonly period?: PeriodChoice;
  /** ISO date. */
  readonly asOf?: string;
  /** The data folder. */
  readonly data: string;
  /** The output folder. */
  readonly out: string;
  /** How many outputs are made at once. Default: what the machine bears. */
  readonly jobs?: number;
  /** True where also what is up to date is made again. */
  readonly force?: boolean;
  /** False where finished PDFs are not looked into. */
  readonly audit?: boolean;
  /** Output folder of the edition before, or its manifest. */
  readonly since?: string;
  /** True for PDF/A-3. */
  readonly archive?: boolean;
  /** The part of all outputs that is made. Default: all of them. */
  readonly shard?: Shard;
  /** Where others make the outputs; absent where they are made here. */
  readonly night?: NightAsked;
}

/** A build whose outputs are made by whoever works on a database. */
export interface NightAsked {
  /** Address of the database. */
  readonly database: string;
  /** Unlike that of any other night; absent for one by date and time. */
  readonly name?: string;
  /** False where what is made stays in the database. */
  readonly collects: boolean;
}

/** Told how far a build is. */
export interface BuildProgress {
  /** Something is to be done: not everything is up to date for sure. */
  begin(): Promise<void>;
  /** What the data is told of, before anything is made; the outcome has it as well. */
  told(listed: Listed): void;
  leftOut(each: LeftOut): void;
  /** So many outputs there are to be. */
  expect(total: number): void;
  show(event: Progress): void;
  /** Told how a night goes. Default: nobody is. */
  readonly night?: NightListener;
}

/** Told how far a night is. */
export interface NightListener {
  /** A night is written down; so many of its outputs have to be made. */
  onPlanned(name: string, planned: number, queued: number): void;
  /** So many of its outputs have come to something. */
  onProgress(done: number, planned: number): void;
  /** Nobody is there who could make what waits. */
  onNobody(queue: string): void;
}

/** How one output fared in a build. */
export interface BuiltOutput {
  /** The output's. */
  readonly id: string;
  /** The briefing's. */
  readonly base: string;
  readonly language: Language;
  /** Path of the PDF below the output folder. */
  readonly path: string;
  readonly pages: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Why it was built; none where it was up to date. */
  readonly reasons: readonly Reason[];
  /** Why it failed; null where it did not. */
  readonly error: unknown;
}

/** How all that was asked of a build fared. */
export interface BuildOutcome {
  readonly outputs: readonly BuiltOutput[];
  readonly leftOut: readonly LeftOut[];
  /** Ids of variants that may show older figures than what was built beside them. */
  readonly variantsLeft: readonly string[];
  /** How the night went; absent where all was made here. */
  readonly report?: NightReport;
}

/** Where a build is and what is known before it begins. */
export interface BuildSite {
  /** The output folder. */
  readonly store: Store;
  /** Hashes of all files that were read so far. */
  readonly hashes: FileHashes;
  /** Hash of all inputs when the build began. */
  readonly inputs: string;
  /** Reads it again. */
  readonly readInputs: () => Promise<string>;
  /** Hash of those that all shards of a build have in common. */
  readonly readCommon: () => Promise<string>;
}
