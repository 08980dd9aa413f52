import type { Figure, Indicator } from "../../dataset/model.ts";
import { sayIn, type UnitIndex } from "../../dataset/printed/unit-index.ts";
import { lastDigit } from "../../dataset/units.ts";
import { groupBy } from "../../group-by.ts";
import type { Candidate } from "../model.ts";

/** What second witnesses know besides the candidates. */
export interface Grounds {
  readonly indicatorById: ReadonlyMap<string, Indicator>;
  readonly units: UnitIndex;
  /** The text in which the candidates stand. */
  readonly document: string;
  /** What other documents say of the same region. */
  readonly others: readonly Figure[];
}

/** Candidates that were held against each other: the two of them, or one and what another document says. */
export interface Testimony {
  readonly code: string;
  readonly of: readonly [Candidate, Candidate] | readonly [Candidate];
  /** What speaks against them; null where they agree. */
  readonly message: string | null;
}

/** Holds candidates against each other: one testimony for each comparison, also where they agree. */
export type Witness = (candidates: readonly Candidate[], grounds: Grounds) => readonly Testimony[];

/** The value of a candidate in its indicator's unit; null where it names no indicator or does not convert. */
export function amountOf(candidate: Candidate, grounds: Grounds): number | null {
  return convert(`${candidate.value}`, candidate, grounds);
}

/** One unit of the last printed digit, in the indicator's unit; 0 where that cannot be said. */
export function precisionOf(candidate: Candidate, grounds: Grounds): number {
  return convert(lastDigit(writtenOf(candidate)), candidate, grounds) ?? 0;
}

/** The digits of a candidate as a plain decimal. */
export function writtenOf({ text }: Candidate): string {
  return text.normalize("NFKC").replaceAll(",", "");
}

function convert(
  written: string,
  { indicator: id, measure, unit }: Candidate,
  { indicatorById, units }: Grounds,
): number | null {
  const indicator = indicatorById.get(id ?? "");
  if (!indicator) return null;
  if (isMovement(measure)) return Number(written);
  const [from, to] = [units.unitById.get(unit), units.unitById.get(indicator.unit)];
  return from && to ? sayIn(written, "1", from, to, units) : null;
}

/** Whether a measure is of a movement, and not an amount. */
export function isMovement(measure: Candidate["measure"]): boolean {
  return measure === "growth" || measure === "change";
}

/** Finds candidates by what they are of, in constant time. */
export function byIdentity(
  candidates: readonly Candidate[],
): (indicator: string, period: string, isGrowth: boolean) => readonly Candidate[] {
  const keyOf = (indicator: string | null, period: string, isGrowth: boolean) =>
    `${indicator} ${period} ${isGrowth}`;
  const byKey = groupBy(candidates, ({ indicator, period, measure }) =>
    keyOf(indicator, period, isMovement(measure)),
  );
  return (...identity) => byKey.get(keyOf(...identity)) ?? [];
}

/** The words between two candidates of which one stands before the other. */
export function wordsBetween(
  first: Candidate | undefined,
  { start }: Pick<Candidate, "start">,
  { document }: Grounds,
): string {
  return document.slice(first?.end ?? 0, start).replace(/\s+/g, "");
}
