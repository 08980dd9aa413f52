import type { PeriodChoice } from "../model.ts";
import { readAskedPeriod } from "./period.ts";

/** What a briefing asks for where it says nothing. */
export const LATEST = "latest of each" satisfies PeriodChoice;

/** What may be asked for, for messages. */
export const PERIOD_CHOICES =
  "latest of each, latest common, or a period such as 2023, 2024-Q3, 2024-09 or 2024-01/09";

/** Reads of which period figures are asked; hyphens may stand for the spaces. Null where it is none. */
export function readPeriodChoice(written: string): PeriodChoice | null {
  const words = written.trim().replaceAll("-", " ");
  if (words === "latest of each" || words === "latest common") return words;
  const period = readAskedPeriod(written.trim());
  return period === null ? null : { period };
}
