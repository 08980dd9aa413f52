const DIGITS = "〇一二三四五六七八九";
const LEGAL = "零壹贰叁肆伍陆柒捌玖";
const STEMS = "甲乙丙丁戊己庚辛壬癸";

type Numeral = (number: number) => string;

/** How a counter is written, by the names of ISO 29500-1, 17.18.59. */
const NUMERALS: Readonly<Record<string, Numeral>> = {
  decimal: String,
  decimalZero: (number) => `${number}`.padStart(2, "0"),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  chineseCounting: counted(DIGITS, "十百"),
  chineseCountingThousand: counted(DIGITS, "十百"),
  japaneseCounting: counted(DIGITS, "十百"),
  taiwaneseCounting: counted(DIGITS, "十百"),
  taiwaneseCountingThousand: counted(DIGITS, "十百"),
  chineseLegalSimplified: counted(LEGAL, "拾佰"),
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  ideographTraditional: (number) => STEMS[(number - 1) % STEMS.length] ?? "",
  upperLetter: (number) => letter(number).toUpperCase(),
  lowerLetter: letter,
  upperRoman: (number) => roman(number).toUpperCase(),
  lowerRoman: roman,
  none: () => "",
};

/** Writes a counter in a format of Word; null for bullets and for what is not written here. */
export function numeral(format: string, number: number): string | null {
  return NUMERALS[format]?.(number) ?? null;
}

function fullWidth(number: number): string {
  return `${number}`.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function circled(number: number): string {
  return number >= 1 && number <= 20 ? String.fromCharCode(0x245f + number) : `${number}`;
}

function digitByDigit(number: number): string {
  return `${number}`.replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? "");
}

/** 九, 十, 十二, 二十, 一百零五: up to 999, beyond which nobody numbers paragraphs. */
function counted(digits: string, [ten = "", hundred = ""]: string): Numeral {
  return (number) => {
    if (number > 999) return `${number}`;
    const [hundreds, tens, ones] = [100, 10, 1].map((unit) => Math.floor(number / unit) % 10);
    const one = ones ? (digits[ones] ?? "") : "";
    const isBare = !hundreds && tens === 1 && digits === DIGITS;
    const middle = tens ? `${isBare ? "" : (digits[tens] ?? "")}${ten}` : "";
    const gap = hundreds && !tens && ones ? "零" : "";
    return (
      `${hundreds ? `${digits[hundreds]}${hundred}` : ""}${gap}${middle}${one}` || digits.charAt(0)
    );
  };
}

/** a … z, aa, bb …, as Word counts. */
function letter(number: number): string {
  const at = (number - 1) % 26;
  return String.fromCharCode(97 + at).repeat(Math.floor((number - 1) / 26) + 1);
}

const ROMAN: readonly (readonly [value: number, written: string])[] = [
  ...([
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
  ] as const),
  ...([
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ] as const),
];

function roman(number: number): string {
  let [rest, written] = [number, ""];
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      written += letters;
      rest -= value;
    }
  }
  return written;
}
