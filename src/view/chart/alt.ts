/** Words a chart for readers who cannot see it. */

import type { ChartCell, ChartFigureSpec, ChartMark, ChartRow } from "../../charts/model.ts";
import type { PanelsSpec } from "../../charts/panels/model.ts";
import type { IndicatorRow } from "../../charts/position/model.ts";
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

/** What each panel shows, place by place. */
export function altOfPanels(
  { locale }: Context,
  headings: readonly Sentence[],
  { panels, groups }: Pick<PanelsSpec, "panels" | "groups">,
): string {
  const rows = groups.flatMap((group) => group.rows);
  const said = panels.map(({ title, subtitle }, panel) =>
    plainText(
      say(locale.say("chart.alt"), {
        title: [title, subtitle].filter(Boolean).join(locale.say("list.stop")),
        rows: rows
          .map((row) => altRow(locale, { ...row, cells: row.cells.slice(panel, panel + 1) }))
          .join(locale.say("list.row")),
      }),
    ),
  );
  const heads = headings.map(plainText).filter(Boolean);
  return [...heads, said.join(locale.say("list.sentence"))].join(locale.say("list.stop"));
}

/** A row with its values as they are read aloud. */
export interface ReadRow extends IndicatorRow {
  readonly values: readonly string[];
}

/** Where a place stands, indicator by indicator: the values of each row, then the words beside them. */
export function altOfPosition(
  { locale }: Context,
  headings: readonly string[],
  rows: readonly ReadRow[],
): string {
  const worded = rows.map(({ label, unit, values, rank, isUnranked, note, missing }) => {
    const about = [label, unit].filter(Boolean).join(locale.say("list.detail"));
    const isRank = rank !== "" && !isUnranked;
    const standing = isRank ? plainText(say(locale.say("position.altRank"), { rank })) : rank;
    const words = [...values, standing, note, missing].filter(Boolean);
    return plainText(
      say(locale.say("position.altRow"), { about, values: words.join(locale.say("list.detail")) }),
    );
  });
  return plainText(
    say(locale.say("chart.alt"), {
      title: headings.filter(Boolean).join(locale.say("list.stop")),
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
