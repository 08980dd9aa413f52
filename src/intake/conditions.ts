import type { Indicator, Qualifier } from "../dataset/model.ts";
import { caveatsOf } from "./caveats.ts";
import { clauseBefore } from "./clause.ts";
import type { Linked } from "./link.ts";
import type { Candidate } from "./model.ts";
import { referenceOf } from "./reference.ts";

type Read = Pick<Candidate, "measure" | "unit" | "period">;

/** On what a number holds: what it is net of, what it is against, and what of its words no figure can say. */
export function conditionsOf(
  text: string,
  linked: Linked,
  read: Read,
  indicator: Indicator | undefined,
  basisById: ReadonlyMap<string, Qualifier>,
): Pick<Candidate, "basis" | "on" | "doubts"> {
  const words = wordsOf(text, linked);
  const basis = [...basisById.values()].find(({ name }) => words.includes(name.zh))?.id ?? null;
  const clause = clauseBefore(text, linked.statement.quantity);
  const { on, doubts } = referenceOf(clause, read, indicator?.time ?? null);
  if (!indicator) return { basis, on, doubts };
  return {
    basis,
    on,
    doubts: [...doubts, ...caveatsOf({ ...read, basis, clause: words, indicator })],
  };
}

/** The clause, the one before where that ends with 后, and that of the number whose subject is carried on. */
function wordsOf(text: string, { statement, from }: Linked): string {
  const clause = clauseBefore(text, statement.quantity);
  const led = statement.led.at(-1) ?? "";
  const carried = from ? clauseBefore(text, from.statement.quantity) : "";
  return [carried, led.endsWith("后") ? led : "", clause].join(",");
}
