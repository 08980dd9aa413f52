import type { Language } from "../../../dataset/model.ts";
import { addressOf, queryOf } from "../addresses.ts";
import { type IntakeChoice, SHOWN_LINES } from "./model.ts";

/** Reads what a reader looks at; nonsense is nothing. */
export function readIntakeChoice(given: URLSearchParams): IntakeChoice {
  const at = given.get("at") ?? "";
  const show = given.get("show");
  return {
    at: /^\d{1,9}$/.test(at) ? Number(at) : null,
    show: SHOWN_LINES.find((one) => one === show) ?? "all",
  };
}

/** The same with the form in which the candidate is changed. */
export function editAddress(address: string): string {
  return address.replace("#", "&edit=1#");
}

/** Where the reader decides; below the fold on a phone, in view anyway on a desk. */
const CANDIDATE_ANCHOR = "candidate";

/** The address of a document that is being decided, with what is looked at. */
export function intakeAddress(
  base: string,
  language: Language,
  document: string,
  { at, show }: IntakeChoice,
): string {
  const fields = { at: at === null ? "" : String(at), show: show === "all" ? "" : show };
  const anchor = at === null ? "" : `#${CANDIDATE_ANCHOR}`;
  return `${addressOf(base, language, `intake/${document}`)}${queryOf(fields)}${anchor}`;
}
