import { AREA, CHARACTER } from "../grid.ts";
import { compare, measure } from "../measure.ts";
import type { Measure } from "../model.ts";
import { readNote } from "../note.ts";
import { type Parts, plainLines, shiftOf } from "../parts.ts";

/** Checks where text has to be: on the first page, and on the page of the signature. */
export function checkText(parts: Parts): readonly Measure[] {
  if (parts.form === "attachment") return [];
  return [checkFirstPage(parts), ...checkClosing(parts)];
}

/** Checks that the first page has text of the body; lines of addressees, which end with a colon, do not count. */
function checkFirstPage(parts: Parts): Measure {
  const onFirst = plainLines(parts).filter(({ page }) => page.number === 1);
  const end = onFirst.findIndex(
    ({ line }) => line.text.endsWith("：") && line.left < AREA.left + 1,
  );
  const lines = onFirst.length - (end + 1);
  const about = {
    name: "text-on-first-page",
    page: 1,
    required: "at least 1 line",
    clause: "7.3.3",
  };
  return compare({ ...about, value: `${lines} lines` }, lines > 0);
}

function checkClosing(parts: Parts): readonly Measure[] {
  const { date, signature, text } = parts;
  if (!date || !signature) return [];
  const note = readNote(parts)[0]?.first;
  const before = text.slice(0, text.indexOf(note ?? signature));
  const beside = before.filter(({ page }) => page === date.page).length;
  const page = date.page.number;
  const about = {
    name: "text-beside-signature",
    page,
    required: "at least 1 line",
    clause: "7.3.5.5",
  };
  const right = AREA.right - shiftOf(parts, date.page);
  const free = (edge: number) => (right - edge) / CHARACTER;
  return [
    compare({ ...about, value: `${beside} lines` }, beside > 0),
    measure({
      name: "date-right-of-signature",
      page,
      value: (date.line.left - signature.line.left) / CHARACTER,
      required: 2,
      tolerance: 0.3,
      unit: "characters",
      clause: "7.3.5.2",
    }),
    measure({
      name: "free-beside-signature",
      page,
      value: Math.min(free(signature.line.right), free(date.line.right)),
      required: 2,
      tolerance: 0.3,
      unit: "characters",
      clause: "7.3.5.2",
    }),
  ];
}
