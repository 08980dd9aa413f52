import { readFileSync } from "node:fs";
import { GlobalFonts } from "@napi-rs/canvas";
import { codePointsOf } from "../../../fonts/cmap.ts";
import { findFile } from "../../../fonts/faces.ts";
import { fontPath } from "../../../fonts/folder.ts";
import { standardFont } from "../../../pdf-reader/standard-fonts.ts";

/** Letters of one font. */
interface Run {
  readonly text: string;
  /** As the canvas knows the font. */
  readonly family: string;
}

/** A character that no font has. */
export class LackingCharacter extends Error {
  readonly character: string;

  constructor(character: string) {
    super(`No font has ${character}`);
    this.character = character;
  }
}

/** A face that forms ask for: by which names, and the fonts that stand in, one for Western letters, others for the rest. */
interface Face {
  readonly names: RegExp;
  readonly letters: { readonly regular: string; readonly bold: string } | null;
  readonly fonts: { readonly regular: readonly string[]; readonly bold: readonly string[] };
}

const both = <T>(font: T) => ({ regular: font, bold: font });
const SERIF = "briefing-serif-400.woff2";
const DIGITS = "briefing-digits-400.woff2";
const SANS = {
  regular: ["briefing-sans-400.woff2", SERIF],
  bold: ["briefing-sans-700.woff2", SERIF],
};

/** The first whose name fits; the last one for all others. */
const FACES: readonly Face[] = [
  {
    names: /kai|楷/i,
    letters: null,
    fonts: both(["briefing-kai-400.woff2", SERIF]),
  },
  {
    names: /fang|仿/i,
    letters: both(DIGITS),
    fonts: both(["briefing-fangsong-400.woff2", SERIF]),
  },
  {
    names: /song|sun|ming|serif|times|roman|^ti(?:ro|bo|it|bi)$|宋|明/i,
    letters: both(DIGITS),
    fonts: { regular: [SERIF], bold: ["briefing-serif-700.woff2", SERIF] },
  },
  { names: /^cour|^co(?:bo|ob)|mono|typewriter/i, letters: both("FoxitFixed.pfb"), fonts: SANS },
  {
    names: /^/,
    letters: { regular: "LiberationSans-Regular.ttf", bold: "LiberationSans-Bold.ttf" },
    fonts: SANS,
  },
];

/**
 * Finds a font for each letter of a text: the program's own, the same on every machine.
 *
 * Errors: LackingCharacter.
 */
export function findRuns(text: string, font: string): readonly Run[] {
  const face = FACES.find(({ names }) => names.test(font.replace(/^[A-Z]{6}\+/, "")));
  const weight = /bold|heavy|black|粗|^(?:hebo|tibo|cobo)$/i.test(font) ? "bold" : "regular";
  const isHan = /\p{Script=Han}/u.test(text);
  const runs: Run[] = [];
  for (const character of [...text].flatMap((each) => [...spelled(each, face, weight)])) {
    const family = familyFor(character, face, weight, isHan);
    if (family === null) throw new LackingCharacter(character);
    const last = runs.at(-1);
    if (last?.family === family) runs[runs.length - 1] = { family, text: last.text + character };
    else runs.push({ family, text: character });
  }
  return runs;
}

/** A character, or what means the same where no font has it itself. */
function spelled(character: string, face: Face | undefined, weight: "regular" | "bold"): string {
  if (familyFor(character, face, weight, true) !== null) return character;
  const same = character.normalize("NFKC");
  return [...same].every((each) => familyFor(each, face, weight, true) !== null) ? same : character;
}

function familyFor(
  character: string,
  face: Face | undefined,
  weight: "regular" | "bold",
  isHan: boolean,
): string | null {
  const code = character.codePointAt(0) ?? 0;
  const letters = face?.letters?.[weight];
  if (letters && hasLetter(letters, code, isHan)) return register(letters);
  const found = findFile(face?.fonts[weight] ?? [], code);
  return found && register(found.file);
}

const MARKS = /[\u2010-\u203a]/;

/** True where a font of Western letters has a character; marks among Chinese ones are Chinese. */
function hasLetter(file: string, code: number, isHan: boolean): boolean {
  if (code > 0x2122 || (code === 0x20 && file === DIGITS)) return false;
  if (isHan && (code === 0xb7 || MARKS.test(String.fromCodePoint(code)))) return false;
  if (!file.endsWith(".ttf")) return code >= 0x20 && code < 0x7f;
  return lettersOf(file).has(code);
}

const lettersByFile = new Map<string, ReadonlySet<number>>();

function lettersOf(file: string): ReadonlySet<number> {
  const known = lettersByFile.get(file) ?? codePointsOf(readFileSync(standardFont(file)));
  lettersByFile.set(file, known);
  return known;
}

/** Makes a font known to the canvas, once, under a name that no other has. */
function register(file: string): string {
  const family = `Field ${file}`;
  if (registered.has(family)) return family;
  const path = file.endsWith(".woff2") ? fontPath(file) : standardFont(file);
  if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`${path} is no font`);
  registered.add(family);
  return family;
}

const registered = new Set<string>();

/** The pictures that a caption of a box names by the letters of ZapfDingbats. */
export function markRun(symbol: string): Run {
  const code = symbol.charCodeAt(0);
  const isDingbat = code > 0x20 && code < 0x7f;
  const text = ODD_MARKS[symbol[0] ?? ""] ?? String.fromCodePoint(0x2700 + code - 0x20);
  return isDingbat
    ? { text, family: register("FoxitDingbats.pfb") }
    : { text: "\u2714", family: register("FoxitDingbats.pfb") };
}

/** Those that Unicode has elsewhere than the others. */
const ODD_MARKS: Readonly<Record<string, string>> = {
  "%": "\u260e",
  "*": "\u261b",
  "+": "\u261e",
  H: "\u2605",
  l: "\u25cf",
  n: "\u25a0",
  s: "\u25b2",
  t: "\u25bc",
  u: "\u25c6",
  w: "\u25d7",
};
