/** What no English text of a page may hold, whatever figures it is made of. */
const FAULTS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a doubled word", /\b(?!(?:that|had)\b)([a-z]{2,}) \1\b/i],
  ["a unit that reads as a part of the number", /\d (?:100|1,000|10,000) [a-z]/i],
  ["two percent signs", /%\s?%|% percent/],
  ["“a” before a vowel", /\ba (?!one\b|uni|use|eu)[aeiou][a-z]/],
  ["“an” before a consonant", /\ban (?!hour|hon)[bcdfghjklmnpqrstvwxyz][a-z]/],
  ["two spaces", /[ \u00a0]{2}/],
  ["a space before a stop", /\S [,.;:!?)](?!\S)/],
  ["a space after a bracket", /\( /],
  ["two stops", /[,;:] ?[,;:.]|\.\.(?!\.)/],
  ["empty brackets", /\(\)/],
  ["a plural of one", /(?<![\d.,/–→-] ?)\b1 (?!(?:class|was|is|has)\b)[a-z]+s\b/],
  ["a hyphen for a minus", /(?<![\w.–-])-\d/],
  ["a hundred million", /hundred million|(?<!per )10,000 yuan|100 million yuan|ten thousand/],
  ["a word of Chinese counting", /\d (?:units|items)\b/],
];

/** What is wrong with English texts, e.g. `a doubled word: million million yuan`. */
export function faultsOfEnglish(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    const plain = text.replaceAll("\u00a0", " ");
    return FAULTS.flatMap(([what, pattern]) => {
      const found = pattern.exec(plain);
      return found
        ? [`${what}: ${plain.slice(Math.max(0, found.index - 30), found.index + 40)}`]
        : [];
    });
  });
}

/** Every text of plain data, a sentence as one. */
export function textsOf(data: unknown): readonly string[] {
  if (typeof data === "string") return [data];
  if (isSentence(data)) return [sayAll(data)];
  if (Array.isArray(data)) return data.flatMap(textsOf);
  if (data === null || typeof data !== "object") return [];
  return Object.values(data).flatMap(textsOf);
}

interface Part {
  readonly isNumeral: boolean;
  readonly prefix?: string;
  readonly text: string;
  readonly tail?: string;
}

function isSentence(data: unknown): data is readonly Part[] {
  return Array.isArray(data) && data.length > 0 && data.every(isPart);
}

function isPart(part: unknown): part is Part {
  return part !== null && typeof part === "object" && "isNumeral" in part;
}

function sayAll(parts: readonly Part[]): string {
  return parts.map(({ prefix = "", text, tail = "" }) => prefix + text + tail).join("");
}
