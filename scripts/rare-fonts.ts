/**
 * Makes the fonts of rare characters again, `templates/fonts/rare` and its list: `npx tsx scripts/rare-fonts.ts ZHUQUE.ttf`.
 *
 * Needs the npm registry, `tar`, and the whole Zhuque Fangsong, as `memo-fonts.ts` does. Run it after the other two.
 */

import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { parse } from "yaml";
import { glyphsOf } from "../src/fonts/cmap.ts";
import { writeRanges } from "../src/fonts/ranges.ts";
import type { RareList } from "../src/fonts/rare.ts";
import { isWanted } from "./font-characters.ts";
import { type FontOrigin, readOriginal } from "./font-origin.ts";
import { type FontNames, postScriptName, renameFont, takeHeight } from "./font-tables.ts";
import { cutSlices, isLeftOut, isLetter, LETTERS, PLACES, type Slice } from "./rare-characters.ts";

interface FontEntry extends FontOrigin {
  readonly file: string;
  readonly characters?: "han" | "latin";
  /** The font of the letters that it lacks. */
  readonly letters?: FontOrigin;
  readonly names?: FontNames;
}

/** A whole font as TrueType, with the glyph of each code point. */
interface Whole {
  readonly font: Buffer;
  readonly glyphByCode: ReadonlyMap<number, number>;
}

interface Source {
  readonly entry: FontEntry;
  readonly whole: Whole;
  readonly letters: Whole | null;
  /** Common characters that its file of common characters lacks. */
  readonly lacking: readonly number[];
}

const SUBSET = {
  keepFeatures: ["halt", "chws", "palt", "kern"],
  noHinting: true,
  dropTables: ["BASE", "GSUB", "STAT", "bsln", "feat", "gasp", "morx", "prop", "vhea", "vmtx"],
  preserveNameIds: [0, 1, 2, 3, 4, 6, 13, 14],
};

const folder = fileURLToPath(new URL("../templates/fonts/", import.meta.url));
const common = [...readFileSync(join(folder, "characters.txt"), "utf8").replaceAll("\n", "")].map(
  (character) => character.codePointAt(0) ?? 0,
);
const temporaryFolder = mkdtempSync(join(tmpdir(), "rare-fonts-"));
try {
  const pages = await openSources("fonts.yaml");
  const sources = [...pages, ...(await openSources("memo-fonts.yaml"))];
  rmSync(join(folder, "rare"), { recursive: true, force: true });
  mkdirSync(join(folder, "rare"));
  const list: RareList = {
    pages: pages.map(({ entry }) => entry.file),
    fonts: Object.fromEntries(sources.map((source) => [source.entry.file, tell(source)])),
    slices: await pack(
      [...cutSlices(rareOf(pages), hasOneGlyph(pages)), lettersOf(pages)],
      sources,
    ),
  };
  writeFileSync(join(folder, "rare-fonts.json"), `${JSON.stringify(list, null, 1)}\n`);
} finally {
  rmSync(temporaryFolder, { recursive: true });
}

/** All of a list but the font of digits, which stands in for no other character. */
async function openSources(name: string): Promise<readonly Source[]> {
  const entries: readonly FontEntry[] = parse(readFileSync(join(folder, name), "utf8"));
  const open = async (entry: FontEntry): Promise<Source> => {
    const { glyphByCode } = await openWhole(readFileSync(join(folder, entry.file)));
    return {
      entry,
      whole: await openWhole(readOriginal(entry, temporaryFolder, process.argv[2])),
      letters: entry.letters ? await openWhole(readOriginal(entry.letters, temporaryFolder)) : null,
      lacking: common.filter((code) => !glyphByCode.has(code)),
    };
  };
  return Promise.all(entries.filter(({ characters }) => characters !== "latin").map(open));
}

async function openWhole(packed: Buffer): Promise<Whole> {
  const font = await subsetFont(packed, "", { keepAllGlyphs: true, targetFormat: "sfnt" });
  return { font, glyphByCode: glyphsOf(font) };
}

/** What the program has to know of a font of common characters. */
function tell({ entry, whole, lacking }: Source): RareList["fonts"][string] {
  const name = entry.names?.postScript ?? postScriptName(whole.font);
  return { name, lacking: writeRanges(lacking) };
}

/** What every page font has beyond the common characters. */
function rareOf(pages: readonly Source[]): readonly number[] {
  const known = new Set(common);
  return [...(pages[0]?.whole.glyphByCode.keys() ?? [])]
    .filter((code) => !known.has(code) && isWanted(String.fromCodePoint(code)) && !isLeftOut(code))
    .filter((code) => pages.every(({ whole }) => whole.glyphByCode.has(code)))
    .sort((a, b) => a - b);
}

/** The letters that only the other fonts have. */
function lettersOf(pages: readonly Source[]): Slice {
  const known = new Set([...common, ...rareOf(pages)]);
  const codes = [...(pages[0]?.letters?.glyphByCode.keys() ?? [])]
    .filter((code) => isLetter(code) && !known.has(code) && !isLeftOut(code))
    .filter((code) => pages.every(({ letters }) => letters?.glyphByCode.has(code)));
  return { id: LETTERS, codes: codes.sort((a, b) => a - b) };
}

function hasOneGlyph(pages: readonly Source[]): (code: number, other: number) => boolean {
  return (code, other) =>
    pages.some(({ whole }) => whole.glyphByCode.get(code) === whole.glyphByCode.get(other));
}

/** Fonts that have the same characters of a slice are listed together. */
async function pack(
  slices: readonly Slice[],
  sources: readonly Source[],
): Promise<RareList["slices"]> {
  const packed: { characters: string; fonts: Record<string, { file: string; name: string }> }[] =
    [];
  for (const slice of slices) {
    const listed = new Map<string, Record<string, { file: string; name: string }>>();
    for (const source of sources) {
      const whole = slice.id === LETTERS ? (source.letters ?? source.whole) : source.whole;
      const wanted = slice.id === PLACES ? [...slice.codes, ...source.lacking] : slice.codes;
      const codes = wanted.filter((code) => whole.glyphByCode.has(code));
      if (codes.length === 0) continue;
      const characters = writeRanges(codes);
      const fonts = listed.get(characters) ?? {};
      listed.set(characters, fonts);
      fonts[source.entry.file] = await write(slice.id, codes, whole, source);
    }
    packed.push(...[...listed].map(([characters, fonts]) => ({ characters, fonts })));
  }
  return packed;
}

/** Writes one font of one slice; its name changes with what is in it, so that nothing takes an old one for it. */
async function write(
  slice: string,
  codes: readonly number[],
  { font }: Whole,
  { entry, whole, letters }: Source,
): Promise<{ readonly file: string; readonly name: string }> {
  const text = String.fromCodePoint(...codes);
  const plain = await subsetFont(font, text, { ...SUBSET, targetFormat: "sfnt" });
  const high = font === letters?.font ? takeHeight(plain, whole.font) : plain;
  const named = entry.names ? renameFont(high, entry.names) : high;
  const bytes = await subsetFont(named, text, { ...SUBSET, targetFormat: "woff2" });
  const stem = entry.file.replace(/^briefing-|\.woff2$/g, "");
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const file = `rare/${stem}-${slice}.${hash}.woff2`;
  writeFileSync(join(folder, file), bytes);
  console.log(`${file} ${codes.length} characters, ${bytes.length} bytes`);
  return { file, name: postScriptName(named) };
}
