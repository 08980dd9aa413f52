import type { PeriodChoice } from "../../dataset/model.ts";
import { LATEST, PERIOD_CHOICES, readPeriodChoice } from "../../dataset/time/choice.ts";
import { QueryFault, quoted } from "./fault.ts";
import * as fields from "./fields.ts";

/** The field by which a query says of which period figures are compared. */
export const periodField = {
  period: fields.text(`Of which period: ${PERIOD_CHOICES}. Default: latest of each.`),
};

/** Reads that field. Errors: QueryFault for what is no period. */
export function periodAsked(written: string | undefined): PeriodChoice {
  if (!written) return LATEST;
  const choice = readPeriodChoice(written);
  if (choice !== null) return choice;
  throw new QueryFault(`${quoted(written)} is no period`, {
    field: "period",
    value: written,
    hint: `expected ${PERIOD_CHOICES}`,
  });
}
