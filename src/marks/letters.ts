/** The short signs that stand for places on marks too small for their names. */

import { groupBy } from "../group-by.ts";

const HAN = /\p{Script=Han}/u;
const LETTER = /\p{L}/u;

/**
 * Gives each of the places shown together a sign of its own, in their order.
 *
 * Shape: one sign a name. Of a Chinese name it is its first character that no other name has (高青 and 高密: 青 and 密);
 * of any other its initial, or with one of its other letters where initials are shared (Boshan and Binzhou: Bo and Bi).
 * Where that does not tell all names apart, all are letters from A on, after Z from AA on: a number would read as if it
 * were a value, or a digit of the value beside it.
 */
export function lettersOf(names: readonly string[]): readonly string[] {
  const signByName = new Map([
    ...hanSigns(names),
    ...latinSigns(names.filter((name) => !HAN.test(name))),
  ]);
  const signs = names.map((name) => signByName.get(name));
  const isTold = new Set(names).size === names.length && !signs.includes(undefined);
  return isTold ? signs.map((sign = "") => sign) : names.map((_, index) => ordinalLetters(index));
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A, B … Z, AA, AB …; `index` counts from 0. */
function ordinalLetters(index: number): string {
  const last = LETTERS[index % LETTERS.length] ?? "";
  const before = Math.floor(index / LETTERS.length) - 1;
  return before < 0 ? last : ordinalLetters(before) + last;
}

/** The names that have a character of their own, and its first. */
function hanSigns(names: readonly string[]): readonly (readonly [string, string])[] {
  const timesBySign = new Map<string, number>();
  for (const name of names) {
    for (const sign of new Set(name)) timesBySign.set(sign, (timesBySign.get(sign) ?? 0) + 1);
  }
  return names.flatMap((name) => {
    const own = [...name].find((sign) => HAN.test(sign) && timesBySign.get(sign) === 1);
    return own === undefined ? [] : [[name, own] as const];
  });
}

function latinSigns(names: readonly string[]): readonly (readonly [string, string])[] {
  const lettersByName = new Map(
    names.map((name) => [name, [...name].filter((sign) => LETTER.test(sign))]),
  );
  const namesByInitial = groupBy([...lettersByName.keys()], (name) =>
    (lettersByName.get(name)?.[0] ?? "").toUpperCase(),
  );
  return [...namesByInitial].flatMap(([initial, sharing]) => {
    if (initial === "") return [];
    const [only, ...others] = sharing;
    if (only !== undefined && others.length === 0) return [[only, initial] as const];
    return tellApart(sharing, lettersByName).map(
      ([name, second]) => [name, initial + second] as const,
    );
  });
}

/**
 * A second letter for each of the names with one initial, as early in the name as it tells it from the others.
 *
 * All names are asked for their second letter, then those left for their third and so on, so that their order changes
 * nothing.
 */
function tellApart(
  names: readonly string[],
  lettersByName: ReadonlyMap<string, readonly string[]>,
): readonly (readonly [string, string])[] {
  const nameByLetter = new Map<string, string>();
  const longest = Math.max(...[...lettersByName.values()].map((letters) => letters.length));
  let left = names;
  for (let index = 1; index < longest && left.length > 0; index += 1) {
    const namesHere = groupBy(left, (name) =>
      (lettersByName.get(name)?.[index] ?? "").toLowerCase(),
    );
    for (const [letter, [name, ...others]] of namesHere) {
      if (letter === "" || name === undefined || others.length > 0) continue;
      if (!nameByLetter.has(letter)) nameByLetter.set(letter, name);
    }
    const told = new Set(nameByLetter.values());
    left = left.filter((name) => !told.has(name));
  }
  return [...nameByLetter].map(([letter, name]) => [name, letter] as const);
}
