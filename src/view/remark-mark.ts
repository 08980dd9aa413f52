import type { Context } from "./context.ts";

/** The sign of a doubt about a printed figure; with a letter where the vocabulary has several, so that a mark has one meaning. */
export function remarkMark(
  { dataset, locale }: Pick<Context, "dataset" | "locale">,
  remark: string,
): string {
  const ids = [...dataset.remarkById.keys()];
  const letter = ids.length > 1 ? (LETTERS[ids.indexOf(remark)] ?? "") : "";
  return locale.say("mark.remark") + letter;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
