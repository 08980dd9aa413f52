/** How wide text is in the sans serif of the pages, told without a browser: tables choose their form by it. */

export interface Setting {
  readonly sizePt: number;
  readonly isBold?: boolean;
}

const MM_PER_PT = 25.4 / 72;

/**
 * Advance widths in em of what is narrower than a Han character; every other character counts as one em.
 *
 * Source: the font `Briefing Sans` in both weights; a test holds the table to the font.
 */
const NARROW: readonly (readonly [regular: number, bold: number, characters: string])[] = [
  [0.555, 0.59, "0123456789#$+<=>^~−"],
  [0.224, 0.227, " \u00a0"],
  [0.278, 0.325, "',.:;"],
  [0.338, 0.378, "()[]{}"],
  [0.347, 0.37, "-"],
  [0.323, 0.37, "!"],
  [0.392, 0.387, "/\\"],
  [0.474, 0.574, '"?'],
  [0.27, 0.296, "|"],
  [0.293, 0.33, "ijlI"],
  [0.388, 0.437, "frt"],
  [0.475, 0.511, "z*"],
  [0.521, 0.576, "csvxy"],
  [0.559, 0.604, "FJLk_"],
  [0.564, 0.597, "aeg"],
  [0.603, 0.627, "ESTVXYZ"],
  [0.62, 0.644, "bdhnopquA`"],
  [0.635, 0.682, "PR"],
  [0.657, 0.686, "BCK"],
  [0.742, 0.77, "DGHNOQU&"],
  [0.812, 0.863, "Mw"],
  [0.926, 0.964, "mW%"],
  [0.946, 1.007, "@"],
];

const [REGULAR, BOLD] = [0, 1].map((weight) => {
  const entries = NARROW.flatMap(([regular, bold, characters]) =>
    [...characters].map((character): [string, number] => [
      character,
      weight === 0 ? regular : bold,
    ]),
  );
  return new Map(entries);
}) as [Map<string, number>, Map<string, number>];

/** Where Han meets a letter or a digit, the browser leaves this much room, in em. */
const AUTOSPACE = 0.125;
const MEETING = /\p{Script=Han}(?=[\p{Script=Latin}\d])|[\p{Script=Latin}\d](?=\p{Script=Han})/gu;

/** The width of a text on one line, in mm; never less than what the browser takes. */
export function widthMm(text: string, { sizePt, isBold = false }: Setting): number {
  const widths = isBold ? BOLD : REGULAR;
  let em = (text.match(MEETING)?.length ?? 0) * AUTOSPACE;
  for (const character of text) em += widths.get(character) ?? widthOfOther(character, widths);
  return em * sizePt * MM_PER_PT;
}

/** A letter with an accent is as wide as without it. */
function widthOfOther(character: string, widths: ReadonlyMap<string, number>): number {
  const [base = character] = character.normalize("NFD");
  return widths.get(base) ?? 1;
}

/** What a line may not be broken within: words of other scripts, single Han characters with the signs that cling to them. */
const PIECES =
  /[^\s\p{Script=Han}\-–—/]+[-–—/]?|\p{Script=Han}[，。、；：！？）》」』】%％]*|[-–—/]/gu;

/** The width of the widest piece that no line break can part, in mm. */
export function widestPieceMm(text: string, setting: Setting): number {
  return Math.max(0, ...(text.match(PIECES) ?? []).map((piece) => widthMm(piece, setting)));
}
