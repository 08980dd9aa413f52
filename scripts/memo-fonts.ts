/**
 * Makes the stand-ins for the faces of official memos again: `npx tsx scripts/memo-fonts.ts ZHUQUE.ttf`.
 *
 * Needs the npm registry, `tar`, and the whole Zhuque Fangsong, which no npm package holds: see the origin in
 * templates/fonts/memo-fonts.yaml.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { parse } from "yaml";
import { type Block, charactersOf, gb2312, isWanted } from "./font-characters.ts";
import { type FontOrigin, readOriginal } from "./font-origin.ts";
import { type FontNames, renameFont } from "./font-tables.ts";

interface FontEntry extends FontOrigin {
  readonly family: string;
  readonly weight: number;
  readonly file: string;
  /** `han` for GB 2312 and its signs, `latin` for ASCII. */
  readonly characters: "han" | "latin";
  /** The names inside the font, where its licence keeps the original's for the original. */
  readonly names?: FontNames;
}

/** First and last character of each block taken whole, as far as the font has it. */
const BLOCKS: readonly Block[] = [
  [0x20, 0x7e], // ASCII
  [0xa0, 0xff], // Latin-1
  [0x2010, 0x2027], // dashes, quotation marks, …
  [0x2460, 0x2473], // ① to ⑳
  [0x3000, 0x301f], // CJK punctuation, 〇, 〔〕
  [0xff01, 0xff5e], // full-width forms
];

// Quotation marks a whole character wide; GPOS squeezes punctuation.
const KEPT_FEATURES = ["fwid", "halt", "chws", "palt"];

function charactersKept({ characters }: FontEntry): string {
  const wanted =
    characters === "latin" ? charactersOf([[0x20, 0x7e]]) : [...gb2312(), ...charactersOf(BLOCKS)];
  return [...new Set(wanted)].filter(isWanted).join("");
}

const fontsFolder = fileURLToPath(new URL("../templates/fonts/", import.meta.url));
const list = join(fontsFolder, "memo-fonts.yaml");
const entries: readonly FontEntry[] = parse(readFileSync(list, "utf8"));
const temporaryFolder = mkdtempSync(join(tmpdir(), "memo-fonts-"));
try {
  for (const entry of entries) {
    const options = {
      keepFeatures: KEPT_FEATURES,
      noHinting: true,
      dropTables: ["BASE", "STAT", "gasp", "vhea", "vmtx"],
      preserveNameIds: [0, 13, 14], // copyright and licence
    };
    const original = readOriginal(entry, temporaryFolder, process.argv[2]);
    const subset = await subsetFont(original, charactersKept(entry), {
      ...options,
      targetFormat: "sfnt",
    });
    const named = entry.names ? renameFont(subset, entry.names) : subset;
    // A second pass takes nothing away; it packs.
    const font = await subsetFont(named, charactersKept(entry), {
      ...options,
      targetFormat: "woff2",
      preserveNameIds: [0, 1, 2, 3, 4, 6, 13, 14],
    });
    writeFileSync(join(fontsFolder, entry.file), font);
    console.log(`${entry.file} ${font.length} bytes`);
  }
} finally {
  rmSync(temporaryFolder, { recursive: true });
}
