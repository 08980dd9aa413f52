import { type Block, charactersOf } from "./font-characters.ts";

/** In names of counties and towns of China, and not in the fonts that every page has. */
const PLACE_HAN =
  "沚猇漷邨俵浭倴嘡洺獏塚鄚咇桲泃墕虒圐圙洸畖磑窊勍垯髙鴜鷺牤濛㳇垞栟弶氾碶澥甽垟峃漈旸浬垵垾烔瀂堨鲖堌䃥汭琯菉洑筼筜萩岞磻堎垱瀼㙦蔴垇璪塅玕旴昄鄌郚堽滍伾" +
  "垕禇酂嵖奓淯漋汈涴洈塝涢澴剅埫㮾洣舲崀鲊筸滘漖碁磜鮀礐㙍巺墘鮜廻浰篢浛埗汫輋簕榃埌硍蔈䢺荄郪椑漹荍僰鲹牂牁㯊磏骔燊祐㵲脿竜耈砲洩邽崄坬朳蔵巉枹癿尓";

/** Letters with accents, in pinyin, Vietnamese, the languages of Europe and in romanisations. */
const LETTER_BLOCKS: readonly Block[] = [
  [0x100, 0x24f], // Latin Extended-A and -B
  [0x2b0, 0x2ff], // letters that modify others, e.g. ʻ
  [0x1e00, 0x1eff], // Latin Extended Additional
];

/** General punctuation and signs of money. */
const SIGN_BLOCKS: readonly Block[] = [
  [0x2000, 0x206f],
  [0x20a0, 0x20cf],
];

const codesOf = (characters: Iterable<string>) =>
  new Set([...characters].map((character) => character.codePointAt(0) ?? 0));
const PLACE_CODES = codesOf(PLACE_HAN);
const LETTER_CODES = codesOf(charactersOf(LETTER_BLOCKS));
const SIGN_CODES = codesOf(charactersOf(SIGN_BLOCKS));

/** A letter or sign that another font gives where the page's own lacks it. */
export function isLetter(code: number): boolean {
  return LETTER_CODES.has(code) || SIGN_CODES.has(code);
}

/**
 * Tells what is no character to keep: marks that join others, what nobody sees, Hangul, pictures in colour, and
 * compatibility ideographs, which are other characters in disguise.
 */
export function isLeftOut(code: number): boolean {
  const character = String.fromCodePoint(code);
  if (/[\p{M}\p{C}\p{Default_Ignorable_Code_Point}\p{Script=Hangul}]/u.test(character)) return true;
  if (/\p{Emoji_Presentation}/u.test(character)) return true;
  return /\p{Script=Han}/u.test(character) && character.normalize("NFC") !== character;
}

/** Some of the rare characters: one file a font, so that a page loads little for one character. */
export interface Slice {
  readonly id: string;
  readonly codes: readonly number[];
}

/** The slice of places, and the one whose letters come from another font. */
export const PLACES = "places";
export const LETTERS = "letters";
const SLICE_SIZE = 0x800;

/**
 * Cuts rare characters into slices: those of places and letters first, the others by their code.
 *
 * Two characters of one glyph go into slices of their own: a PDF tells them apart by the font alone.
 */
export function cutSlices(
  codes: readonly number[],
  hasOneGlyph: (code: number, other: number) => boolean,
): readonly Slice[] {
  const slices = new Map<string, number[]>();
  for (const code of codes) {
    const id = sliceOf(code);
    const slice = slices.get(id) ?? [];
    slices.set(id, slice);
    const isTwin = slice.some((other) => hasOneGlyph(code, other));
    if (isTwin) slices.set("twins", [...(slices.get("twins") ?? []), code]);
    else slice.push(code);
  }
  return [...slices].map(([id, codes]) => ({ id, codes }));
}

function sliceOf(code: number): string {
  if (PLACE_CODES.has(code) || isLetter(code)) return PLACES;
  if (code < 0x3000) return "signs";
  if (code >= 0x20000) return "20000";
  const first = Math.floor(code / SLICE_SIZE) * SLICE_SIZE;
  return first >= 0xf000 ? "f000" : first.toString(16);
}
