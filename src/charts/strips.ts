/** Stacks the strips of a figure, and parts it where it is higher than a page. */

import { gather, type Placed } from "./layout.ts";

/** What lies over the whole width: titles, a caption, a row. */
export interface Strip {
  readonly kind: "titles" | "rule" | "caption" | "row" | "foot";
  readonly heightPt: number;
  readonly place: (topPt: number) => Partial<Placed>;
}

/** A run of rows with the strips that open it, which are repeated where the run goes on in another piece. */
export interface Run {
  readonly opening: readonly Strip[];
  readonly rows: readonly Strip[];
  /** What lies behind rows of one piece, of which `from` is the first and `to` comes after the last: fields, zero lines. */
  readonly axis: (topPt: number, bottomPt: number, from: number, to: number) => Partial<Placed>;
}

interface Piece {
  readonly placed: Placed;
  readonly heightPt: number;
}

/**
 * Places runs under one another.
 *
 * Shape: one piece where all fits in `highestPt`, else several; only a single row that is higher exceeds it.
 */
export function stackRuns(runs: readonly Run[], highestPt: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let parts: Partial<Placed>[] = [];
  let y = 0;
  const close = () => {
    if (parts.length > 0) pieces.push({ placed: gather(parts), heightPt: y });
    parts = [];
    y = 0;
  };
  const put = ({ heightPt, place }: Strip) => {
    parts.push(place(y));
    y += heightPt;
  };
  let titles: Strip | null = null;
  for (const { opening, rows, axis } of runs) {
    const fits = (strips: readonly Strip[]) => y + heightOf(strips) <= highestPt;
    titles = opening.find(({ kind }) => kind === "titles") ?? titles;
    const again = [titles, ...opening].filter(
      (strip, index, all): strip is Strip =>
        strip !== null && strip.kind !== "rule" && all.indexOf(strip) === index,
    );
    if (y > 0 && !fits([...opening, ...rows.slice(0, 1)])) {
      close();
      for (const strip of again) put(strip);
    } else for (const strip of opening) put(strip);
    let [topPt, from] = [y, 0];
    for (const [index, row] of rows.entries()) {
      if (y > topPt && !fits([row])) {
        parts.push(axis(topPt, y, from, index));
        close();
        for (const strip of again) put(strip);
        [topPt, from] = [y, index];
      }
      put(row);
    }
    if (rows.length > 0) parts.push(axis(topPt, y, from, rows.length));
  }
  close();
  return pieces;
}

export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, { heightPt }) => sum + heightPt, 0);
}
