import { digitsIn, quote } from "../../view/facts.ts";
import type { Fact, Numeral } from "../../view/model.ts";
import type { MemoView } from "./model.ts";

/**
 * Finds the numbers inside words that the memo takes from its file: titles, names, dates, what stands in the body.
 *
 * They are not in the dataset: their facts say that they are quoted from the memo. `isBound` tells whether the labels
 * and titles of attachments are printed, too.
 */
export function quoteMemo(view: MemoView, isBound: boolean): readonly Fact[] {
  const { head, title, addressees, body, attachmentNote, attendance, closing, note, imprint } =
    view;
  const heads = isBound ? view.attachments.map(({ label, lines }) => [label, lines]) : [];
  const printed = [
    head,
    title,
    addressees,
    body,
    attachmentNote,
    attendance,
    closing,
    note,
    imprint,
  ];
  return stringsIn([...printed, heads])
    .flatMap(digitsIn)
    .map((text) => quote("memo", "memo", text));
}

/** Lists the strings inside plain data; of figures, which have facts of their own, only the text around them. */
function stringsIn(data: unknown): readonly string[] {
  if (typeof data === "string") return [data];
  if (data === null || typeof data !== "object") return [];
  if ("isNumeral" in data && data.isNumeral === true) {
    const { prefix, tail } = data as unknown as Numeral;
    return [prefix, tail];
  }
  return Object.values(data).flatMap(stringsIn);
}
