import type { Page, Printer } from "../../briefing.ts";
import type { InputKeyOf } from "../../cache/input-key.ts";
import type { DrawingInputs } from "../../cache/program.ts";
import type { Reason } from "../../cache/reasons.ts";
import type { DrawCharts } from "../../charts/memo.ts";
import type { BriefingSpec, Dataset, Language } from "../../dataset/model.ts";
import type { FontStack } from "../../fonts/faces.ts";
import type { Templates } from "../../page/templates.ts";
import type { ManifestEntry } from "../../results/manifest.ts";
import type { Store } from "../../store/store.ts";
import type { Kind } from "../../view/kind.ts";
import type { Locale } from "../../view/locale.ts";
import type { Earlier } from "../../view/since.ts";
import type { Inspect } from "./inspect.ts";

/** One output to make: a briefing in a language. */
export interface Job {
  readonly spec: BriefingSpec;
  /** The output's: the briefing's own, or that of a variant for other places. */
  readonly id: string;
  readonly language: Language;
  /** Region ids; the briefing's own where a user asks for none. */
  readonly regions: readonly string[];
}

/** What all jobs of a build share. */
export interface BuildContext {
  readonly dataset: Dataset;
  readonly templates: Templates;
  readonly fontStacks: readonly FontStack[];
  readonly kindById: ReadonlyMap<string, Kind>;
  readonly localeByLanguage: Readonly<Record<Language, Locale>>;
  readonly drawing: DrawingInputs;
  readonly printer: Printer;
  /** Looks into each PDF before it is written; null to write it unseen. */
  readonly inspect: Inspect | null;
  /** The output folder. */
  readonly store: Store;
  readonly inputKeyOf: InputKeyOf;
  /** True where also what is up to date is made again. */
  readonly isForced: boolean;
  /** How many jobs are under way at once. */
  readonly atOnce: number;
  readonly clockMs: () => number;
  readonly signal: AbortSignal;
  /** Told when a job begins and when it ends. */
  readonly onProgress: (event: Progress) => void;
  /** Takes each page as it goes to the printer. */
  readonly onPage?: (name: string, page: Page) => void;
  /** The edition before of a job's output; null where there was none. Default: none is known. */
  readonly earlierOf?: (name: string, spec: BriefingSpec) => Earlier | null;
  readonly drawCharts?: DrawCharts | undefined;
}

export type Progress =
  | { readonly kind: "begun"; readonly job: Job; readonly name: string }
  | { readonly kind: "ended"; readonly result: Result };

/** How one job ended; success and failure have the same shape. */
export interface Result {
  readonly job: Job;
  /** Path of the PDF below the output folder. */
  readonly path: string;
  readonly pages: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Why it was made; none where it was up to date and nothing was done. */
  readonly reasons: readonly Reason[];
  readonly entry: ManifestEntry | null;
  /** Why it failed; null where it did not. */
  readonly error: unknown;
}
