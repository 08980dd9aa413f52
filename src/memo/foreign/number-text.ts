/** What a text says as the number of a page. */
interface NumberText {
  readonly value: number;
  /** The text with `#` in place of the number: the same on each page of a document. */
  readonly form: string;
  /** True for a number that nothing says to be one of a page: no dashes, no words. */
  readonly isBare: boolean;
}

const NUMBER = String.raw`(?<n>\d{1,4}|[ivxlc]{1,8}|[IVXLC]{1,8})`;
const TOTAL = String.raw`\d{1,4}`;
const DASH = "[-‐‑–—―－─·•~]";

const FORMS: readonly RegExp[] = [
  `${NUMBER}`,
  `${DASH}+ ?${NUMBER} ?${DASH}+`,
  `第 ?${NUMBER} ?页(?:[ ,，/／、]*共 ?${TOTAL} ?页)?`,
  `共 ?${TOTAL} ?页[ ,，/／、]*第 ?${NUMBER} ?页`,
  `第 ?(?<han>[〇零一二三四五六七八九十百]{1,5}) ?页`,
  `(?:[Pp]age|PAGE|[Pp]\\.?) ?${NUMBER}(?: ?(?:of|OF|/) ?${TOTAL})?`,
  `${NUMBER} ?(?:of|/|／) ?${TOTAL}`,
].map((form) => new RegExp(`^${form}$`, "du"));

/** Reads a text as the number of a page; null where it is none. */
export function readNumberText(text: string): NumberText | null {
  const plain = text.normalize("NFKC").replace(/\s+/gu, " ").trim();
  for (const [index, form] of FORMS.entries()) {
    const match = form.exec(plain);
    const { n, han } = match?.groups ?? {};
    const written = n ?? han;
    const place = match?.indices?.groups;
    const [start, end] = place?.n ?? place?.han ?? [0, 0];
    if (written === undefined) continue;
    const value = han === undefined ? westernValue(written) : chineseValue(written);
    if (value === null) continue;
    // Roman and Arabic numbers are two courses of one document.
    const sign = /^\d/.test(written) || han !== undefined ? "#" : "#i";
    return { value, form: plain.slice(0, start) + sign + plain.slice(end), isBare: index === 0 };
  }
  return null;
}

function westernValue(written: string): number | null {
  return /^\d/.test(written) ? Number(written) : romanValue(written.toLowerCase());
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function romanValue(written: string): number | null {
  const digits = [...written].map((letter) => ROMAN[letter] ?? 0);
  const value = digits.reduce(
    (sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit),
    0,
  );
  return toRoman(value) === written ? value : null;
}

const STEPS = [
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
] as const;

function toRoman(value: number): string {
  let written = "";
  let left = value;
  for (const [letters, worth] of STEPS) for (; left >= worth; left -= worth) written += letters;
  return written;
}

const HAN_DIGITS = "零一二三四五六七八九";

/** 一 to 九百九十九, also digit by digit, e.g. 一〇. */
function chineseValue(written: string): number | null {
  const text = written.replaceAll("〇", "零");
  if (!/[十百]/u.test(text)) {
    const digits = [...text].map((each) => HAN_DIGITS.indexOf(each));
    return Number(digits.join(""));
  }
  const match =
    /^(?:(?<h>.)百)?零?(?:(?<t>[一二三四五六七八九])?(?<ten>十))?(?<o>[一二三四五六七八九])?$/u.exec(
      text,
    );
  if (!match) return null;
  const { h, t, ten, o } = match.groups ?? {};
  const digit = (each: string | undefined) => (each ? HAN_DIGITS.indexOf(each) : 0);
  return 100 * digit(h) + (ten ? 10 * (t ? digit(t) : 1) : 0) + digit(o);
}
