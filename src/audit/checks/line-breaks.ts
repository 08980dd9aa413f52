import type { Finding, FindingCode } from "../model.ts";
import { type Glyph, isBlank, offsetFrom } from "../read/glyph.ts";
import { glyphsOf, placeOn, type Sheet } from "../read/sheet.ts";

/** The end of one line of a paragraph and the beginning of the next. */
interface Break {
  /** Text of the line that ends; empty before the first line of a paragraph on this page. */
  readonly before: string;
  readonly after: string;
  /** First glyph of the next line. */
  readonly glyph: Glyph;
}

/** Marks that may not begin a line, as they belong to the text before them. Source: GB/T 15834—2011, 5.1. */
const NEVER_FIRST = /^([。，、：；！？）》〉」』】〕〗”’…·～％%‰℃]|[—–](?=\S))/u;
/** Marks that cannot begin a paragraph either: at the top of a page, a paragraph from the page before goes on. */
const NEVER_AT_ALL = /^[。，、；！？）》〉」』】〕〗]/u;
/** Marks that may not end a line, as they belong to the text after them. */
const NEVER_LAST = /[（《〈「『【〔〖“‘]$/u;
/** Signs that may not be parted from the number after them; a hyphen after a letter or number is a dash. */
const SIGN = /([≥≤≈＞＜><±−]|(?<![\p{L}\p{N}])[+-])$/u;
/** Units that may not be parted from their number, without words that begin with the same character: 人均, 项目. */
const UNIT = new RegExp(
  `^(${[
    "[%％‰℃]|个?[百千]分点",
    "[百千]?[万亿]|[百千]?元(?!旦|素)|美元|欧元|倍",
    "年(?!份|鉴|度|初|末|底|均|龄|轻)|月(?!均|度)|日(?!照|均|常)",
    "个(?!人|体|别|性)|人(?!均|口|民|才|员|大|社|工|文)|项(?!目)|户(?!籍|均|外)|家(?!庭|居|电|乡)",
    "吨|亩|公里|公顷|平方|立方|千瓦",
  ].join("|")})`,
  "u",
);

/** Reports lines that begin or end with a mark that may not stand there, and numbers parted from sign or unit. */
export function checkLineBreaks(sheets: readonly Sheet[]): readonly Finding[] {
  return sheets.flatMap((sheet) =>
    sheet.structure.blocks
      .flatMap(({ content }) => breaksIn(glyphsOf(sheet, content)))
      .flatMap((lineBreak) => judge(sheet, lineBreak)),
  );
}

function judge(sheet: Sheet, { before, after, glyph }: Break): readonly Finding[] {
  const report = (code: FindingCode, what: string): readonly Finding[] => [
    {
      severity: "error",
      code,
      message: `${what}: “${before.slice(-CONTEXT)}” / “${after.slice(0, CONTEXT)}”`,
      page: sheet.number,
      at: placeOn(sheet, glyph.ink.left, glyph.ink.top),
    },
  ];
  // Text without Han characters is skipped: English uses the same quotation marks and dashes by other rules.
  if (!/\p{Script=Han}/u.test(before + after)) return [];
  const first = (before === "" ? NEVER_AT_ALL : NEVER_FIRST).exec(after)?.[0];
  if (first) return report("line-start", `A line begins with ${first}`);
  const last = NEVER_LAST.exec(before)?.[0];
  if (last) return report("line-end", `A line ends with ${last}`);
  const isParted = /\d$/.test(before) ? UNIT.test(after) : SIGN.test(before) && /^\d/.test(after);
  return isParted ? report("unit-parted", "A number is parted from its unit or sign") : [];
}

const CONTEXT = 8;
// A glyph that is lower than this, in font sizes, is on a new line; superscripts and subscripts are shifted by less.
const LINE = 0.7;

/** Finds where running text goes on at the beginning of a new line or column. */
function breaksIn(glyphs: readonly Glyph[]): readonly Break[] {
  const size = glyphs.reduce((most, glyph) => Math.max(most, glyph.size), 0);
  const lines: { text: string; first: Glyph; last: Glyph }[] = [];
  for (const glyph of glyphs) {
    const line = lines.at(-1);
    if (line && !startsLine(line.first, line.last, glyph, size)) {
      line.text += glyph.text;
      if (!isBlank(glyph)) line.last = glyph;
    } else if (!isBlank(glyph)) lines.push({ text: glyph.text, first: glyph, last: glyph });
  }
  return lines.map(({ text, first }, index) => ({
    before: lines[index - 1]?.text.trimEnd() ?? "",
    after: text,
    glyph: first,
  }));
}

function startsLine(first: Glyph, last: Glyph, next: Glyph, size: number): boolean {
  const { across } = offsetFrom(first, next.x, next.y);
  const { along } = offsetFrom(last, next.x, next.y);
  const isBack = along < offsetFrom(last, last.endX, last.endY).along / 2;
  const isNextColumn = across > size;
  return (across < -LINE * size && isBack) || isNextColumn;
}
