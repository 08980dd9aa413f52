import type { ChartFigureSpec, ChartMark } from "./model.ts";

const wordsOf = (mark: ChartMark | null | undefined) =>
  mark ? mark.label + (mark.sign ?? "") : "";

/** Writes out what a figure shows: a row of texts for each row and panel, for readers who cannot see it. */
export function tabulateRows({ panels, groups }: ChartFigureSpec): readonly (readonly string[])[] {
  return panels.flatMap((title, panel) =>
    groups.flatMap(({ caption, rows }) =>
      rows.map(({ label, sub, cells }) => {
        const { mark, pair, rank = "", empty = "" } = cells[panel] ?? {};
        return [title, caption, label, sub, wordsOf(mark), wordsOf(pair), rank || empty];
      }),
    ),
  );
}
