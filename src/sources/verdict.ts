import type { Bound, Figure, Unit } from "../dataset/model.ts";
import { convert, isConvertible } from "../dataset/units.ts";
import type { Quantity } from "./quantity.ts";

/** What speaks against a figure at one place of its document: a stable code and a sentence. */
export interface Objection {
  readonly code: string;
  readonly message: string;
}

/** A figure held against one place: where it stands there, and what speaks against it. */
export interface Verdict {
  /** Offsets in the section's text, or the index of the cell. */
  readonly claim: readonly [start: number, end: number];
  readonly objections: readonly Objection[];
}

/** What every check needs besides the figure and the place. */
export interface Proof {
  readonly unitById: ReadonlyMap<string, Unit>;
  readonly units: readonly Unit[];
}

/** Takes the verdict against which least is said. */
export function best(verdicts: readonly Verdict[]): Verdict | null {
  let found: Verdict | null = null;
  for (const verdict of verdicts) {
    if (!found || verdict.objections.length < found.objections.length) found = verdict;
  }
  return found;
}

export function objection(code: string, message: string): Objection {
  return { code, message };
}

/**
 * Holds a figure's value against one printed number.
 *
 * `signs` are those that the words allow; a number with a minus sign has its own.
 * Errors: `unit-differs`, `value-differs`, `sign-differs`.
 */
export function checkValue(
  figure: Figure,
  quantity: Quantity,
  unit: Unit | null,
  signs: readonly (1 | -1)[],
  { unitById }: Proof,
): readonly Objection[] {
  const kept = unitById.get(figure.unit);
  const printed = unit ?? impliedUnit(figure, quantity, kept);
  if (!kept || !printed || !isConvertible(printed, kept)) {
    const got = unit ? unit.id : "no unit of the vocabulary";
    const message = `${quantity.written} is in ${got}; the figure is in ${figure.unit}.`;
    return [objection("unit-differs", message)];
  }
  const number = convert(quantity.written, printed, kept);
  const allowed = quantity.written.startsWith("-") ? [number] : signs.map((sign) => sign * number);
  if (figure.value === null || allowed.includes(figure.value)) return [];
  const isSign = Math.abs(number) === Math.abs(figure.value);
  const expected = `${allowed.join(" or ")} ${figure.unit}`;
  return [
    isSign
      ? objection("sign-differs", `The value is ${figure.value}; the words say ${expected}.`)
      : objection("value-differs", `The value is ${figure.value}; the document has ${expected}.`),
  ];
}

/** A count may go without a measure word, the noun says it: 3企业, 30万游客. */
function impliedUnit(
  { measure }: Figure,
  { power }: Quantity,
  kept: Unit | undefined,
): Unit | null {
  const isImplied = kept?.id === "个" || (power !== "" && kept?.id === `${power}${kept?.base}`);
  if (!kept || (measure !== "count" && !isImplied)) return null;
  const factor = { 万: "10000", 亿: "100000000" }[power] ?? "1";
  return { ...kept, factor };
}

/** Holds a figure's bound against the words beside the number; `isSilenceAllowed` where they may be missing. */
export function checkBound(
  figure: Figure,
  bounds: readonly Bound[],
  isSilenceAllowed: boolean,
): readonly Objection[] {
  const said = bounds.length > 0 ? bounds : (["exact"] as const);
  if (said.includes(figure.bound as never)) return [];
  if (bounds.length === 0 && isSilenceAllowed) return [];
  const message = `The bound is ${figure.bound}; the words beside the number say ${said.join(" or ")}.`;
  return [objection("bound-differs", message)];
}
