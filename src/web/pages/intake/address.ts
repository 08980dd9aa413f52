import type { Language } from "../../../dataset/model.ts";
import { addressOf } from "../addresses.ts";
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

/** Addresses of candidates of one document, which a page has by the hundred. */
export function openAddresses(
  base: string,
  language: Language,
  document: string,
): (choice: IntakeChoice) => string {
  const own = addressOf(base, language, `intake/${document}`);
  return ({ at, show }) => {
    const fields = [
      ...(at === null ? [] : [`at=${at}`]),
      ...(show === "all" ? [] : [`show=${show}`]),
    ];
    const query = fields.length === 0 ? "" : `?${fields.join("&")}`;
    return `${own}${query}${at === null ? "" : `#${CANDIDATE_ANCHOR}`}`;
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
  choice: IntakeChoice,
): string {
  return openAddresses(base, language, document)(choice);
}
