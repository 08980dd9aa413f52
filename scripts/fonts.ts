/** Makes the fonts in templates/fonts again from the originals: `npx tsx scripts/fonts.ts`. Needs the npm registry and `tar`. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { parse } from "yaml";
import { codePointsOf } from "./cmap.ts";

interface FontEntry {
  readonly family: string;
  readonly weight: number;
  readonly file: string;
  readonly origin: { readonly package: string; readonly path: string };
  readonly sha256: string;
}

/** First and last character of each block taken whole, as far as the font has it. */
const BLOCKS: readonly (readonly [number, number])[] = [
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

// The GSUB features turn labels of digits alone into empty text in a chart's SVG, so none is kept.
// These four are GPOS: squeezed punctuation (text-spacing-trim) and kerning.
const KEPT_FEATURES = ["halt", "chws", "palt", "kern"];

/** The 6,763 characters and the signs of GB 2312. */
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

function charactersKept(): string {
  const blocks = BLOCKS.flatMap(([first, last]) =>
    [...Array(last - first + 1).keys()].map((offset) => String.fromCodePoint(first + offset)),
  );
  return [...new Set([...gb2312(), ...blocks, ...SIGNS, ...MORE_HAN])].filter(isWanted).join("");
}

function readOriginal({ origin, sha256 }: FontEntry, folder: string): Buffer {
  const packed = execFileSync("npm", ["pack", "--silent", origin.package], {
    cwd: folder,
    encoding: "utf8",
  }).trim();
  execFileSync("tar", ["xzf", packed, `package/${origin.path}`], { cwd: folder });
  const font = readFileSync(join(folder, "package", origin.path));
  const got = createHash("sha256").update(font).digest("hex");
  if (got !== sha256) {
    throw new Error(`${origin.path} of ${origin.package} has SHA-256 ${got}, expected ${sha256}`);
  }
  return font;
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
    console.log(`${entry.file} ${font.length} bytes`);
  }
  writeFileSync(join(fontsFolder, "characters.txt"), listCharacters(codePointSets));
} finally {
  rmSync(temporaryFolder, { recursive: true });
}
