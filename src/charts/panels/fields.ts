import type { Field } from "../layout.ts";
import type { PanelsRow } from "./model.ts";

/** Where a row stands. */
export interface RowSpan {
  readonly row: PanelsRow;
  readonly topPt: number;
  readonly bottomPt: number;
}

/** From the left end of a panel to the right; the first of a band includes the names. */
export interface PanelSpan {
  /** Among all panels of the figure. */
  readonly index: number;
  readonly spanPt: readonly [startPt: number, endPt: number];
}

/** The fields under rows of one group: neighbours that may be compared share one, with one bracket. */
export function fieldsUnder(
  spans: readonly RowSpan[],
  panels: readonly PanelSpan[],
): readonly Field[] {
  return panels.flatMap(({ index, spanPt: [startPt, endPt] }, place) =>
    runsOf(spans, index).map((run): Field => {
      const [first, last] = [run[0], run.at(-1)];
      const topPt = first?.topPt ?? 0;
      const height = (last?.bottomPt ?? 0) - topPt;
      const isJoined = (other: PanelSpan | undefined) =>
        other !== undefined && isSameRun(run, runsOf(spans, other.index));
      const [before, next] = [panels[place - 1], panels[place + 1]];
      const endX = next && isJoined(next) ? next.spanPt[0] : endPt;
      const hasBracket = !isJoined(before);
      return { x: startPt, y: topPt, width: endX - startPt, height, hasBracket };
    }),
  );
}

/** Rows under one another that stand on a field in one panel. */
function runsOf(spans: readonly RowSpan[], panel: number): readonly (readonly RowSpan[])[] {
  const runs: RowSpan[][] = [];
  let isOpen = false;
  for (const span of spans) {
    const isField = span.row.grounds[panel] === "field";
    if (isField && isOpen) runs.at(-1)?.push(span);
    else if (isField) runs.push([span]);
    isOpen = isField;
  }
  return runs;
}

function isSameRun(run: readonly RowSpan[], others: readonly (readonly RowSpan[])[]): boolean {
  return others.some((other) => other[0] === run[0] && other.length === run.length);
}
