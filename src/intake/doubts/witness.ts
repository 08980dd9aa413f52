import type { Indicator } from "../../dataset/model.ts";
import { sayIn, type UnitIndex } from "../../dataset/printed/unit-index.ts";
import { lastDigit } from "../../dataset/units.ts";
import { groupBy } from "../../group-by.ts";
import type { Candidate, Doubt } from "../model.ts";

/** What second witnesses know besides the candidates. */
export interface Grounds {
  readonly indicatorById: ReadonlyMap<string, Indicator>;
  readonly units: UnitIndex;
}

/** A candidate that something speaks against. */
export interface Doubted {
  readonly candidate: Candidate;
  readonly doubt: Doubt;
}

/** Looks for candidates that disagree with each other. */
export type Witness = (candidates: readonly Candidate[], grounds: Grounds) => readonly Doubted[];

/** The value of a candidate in its indicator's unit; null where it names no indicator or does not convert. */
export function amountOf(candidate: Candidate, grounds: Grounds): number | null {
  return convert(`${candidate.value}`, candidate, grounds);
}

/** One unit of the last printed digit, in the indicator's unit; 0 where that cannot be said. */
export function precisionOf(candidate: Candidate, grounds: Grounds): number {
  const written = candidate.text.normalize("NFKC").replaceAll(",", "");
  return convert(lastDigit(written), candidate, grounds) ?? 0;
}

function convert(
  written: string,
  { indicator: id, measure, unit }: Candidate,
  { indicatorById, units }: Grounds,
): number | null {
  const indicator = indicatorById.get(id ?? "");
  if (!indicator) return null;
  if (measure === "growth" || measure === "change") return Number(written);
  const [from, to] = [units.unitById.get(unit), units.unitById.get(indicator.unit)];
  return from && to ? sayIn(written, "1", from, to, units) : null;
}

/** Finds candidates by what they are of, in constant time. */
export function byIdentity(
  candidates: readonly Candidate[],
): (indicator: string, period: string, isGrowth: boolean) => readonly Candidate[] {
  const keyOf = (indicator: string | null, period: string, isGrowth: boolean) =>
    `${indicator} ${period} ${isGrowth}`;
  const byKey = groupBy(candidates, ({ indicator, period, measure }) =>
    keyOf(indicator, period, measure === "growth" || measure === "change"),
  );
  return (...identity) => byKey.get(keyOf(...identity)) ?? [];
}

/** Doubts of two candidates that disagree, each with the place of the other. */
export function bothDoubted(
  code: string,
  message: string,
  [one, other]: readonly [Candidate, Candidate],
): readonly Doubted[] {
  const spanOf = ({ start, end }: Candidate) => ({ start, end });
  return [
    { candidate: one, doubt: { code, message, with: spanOf(other) } },
    { candidate: other, doubt: { code, message, with: spanOf(one) } },
  ];
}
