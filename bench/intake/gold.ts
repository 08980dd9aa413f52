import type { Dataset, Figure } from "../../src/dataset/model.ts";
import { indexUnits, sayIn } from "../../src/dataset/printed/unit-index.ts";
import type { Candidate, Reading } from "../../src/intake/model.ts";
import { locateFigures } from "../../src/sources/prove.ts";

/** A figure at one of the places that it names; a further place may drop its bound. */
export interface Gold {
  readonly figure: Figure;
  readonly isFurther: boolean;
}

/**
 * The numbers of a document that figures claim, by where each begins.
 *
 * Found by the proof's own claims: the number among the printed words whose amount is the figure's.
 */
export function goldOf(
  dataset: Dataset,
  document: string,
  text: string,
  reading: Reading,
): ReadonlyMap<number, readonly Gold[]> {
  const numbers = [...reading.candidates, ...reading.ignored, ...reading.unread];
  const gold = new Map<number, Gold[]>();
  const ranges = locateFigures(dataset, document, { text, grids: [] });
  for (const figure of dataset.figures) {
    if (figure.value === null) continue;
    for (const [place, { start, end }] of (ranges.get(figure.id) ?? []).entries()) {
      const inside = numbers.filter((one) => one.start >= start && one.end <= end);
      const meant = inside.filter(({ text: printed }) => canBe(printed, figure));
      const last = meant.sort((a, b) => a.start - b.start).at(-1);
      if (!last) continue;
      gold.set(last.start, [...(gold.get(last.start) ?? []), { figure, isFurther: place > 0 }]);
    }
  }
  return gold;
}

/** Whether the digits are those of the figure, whatever power of ten its unit moves them by. */
function canBe(printed: string, { value }: Figure): boolean {
  const amount = Number(printed.normalize("NFKC").replaceAll(",", ""));
  const ratio = Math.abs(amount) / Math.abs(value ?? 0);
  return value === 0
    ? amount === 0
    : Math.abs(Math.log10(ratio) - Math.round(Math.log10(ratio))) < 1e-9;
}

/** Parts of a candidate that may be wrong. */
export const PARTS = ["indicator", "measure", "value", "period", "bound", "status"] as const;
export type Part = (typeof PARTS)[number];

/** In which parts a candidate differs from the figure that it agrees with most; none where it is right. */
export function differencesOf(
  candidate: Candidate,
  gold: readonly Gold[],
  { unitById }: Dataset,
): readonly Part[] {
  const units = indexUnits(unitById);
  const judged = gold.map(({ figure, isFurther }) => {
    const [from, to] = [unitById.get(candidate.unit), unitById.get(figure.unit)];
    const value = from && to ? sayIn(`${candidate.value}`, "1", from, to, units) : null;
    const isRight: Readonly<Record<Part, boolean>> = {
      indicator: candidate.indicator === figure.indicator,
      measure: candidate.measure === figure.measure,
      value:
        value !== null &&
        Math.abs(value - (figure.value ?? 0)) < 1e-9 * Math.max(1, Math.abs(value)),
      period: candidate.period === figure.period,
      bound: candidate.bound === figure.bound || (isFurther && candidate.bound === "exact"),
      status: candidate.status === figure.status,
    };
    return PARTS.filter((part) => !isRight[part]);
  });
  return judged.sort((a, b) => a.length - b.length)[0] ?? PARTS;
}
