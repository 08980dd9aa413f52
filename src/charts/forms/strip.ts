import { checkStrip, labelsOfStrip, tabulateStrip } from "../position/check.ts";
import { frameOf } from "../position/frame.ts";
import type { StripSpec } from "../position/model.ts";
import { stackRows } from "../position/rows.ts";
import { stripContent } from "../position/strip.ts";
import { discRadius } from "../position/tier.ts";
import type { DrawnForm } from "./model.ts";

/** Where a place stands among its peers: a row an indicator, a disc a place. */
export const strip: DrawnForm<StripSpec> = {
  check: checkStrip,
  labelsOf: labelsOfStrip,
  tabulate: tabulateStrip,
  layOut: ({ rows, widthMm, isParted }, measure) => {
    const frame = frameOf(rows, widthMm, measure);
    if (!frame) return [];
    const marks = rows.flatMap(({ compared, beside }) => [...compared, ...beside]);
    const radiusPt = discRadius(
      marks.map(({ letter }) => letter),
      measure,
    );
    const framed = rows.flatMap((row, axis) => {
      const content = stripContent(row, axis, frame, radiusPt);
      return content ? [[row, content] as const] : [];
    });
    return framed.length === rows.length ? stackRows(framed, frame, isParted) : [];
  },
};
