import type { Figure } from "../../dataset/model.ts";
import { type Position, positionToZero } from "../tolerance.ts";

/** Which way a rate or a change goes; `unchanged`: too little to say which. */
export type Sign = "rose" | "fell" | "unchanged";

const SIGN_AT: Readonly<Record<Position, Sign | null>> = {
  above: "rose",
  below: "fell",
  same: "unchanged",
  open: null,
};

/** Returns which way a rate or a change goes; null where a bound leaves that open, and for words. */
export function signOf(figure: Figure): Sign | null {
  return SIGN_AT[positionToZero(figure)];
}
