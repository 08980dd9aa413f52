import type { Qualifier } from "../dataset/model.ts";
import type { Quantity } from "../dataset/printed/quantity.ts";

/** Within how many characters before a number a basis is said. */
const REACH = 40;

/** The qualifier whose name stands before a number in its sentence; null where none does. */
export function qualifierIn(
  text: string,
  { start }: Pick<Quantity, "start">,
  qualifierById: ReadonlyMap<string, Qualifier>,
): string | null {
  const clause = /[^。;]*$/.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? "";
  for (const { id, name } of qualifierById.values()) if (clause.includes(name.zh)) return id;
  return null;
}
