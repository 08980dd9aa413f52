import type { Dataset, Text } from "../../dataset/model.ts";

/** What is looked for: every word has to stand somewhere in the names. */
export type Words = readonly string[];

/** The words of a search, in small letters and without the difference of half and full width; none where nothing is sought. */
export function wordsOf(find: string | undefined): Words {
  return alike(find ?? "")
    .split(/\s+/u)
    .filter((word) => word !== "");
}

/** Whatever bears names. */
interface Named {
  readonly id: string;
}

/** Things by their ids, and the names of each in one text to look words up in. */
type Names = ReadonlyMap<string, string>;

// What is in a dataset is immutable, so its names are put together once; the WeakMap frees them with it.
const namesByThings = new WeakMap<ReadonlyMap<string, Named>, Names>();

/** The ids of the things in whose names every word stands; null where no word is sought. */
function havingWords<Thing extends Named>(
  byId: ReadonlyMap<string, Thing>,
  words: Words,
  namesOf: (thing: Thing) => readonly (string | Text | null)[],
): ReadonlySet<string> | null {
  if (words.length === 0) return null;
  const names = namesByThings.get(byId) ?? namesIn(byId, namesOf);
  namesByThings.set(byId, names);
  const found = [...names].filter(([, text]) => words.every((word) => text.includes(word)));
  return new Set(found.map(([id]) => id));
}

function namesIn<Thing extends Named>(
  byId: ReadonlyMap<string, Thing>,
  namesOf: (thing: Thing) => readonly (string | Text | null)[],
): Names {
  return new Map([...byId].map(([id, thing]) => [id, textOf([id, ...namesOf(thing)])]));
}

function textOf(names: readonly (string | Text | null)[]): string {
  const each = names.map((name) =>
    name === null || typeof name === "string" ? (name ?? "") : `${name.zh}\n${name.en}`,
  );
  return alike(each.join("\n"));
}

/** Looks words up in names that are not kept. */
export function hasWords(names: readonly (string | Text)[], words: Words): boolean {
  if (words.length === 0) return true;
  const text = textOf(names);
  return words.every((word) => text.includes(word));
}

/** The things of a dataset, with the names that they are looked for by. */
export function placesNamed({ regionById }: Dataset, words: Words): ReadonlySet<string> | null {
  return havingWords(regionById, words, ({ name, short }) => [name, short]);
}

export function indicatorsNamed(
  { indicatorById }: Dataset,
  words: Words,
): ReadonlySet<string> | null {
  return havingWords(indicatorById, words, ({ name, short }) => [name, short]);
}

export function documentsNamed(
  { documentById }: Dataset,
  words: Words,
): ReadonlySet<string> | null {
  return havingWords(documentById, words, ({ title, number, issuer }) => [title, number, issuer]);
}

function alike(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
