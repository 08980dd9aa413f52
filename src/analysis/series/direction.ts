/** Whether figures of one place rise or fall, as far as their tolerance and bounds allow to say so. */

import type { Figure } from "../../dataset/model.ts";
import {
  areSetAlike,
  type Position,
  positionOf,
  positionToZero,
  withoutSide,
} from "../tolerance.ts";
import type { Direction } from "./model.ts";

/** `same`: too close to tell; `open`: a bound leaves it open, or there is no number. */
export type Way = Direction | "same" | "open";

const WAY_TO: Readonly<Record<Position, Way>> = {
  above: "rise",
  below: "fall",
  same: "same",
  open: "open",
};

/** Which way it goes from one figure to another of the same unit; of two targets with the same bound, the number in it. */
export function wayBetween(before: Figure, after: Figure): Way {
  if (!areSetAlike(before, after)) return WAY_TO[positionOf(after, before)];
  return WAY_TO[positionOf(withoutSide(after), withoutSide(before))];
}

/** Which way a rate or a change itself goes: `same` where it is about zero. */
export function wayOf(figure: Figure): Way {
  return WAY_TO[positionToZero(figure)];
}
