/** Makes the fonts in templates/fonts again from the originals: `npx tsx scripts/fonts.ts`. Needs the npm registry and `tar`. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { parse } from "yaml";
import { codePointsOf } from "../src/fonts/cmap.ts";
import { type Block, charactersOf, gb2312, isWanted } from "./font-characters.ts";
import { type FontOrigin, readOriginal } from "./font-origin.ts";

interface FontEntry extends FontOrigin {
  readonly family: string;
  readonly weight: number;
  readonly file: string;
  readonly quotes: string;
  readonly letters: FontOrigin;
}

/** First and last character of each block taken whole, as far as the font has it. */
const BLOCKS: readonly Block[] = [
  [0x20, 0x7e], // ASCII
  [0xa0, 0xff], // Latin-1
  [0x2010, 0x205e], // dashes, quotation marks, †, ‡, •, …, ‰
  [0x2070, 0x209c], // superscripts and subscripts
  [0x2150, 0x2188], // fractions, Ⅰ to Ⅻ
  [0x2460, 0x2473], // ① to ⑳
  [0x3000, 0x301f], // CJK punctuation, 〇, 〔〕
  [0xff01, 0xff5e], // full-width forms
];

const SIGNS = "€₣℃℉№℡™Ω←↑→↓↔↗↘−∓∗√∞∶≈≠≡≤≥■□▲△▶▷▼▽◀◁◆◇○◎●◐◑★☆㎎㎏㎜㎝㎞㎡㏄";

/** In names of county-level places, or in the documents, and not in GB 2312. */
const MORE_HAN = "勠鄠硚浉渌瀍埇堃昇喆珺玥甪";

/** Quotation marks and the apostrophe, which are Chinese ones in fonts of Chinese: an em wide. */
const QUOTES = "‘’“”";

// No GSUB feature is kept: the browser would set other glyphs than those that charts are measured with.
// These four are GPOS: squeezed punctuation (text-spacing-trim) and kerning.
const KEPT_FEATURES = ["halt", "chws", "palt", "kern"];

function charactersKept(): string {
  return [...new Set([...gb2312(), ...charactersOf(BLOCKS), ...SIGNS, ...MORE_HAN])]
    .filter(isWanted)
    .join("");
}

const SUBSET = {
  keepFeatures: KEPT_FEATURES,
  noHinting: true,
  dropTables: ["BASE", "GSUB", "STAT", "gasp", "vhea", "vmtx"],
  preserveNameIds: [0, 13, 14], // copyright and licence
};

/** One line for each 64 code points, so that a change shows where it is. */
function listCharacters(codePointSets: readonly ReadonlySet<number>[]): string {
  const [first, ...others] = codePointSets;
  const shared = [...(first ?? [])]
    .filter((code) => others.every((codePoints) => codePoints.has(code)))
    .sort((a, b) => a - b);
  const lines = new Map<number, string>();
  for (const code of shared) {
    const row = Math.floor(code / 64);
    lines.set(row, (lines.get(row) ?? "") + String.fromCodePoint(code));
  }
  return [...lines.values()].map((line) => `${line}\n`).join("");
}

const fontsFolder = fileURLToPath(new URL("../templates/fonts/", import.meta.url));
const entries: readonly FontEntry[] = parse(readFileSync(join(fontsFolder, "fonts.yaml"), "utf8"));
const temporaryFolder = mkdtempSync(join(tmpdir(), "fonts-"));
try {
  const codePointSets: ReadonlySet<number>[] = [];
  for (const entry of entries) {
    const original = readOriginal(entry, temporaryFolder);
    const trueType = await subsetFont(original, charactersKept(), {
      ...SUBSET,
      targetFormat: "sfnt",
    });
    codePointSets.push(codePointsOf(trueType));
    // Less than half of TrueType's size, and a page with all three loads in two thirds of the time.
    const font = await subsetFont(original, charactersKept(), { ...SUBSET, targetFormat: "woff2" });
    writeFileSync(join(fontsFolder, entry.file), font);
    const letters = readOriginal(entry.letters, temporaryFolder);
    const quotes = await subsetFont(letters, QUOTES, { ...SUBSET, targetFormat: "woff2" });
    writeFileSync(join(fontsFolder, entry.quotes), quotes);
    console.log(`${entry.file} ${font.length} bytes, ${entry.quotes} ${quotes.length} bytes`);
  }
  writeFileSync(join(fontsFolder, "characters.txt"), listCharacters(codePointSets));
} finally {
  rmSync(temporaryFolder, { recursive: true });
}
