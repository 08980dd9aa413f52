import { Exact, lastDigit } from "../../dataset/units.ts";
import type { Candidate } from "../model.ts";
import { type Grounds, isMovement, type Testimony, writtenOf } from "./witness.ts";

/** An amount, with half a unit of its last digit, in the unit that its own converts through. */
interface Amount {
  readonly value: number;
  readonly half: number;
  readonly base: string;
}

/** The amount that a candidate states, whatever it is of; null where it states none or its unit is not known. */
export function amountStated(candidate: Candidate, { units }: Grounds): Amount | null {
  const unit = units.unitById.get(candidate.unit);
  if (!unit || isMovement(candidate.measure)) return null;
  const inBase = (written: string) => new Exact(written).times(unit.factor).toNumber();
  const half = inBase(lastDigit(writtenOf(candidate))) / 2;
  return { value: inBase(`${candidate.value}`), half, base: unit.base };
}

/** Holds a share in % against the part and the whole that it is of, as far as their digits go. */
export function shareHeld(
  code: string,
  { part, whole, share }: Readonly<Record<"part" | "whole" | "share", Candidate>>,
  grounds: Grounds,
): readonly Testimony[] {
  if ([part, whole, share].some(({ bound }) => bound !== "exact")) return [];
  const [own, total, said] = [part, whole, share].map((one) => amountStated(one, grounds));
  if (!own || !total || !said || own.base !== total.base || total.value === 0) return [];
  const worked = (100 * own.value) / total.value;
  const off = said.half + (100 * own.half + worked * total.half) / total.value;
  const message =
    Math.abs(worked - said.value) <= off
      ? null
      : `${part.printed} of ${whole.printed} is ${worked.toFixed(2)} %, not ${said.value} %`;
  return [{ code, of: [share, part], message }];
}
