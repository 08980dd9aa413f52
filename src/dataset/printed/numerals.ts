/** A number in a plain text, however it is written. */
export interface Numeral {
  readonly form: "digits" | "characters" | "words" | "fraction";
  /** As a plain decimal without sign and separators: `1234` for 1,234 and for 一千二百三十四. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
  /** Where 百分之 or 千分之 stands before it, or the words mean a rate. */
  readonly part: "%" | "‰" | null;
}

/** Words for a rate of growth, in %. */
const RATE_BY_WORD: Readonly<Record<string, string>> = {
  翻番: "100",
  翻一番: "100",
  翻两番: "300",
  翻三番: "700",
  持平: "0",
  零增长: "0",
};

const NUMERAL =
  /(翻了?[一两三]?番|持平|零增长)|([二三四五六七八九十])分之([一二三四五六七八九])|(一半|半数|(?<=过)半)|(百分之|千分之)?(?:(\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)|([零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?))/g;

/** Finds the numbers of a plain text in order; those in characters may be parts of words, as in 一般. */
export function numeralsIn(text: string): readonly Numeral[] {
  const found: Numeral[] = [];
  NUMERAL.lastIndex = 0;
  for (let match = NUMERAL.exec(text); match; match = NUMERAL.exec(text)) {
    const [whole, words, below, above = "", half, prefix, digits, characters = ""] = match;
    const [start, end] = [match.index, match.index + whole.length];
    if (words) {
      const written = RATE_BY_WORD[words.replace("了", "")] ?? "";
      found.push({ form: "words", written, start, end, part: "%" });
      continue;
    }
    if (below || half) {
      const written = half ? "50" : fraction(above, below ?? "");
      found.push({ form: "fraction", written, start, end, part: "%" });
      continue;
    }
    const written = digits ? withoutCommas(digits) : readCharacters(characters);
    if (written === null) continue;
    const part = prefix ? (prefix === "百分之" ? "%" : "‰") : null;
    found.push({ form: digits ? "digits" : "characters", written, start, end, part });
  }
  return found;
}

/** Returns a fraction such as 三分之一 in %, with all the digits of a JavaScript number. */
function fraction(above: string, below: string): string {
  return String((100 * Number(readCharacters(above))) / Number(readCharacters(below)));
}

function withoutCommas(digits: string): string {
  return digits.includes(",") ? digits.replaceAll(",", "") : digits;
}

const DIGITS = "零一二三四五六七八九";
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Reads 三, 十五, 一百零五, 二〇二三 or 六点五 as a decimal; null for what is none, such as 十十. */
export function readCharacters(text: string): string | null {
  const [whole = "", decimals] = text.split("点");
  const plain = whole.replaceAll("〇", "零").replaceAll("两", "二");
  const integer = /[十百千]/.test(plain) ? readPlaces(plain) : digitsOf(plain);
  if (integer === null || decimals === undefined) return integer;
  return `${integer}.${digitsOf(decimals.replaceAll("〇", "零"))}`;
}

function digitsOf(text: string): string {
  return [...text].map((character) => DIGITS.indexOf(character)).join("");
}

function readPlaces(text: string): string | null {
  let total = 0;
  let digit: number | null = null;
  let last = Number.POSITIVE_INFINITY;
  for (const character of text) {
    const place = TENS[character];
    if (place === undefined) {
      if (digit) return null;
      digit = DIGITS.indexOf(character);
      continue;
    }
    if (place >= last) return null;
    total += (digit ?? 1) * place;
    [digit, last] = [null, place];
  }
  return String(total + (digit ?? 0));
}
