import type { PeriodChoice } from "../model.ts";
import { readAskedPeriod } from "./period.ts";

/** The choice of a briefing that names no period. */
export const LATEST = "latest of each" satisfies PeriodChoice;

/** The choices that are allowed, as messages list them. */
export const PERIOD_CHOICES =
  "latest of each, latest common, or a period such as 2023, 2024-Q3, 2024-09 or 2024-01/09";

/** Reads a choice of period, whose words may be joined by hyphens (`latest-common`); null where it is none. */
export function readPeriodChoice(written: string): PeriodChoice | null {
  const words = written.trim().replaceAll("-", " ");
  if (words === "latest of each" || words === "latest common") return words;
  const period = readAskedPeriod(written.trim());
  return period === null ? null : { period };
}
