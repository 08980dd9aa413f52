import type { Figure, Unit } from "../dataset/model.ts";
import type { Candidate } from "../dataset/printed/candidates.ts";
import { boundsSaid, isBoundSaid, sayAs } from "../dataset/printed/compare.ts";
import type { Quantity } from "../dataset/printed/quantity.ts";
import type { UnitIndex } from "../dataset/printed/unit-index.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";

/** What speaks against a figure at one place of its document: a stable code and a sentence. */
export interface Objection {
  readonly code: DiagnosticCode;
  readonly message: string;
}

/** The result of comparing a figure with one place: where the figure stands there, and the objections. */
export interface Verdict {
  /** Offsets in the section's text, or the index of the cell. */
  readonly claim: readonly [start: number, end: number];
  readonly objections: readonly Objection[];
}

/** What every check needs besides the figure and the place. */
export interface Proof {
  readonly units: UnitIndex;
}

/** Returns the verdict with the fewest objections. */
export function best(verdicts: readonly Verdict[]): Verdict | null {
  let found: Verdict | null = null;
  for (const verdict of verdicts) {
    if (!found || verdict.objections.length < found.objections.length) found = verdict;
  }
  return found;
}

export function objection(code: DiagnosticCode, message: string): Objection {
  return { code, message };
}

/**
 * Holds a figure's value against one printed number.
 *
 * A printed minus sign decides the sign; else words that name no fall mean a rise.
 * Errors: `unit-differs`, `value-differs`, `sign-differs`.
 */
export function checkValue(
  figure: Figure,
  { quantity, isEndOfRange }: Candidate,
  text: string,
  { units }: Proof,
): readonly Objection[] {
  const kept = units.unitById.get(figure.unit);
  const said = kept && sayAs({ ...figure, unit: kept }, quantity, units, UNSAID);
  const isUnitSaid =
    kept && (quantity.unit !== null || isUnitImplied(figure, quantity, kept, text));
  if (!isUnitSaid || !said || said.amounts.length === 0) {
    const got = quantity.unit?.id ?? "no unit of the vocabulary";
    const message = `${quantity.written} is in ${got}; the figure is in ${figure.unit}.`;
    return [objection("unit-differs", message)];
  }
  const { amounts, allowed } = said;
  if (figure.value === null || (allowed.includes(figure.value) && !isEndOfRange)) return [];
  const size = Math.abs(figure.value);
  const isSign = !isEndOfRange && amounts.some((amount) => Math.abs(amount) === size);
  const expected = `${allowed.join(" or ")} ${figure.unit}${isEndOfRange ? " as an end of a range" : ""}`;
  return [
    isSign
      ? objection("sign-differs", `The value is ${figure.value}; the words say ${expected}.`)
      : objection("value-differs", `The value is ${figure.value}; the document has ${expected}.`),
  ];
}

const UNSAID = { bare: "base", unsaidSigns: [1] } as const;

/** Counts may be printed without a measure word, ratios and indexes without %: 3企业, 30万游客, 12.8:37.3:49.9. */
function isUnitImplied(
  { measure }: Figure,
  { scale, joined, form, start, end }: Quantity,
  kept: Unit,
  text: string,
): boolean {
  if (measure === "count" || kept.id === "个" || form === "words") return true;
  if (scale !== "1") return kept.id.startsWith("万") || kept.id.startsWith("亿");
  const isRatio = joined === "ratio" || /^[:∶]\d/.test(text.slice(end, end + 2));
  const isIndex = /(?:指数|系数|得分)[为达是]?到?$/.test(text.slice(Math.max(0, start - 8), start));
  return kept.id === "%" && (isRatio || isIndex);
}

/** Holds a figure's bound against the words beside the number. */
export function checkBound(
  figure: Figure,
  quantity: Quantity,
  text: string,
  isSilenceAllowed = false,
): readonly Objection[] {
  const { bound, value } = figure;
  if (value === null || isBoundSaid({ bound, value }, text, quantity)) return [];
  const bounds = boundsSaid(value, quantity);
  if (bounds.length === 0 && isSilenceAllowed) return [];
  const said = bounds.length > 0 ? bounds.join(" or ") : "exact";
  const message = `The bound is ${bound}; the words beside the number say ${said}.`;
  return [objection("bound-differs", message)];
}
