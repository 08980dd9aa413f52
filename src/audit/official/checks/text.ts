import { AREA, CHARACTER } from "../grid.ts";
import { compare, measure } from "../measure.ts";
import type { Measure } from "../model.ts";
import { readNote } from "../note.ts";
import { type Parts, type Placed, plainLines, shiftOf } from "../parts.ts";

/** Checks where text has to be: on the first page, and on the page of the signature. */
export function checkText(parts: Parts): readonly Measure[] {
  if (parts.form === "attachment") return [];
  return [checkFirstPage(parts), ...checkClosing(parts)];
}

/** Checks that the first page has text of the body. */
function checkFirstPage(parts: Parts): Measure {
  const lines = bodyLines(parts).filter(({ page }) => page.number === 1).length;
  const about = {
    name: "text-on-first-page",
    page: 1,
    required: "at least 1 line",
    clause: "7.3.3",
  };
  return compare({ ...about, value: `${lines} lines` }, lines > 0);
}

/** Lines of plain text of the body: below the addressees, which end with a colon, and above note and signature. */
function bodyLines(parts: Parts): readonly Placed[] {
  const lines = plainLines(parts);
  const isAddressees = ({ page, line }: Placed) =>
    page.number === 1 && line.text.endsWith("：") && line.left < AREA.left + 1;
  const end = readNote(parts)[0]?.first ?? parts.signature;
  const from = lines.findIndex(isAddressees) + 1;
  return lines.slice(from, end ? lines.indexOf(end) : undefined);
}

/**
 * Lines of text on the page of the signature. Those of the attachment note count where it goes on from the page before,
 * or where the text is one line, which cannot be on both pages.
 */
function linesBeside(parts: Parts, { page }: Placed): readonly Placed[] {
  const { text, signature } = parts;
  const note = readNote(parts);
  const first = note[0]?.first;
  const counts = first && (first.page !== page || bodyLines(parts).length < 2);
  const end = counts ? signature : (first ?? signature);
  return text
    .slice(0, end ? text.indexOf(end) : undefined)
    .filter((placed) => placed.page === page);
}

function checkClosing(parts: Parts): readonly Measure[] {
  const { date, signature } = parts;
  if (!date || !signature) return [];
  const beside = linesBeside(parts, date).length;
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
