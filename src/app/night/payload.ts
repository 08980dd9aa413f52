import { sha256 } from "../../store/folder.ts";
import type { PlannedJob } from "./plan.ts";

/** How all outputs of a night are made. */
export interface NightSettings {
  /** SOURCE_DATE_EPOCH of whoever planned; empty where it has none. */
  readonly epoch: string;
  /** True for files made to the rules of PDF/A-3. */
  readonly archive: boolean;
  /** False where finished PDFs are not looked into. */
  readonly audit: boolean;
}

/** What a worker is given to make an output, as JSON. */
export interface JobPayload extends Omit<PlannedJob, "key"> {
  /** Hash of the bundle of templates. */
  readonly design: string;
  readonly settings: NightSettings;
}

/**
 * The key of a job: the same key, the same result.
 *
 * The input key alone would not do: the name of an output stands in its PDF, and one that nobody has looked into is none that was.
 */
export function jobKeyOf(
  { key, name }: Pick<PlannedJob, "key" | "name">,
  { audit }: Pick<NightSettings, "audit">,
): string {
  return sha256(JSON.stringify([key, name, audit]));
}
