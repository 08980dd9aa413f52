/** Words a chart for readers who cannot see it. */

import type { ChartCell, ChartFigureSpec, ChartMark, ChartRow } from "../../charts/model.ts";
import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import { plainText, say } from "../sentence.ts";

/** What is shown, then every value, place by place, and what is left out, in words that can be read aloud. */
export function altOf(
  { locale }: Context,
  headings: readonly Sentence[],
  { groups, foot }: Pick<ChartFigureSpec, "groups" | "foot">,
): string {
  const worded = groups.flatMap(({ caption, isContinued, rows }) => [
    ...(isContinued ? [caption] : []),
    ...rows.map((row) => altRow(locale, row)),
  ]);
  if (foot) worded.push(foot);
  return plainText(
    say(locale.say("chart.alt"), {
      title: headings.map(plainText).join(locale.say("list.stop")),
      rows: worded.join(locale.say("list.row")),
    }),
  );
}

function altRow(locale: Context["locale"], { label, sub, cells }: ChartRow): string {
  return plainText(
    say(locale.say(sub ? "chart.altRow" : "chart.altUndated"), {
      place: label,
      year: sub,
      value: cells.map((cell) => altCell(locale, cell)).join(" / "),
    }),
  );
}

function altCell(locale: Context["locale"], { mark, pair, empty }: ChartCell): string {
  if (!pair) return [labelOf(mark), empty].filter(Boolean).join(" ");
  return plainText(
    say(locale.say("chart.altPair"), {
      outcome: mark ? labelOf(mark) : empty,
      target: labelOf(pair),
    }),
  );
}

function labelOf(mark: ChartMark | null): string {
  return mark ? mark.label + (mark.sign ?? "") : "";
}
