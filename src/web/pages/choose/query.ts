import { type Fields, queryOf } from "../addresses.ts";

/** What the form of a choice says, as it was filled in; empty where nothing was. */
export interface ChooseQuery {
  /** Id of a briefing or of a kind. */
  readonly briefing: string;
  readonly places: readonly string[];
  readonly group: string;
  readonly within: string;
  readonly focus: string;
  readonly themes: readonly string[];
  readonly indicators: readonly string[];
  readonly period: string;
  /** ISO date. */
  readonly as_of: string;
  /** What was looked for among the places. */
  readonly find: string;
}

/**
 * Reads the fields of a choice.
 *
 * Shape: a field given several times and one with commas mean the same; each id once. Of what was looked for the last counts: a
 * button has the name of the field as well. Nothing is refused: the use case does.
 */
export function readChooseQuery(given: URLSearchParams): ChooseQuery {
  const one = (name: string) => (given.getAll(name).at(-1) ?? "").trim();
  const list = (name: string) => {
    const ids = given.getAll(name).flatMap((text) => text.split(","));
    return [...new Set(ids.map((id) => id.trim()))].filter((id) => id !== "");
  };
  return {
    briefing: one("briefing"),
    places: list("places"),
    group: one("group"),
    within: one("within"),
    focus: one("focus"),
    themes: list("themes"),
    indicators: list("indicators"),
    period: one("period"),
    as_of: one("as_of"),
    find: one("find"),
  };
}

/** The query of an address that says the same choice; what was looked for is no part of it. */
export function writeChooseQuery({ find: _, ...fields }: ChooseQuery): string {
  const short = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === "string" ? value : value.join(","),
  ]);
  // Commas stand as they are, so that a reader can read the address.
  return queryOf(Object.fromEntries(short) as Fields).replaceAll("%2C", ",");
}
