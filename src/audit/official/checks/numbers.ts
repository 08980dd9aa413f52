import { AREA, DASH_ABOVE, mm } from "../grid.ts";
import { compare, measureWorst } from "../measure.ts";
import type { Measure } from "../model.ts";
import { NUMBER_INDENT, PAGE_NUMBER, type Parts, type Placed, shiftOf } from "../parts.ts";

const DASH_AT = AREA.bottom + 7;

/** Checks page numbers: which pages have one, that they are consecutive, their form, side and height. */
export function checkNumbers(parts: Parts): readonly Measure[] {
  const { pageNumbers } = parts;
  const about = { unit: "mm", clause: "7.5" };
  return [
    checkRunning(parts),
    ...checkForm(pageNumbers),
    ...measureWorst(
      { ...about, name: "page-number-height", required: DASH_AT, tolerance: 1 },
      pageNumbers.map(({ page, line }) => ({
        page: page.number,
        value: line.baseline - DASH_ABOVE * mm(line.sizePt),
      })),
    ),
    ...measureWorst(
      {
        ...about,
        name: "page-number-odd-right",
        required: AREA.right - NUMBER_INDENT,
        tolerance: 1,
      },
      pageNumbers.flatMap(({ page, line }) =>
        numberOf(line.text) % 2 === 1 ? [{ page: page.number, value: line.right }] : [],
      ),
    ),
    ...measureWorst(
      {
        ...about,
        name: "page-number-even-left",
        required: AREA.left + NUMBER_INDENT,
        tolerance: 1,
      },
      pageNumbers.flatMap(({ page, line }) =>
        numberOf(line.text) % 2 === 0
          ? [{ page: page.number, value: line.left + shiftOf(parts, page) }]
          : [],
      ),
    ),
  ];
}

function numberOf(text: string): number {
  return Number(PAGE_NUMBER.exec(text)?.[1]);
}

/** Every page has its number but the first of a letter, and the page of the imprint with the blank page before it. */
function checkRunning({ pages, form, imprint, pageNumbers }: Parts): Measure {
  const bare = new Set<number>();
  if (form === "letter") bare.add(1);
  for (const page of pages) {
    const isBlank = page.lines.length === 0 && page.turnedLines.length === 0;
    if (isBlank && imprint?.page.number === page.number + 1) {
      bare.add(page.number).add(page.number + 1);
    }
  }
  const required = pages.filter(({ number }) => !bare.has(number)).map(({ number }) => number);
  const found = pageNumbers.map(({ line }) => numberOf(line.text));
  const places = pageNumbers.map(({ page }) => page.number);
  const wrong = places.find((page, index) => page !== found[index]) ?? null;
  const isMet = wrong === null && runs(required) === runs(places);
  const about = { name: "page-numbers", page: wrong, clause: "7.5" };
  return compare({ ...about, value: runs(found), required: runs(required) }, isMet);
}

/** Writes numbers as ranges, e.g. 1—3, 5. */
function runs(numbers: readonly number[]): string {
  const groups: number[][] = [];
  for (const number of numbers) {
    const group = groups.at(-1);
    if (group && group.at(-1) === number - 1) group.push(number);
    else groups.push([number]);
  }
  return groups
    .map((group) => (group.length > 1 ? `${group[0]}—${group.at(-1)}` : `${group[0]}`))
    .join(", ");
}

/** Checks that every page number is digits between two dashes; the first wrong one is reported. */
function checkForm(pageNumbers: readonly Placed[]): readonly Measure[] {
  const isRight = ({ line }: Placed) => /^—\d+—$/u.test(line.text.replace(/\s/g, ""));
  const told = pageNumbers.find((placed) => !isRight(placed)) ?? pageNumbers[0];
  if (!told) return [];
  const value = told.line.text.replace(/\s/g, "").replace(/\d+/, "1");
  const about = {
    name: "page-number-form",
    page: told.page.number,
    required: "—1—",
    clause: "7.5",
  };
  return [compare({ ...about, value })];
}
