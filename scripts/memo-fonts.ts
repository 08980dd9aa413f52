/**
 * Makes the stand-ins for the faces of official memos again: `npx tsx scripts/memo-fonts.ts ZHUQUE.ttf`.
 *
 * Needs the npm registry, `tar`, and the whole Zhuque Fangsong, which no npm package holds: see the origin in
 * templates/fonts/memo-fonts.yaml.
 */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { parse } from "yaml";
import { type FontNames, renameFont } from "./font-names.ts";

interface FontEntry {
  readonly family: string;
  readonly weight: number;
  readonly file: string;
  readonly origin: { readonly package: string; readonly path: string };
  readonly sha256: string;
  /** `han` for GB 2312 and its signs, `latin` for ASCII. */
  readonly characters: "han" | "latin";
  /** The names inside the font, where its licence keeps the original's for the original. */
  readonly names?: FontNames;
}

/** First and last character of each block taken whole, as far as the font has it. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x20, 0x7e], // ASCII
  [0xa0, 0xff], // Latin-1
  [0x2010, 0x2027], // dashes, quotation marks, …
  [0x2460, 0x2473], // ① to ⑳
  [0x3000, 0x301f], // CJK punctuation, 〇, 〔〕
  [0xff01, 0xff5e], // full-width forms
];

// Quotation marks a whole character wide; GPOS squeezes punctuation.
const KEPT_FEATURES = ["fwid", "halt", "chws", "palt"];

function gb2312(): string {
  const decoder = new TextDecoder("gb18030");
  const rows = [...Array(0xf7 - 0xa1 + 1).keys()].map((row) => row + 0xa1);
  return rows
    .filter((row) => row <= 0xa9 || row >= 0xb0)
    .flatMap((row) =>
      [...Array(94).keys()].map((cell) => decoder.decode(Uint8Array.of(row, cell + 0xa1))),
    )
    .join("");
}

/** A Kangxi radical shares its glyph with the ideograph, and a PDF would say the radical; private use says nothing. */
function isWanted(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    !(code >= 0x2e80 && code <= 0x2fdf) && !(code >= 0xe000 && code <= 0xf8ff) && code < 0xfffd
  );
}

function blocks(list: typeof BLOCKS): readonly string[] {
  return list.flatMap(([first, last]) =>
    [...Array(last - first + 1).keys()].map((offset) => String.fromCodePoint(first + offset)),
  );
}

function charactersOf({ characters }: FontEntry): string {
  const wanted = characters === "latin" ? blocks([[0x20, 0x7e]]) : [...gb2312(), ...blocks(BLOCKS)];
  return [...new Set(wanted)].filter(isWanted).join("");
}

function readOriginal({ origin, sha256 }: FontEntry, folder: string): Buffer {
  const font = origin.package.includes("@")
    ? unpack(origin, folder)
    : readFileSync(process.argv[2] ?? "");
  const got = createHash("sha256").update(font).digest("hex");
  if (got !== sha256) {
    throw new Error(`${origin.path} of ${origin.package} has SHA-256 ${got}, expected ${sha256}`);
  }
  return font;
}

function unpack(origin: FontEntry["origin"], folder: string): Buffer {
  const packed = execFileSync("npm", ["pack", "--silent", origin.package], {
    cwd: folder,
    encoding: "utf8",
  }).trim();
  execFileSync("tar", ["xzf", packed, `package/${origin.path}`], { cwd: folder });
  return readFileSync(join(folder, "package", origin.path));
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
    const original = readOriginal(entry, temporaryFolder);
    const subset = await subsetFont(original, charactersOf(entry), {
      ...options,
      targetFormat: "sfnt",
    });
    const named = entry.names ? renameFont(subset, entry.names) : subset;
    // A second pass takes nothing away; it packs.
    const font = await subsetFont(named, charactersOf(entry), {
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
