import { measureWorst } from "../measure.ts";
import type { Measure } from "../model.ts";
import type { Parts } from "../parts.ts";

/** Checks that each page is upright A4. */
export function checkPaper({ pages }: Parts): readonly Measure[] {
  const about = { tolerance: 1, unit: "mm", clause: "5.1" };
  return [
    ...measureWorst(
      { ...about, name: "paper-width", required: 210 },
      pages.map(({ number, width }) => ({ page: number, value: width })),
    ),
    ...measureWorst(
      { ...about, name: "paper-height", required: 297 },
      pages.map(({ number, height }) => ({ page: number, value: height })),
    ),
  ];
}
