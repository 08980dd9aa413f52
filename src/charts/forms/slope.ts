import { checkMark, labelsOfMark, wordsOfMark } from "../time/marks.ts";
import { MOST_NAMED, type SlopeRow, type SlopeSpec } from "../time/model.ts";
import { layOutSlope } from "../time/slope.ts";
import type { DrawnForm } from "./model.ts";

const marksOf = ({ from, to }: SlopeRow) => [from, to].filter((mark) => mark !== null);
const isNamed = ({ isUnnamed = false }: SlopeRow) => !isUnnamed;

/** Two periods, a line a place. */
export const slope: DrawnForm<SlopeSpec> = {
  check: ({ ends, rows }, fail) => {
    if (rows.length === 0) fail("expected at least one row");
    if (!ends.from || !ends.to) fail("expected words over both ends");
    const named = rows.filter(isNamed).length;
    if (named > MOST_NAMED) fail(`expected at most ${MOST_NAMED} rows with words, got ${named}`);
    for (const row of rows) {
      if (!row.label) fail("expected a name of every row");
      if (marksOf(row).length === 0) fail(`${row.label} has no number`);
      for (const mark of marksOf(row)) checkMark(row.label, mark, fail);
    }
  },
  labelsOf: ({ ends, rows }) => [
    ends.from,
    ends.to,
    ...rows.filter(isNamed).flatMap((row) => [row.label, ...marksOf(row).flatMap(labelsOfMark)]),
  ],
  tabulate: ({ rows }) =>
    rows.map(({ label, from, to }) => [label, wordsOfMark(from), wordsOfMark(to)]),
  layOut: layOutSlope,
};
