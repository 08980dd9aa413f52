import { readFile, writeFile } from "node:fs/promises";

/**
 * Writes src/dataset/characters/radicals.ts from EquivalentUnifiedIdeograph.txt of the Unicode Character Database,
 * e.g. /usr/share/unicode/EquivalentUnifiedIdeograph.txt of Debian's package unicode-data.
 */
const [path = "/usr/share/unicode/EquivalentUnifiedIdeograph.txt"] = process.argv.slice(2);
const text = await readFile(path, "utf8");
const name = /^# (EquivalentUnifiedIdeograph-[\d.]+\.txt)/.exec(text)?.[1];
if (name === undefined) throw new Error(`${path} is not EquivalentUnifiedIdeograph.txt`);

const pairs = [...text.matchAll(/^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)/gm)].flatMap(
  ([, first = "", last = first, meant = ""]) => {
    const start = Number.parseInt(first, 16);
    const count = Number.parseInt(last, 16) - start + 1;
    return Array.from({ length: count }, (_, index) =>
      String.fromCodePoint(start + index, Number.parseInt(meant, 16)),
    );
  },
);
const lines = Array.from({ length: Math.ceil(pairs.length / 24) }, (_, line) =>
  pairs.slice(24 * line, 24 * (line + 1)).join(""),
);
await writeFile(
  new URL("../src/dataset/characters/radicals.ts", import.meta.url),
  `/**
 * Radicals and strokes, each followed by the character that it looks like; written by \`npm run radicals\`.
 *
 * Source: ${name} of the Unicode Character Database.
 */
export const RADICALS =
${lines.map((line) => `  "${line}"`).join(" +\n")};
`,
);
