import type { Quantity } from "../dataset/printed/quantity.ts";

/** A clause reaches back no further than this. */
const REACH = 60;

/** The words of a number's clause before it. */
export function clauseBefore(text: string, { start }: Pick<Quantity, "start">): string {
  return /[^,。;:]*$/.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? "";
}
