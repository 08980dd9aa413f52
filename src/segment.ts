/** Cuts text into words, so that lines break between words only. */

/** Cuts a text into words; joined again they are the text. */
export type Segment = (text: string) => readonly string[];

const DICTIONARY = new Intl.Segmenter("zh", { granularity: "word" });

/** Cuts English at its spaces. */
export const cutAtSpaces: Segment = (text) => text.split(/(?<=[^\S\u00a0])(?=\S)/u);

/** Words of statistics that the dictionary cuts in two or more. */
const TERMS = [
  ...[
    "增速",
    "增幅",
    "增量",
    "增长率",
    "人均",
    "户均",
    "上年",
    "当年",
    "去年",
    "计划年",
    "同比",
    "环比",
  ],
  ...["实绩", "预计数", "实际数", "百分点", "个百分点", "位次", "口径", "标尺", "可比", "并列"],
  ...["两升一降", "一升两降", "不变价", "现价", "下限", "上限", "增加值", "进出口", "可支配收入"],
];

/**
 * Makes a `Segment` that leaves names whole, the longest first, then goes by the dictionary of Node.
 *
 * A cut is no break yet: `areJoined` tells between which words a line may break.
 */
export function createSegment(names: Iterable<string>): Segment {
  const whole = [...new Set([...names, ...TERMS])].filter((name) =>
    /\p{Script=Han}{2}/u.test(name),
  );
  const longestFirst = whole.sort((a, b) => b.length - a.length).map(escapePattern);
  const pattern = new RegExp(`(${longestFirst.join("|")})`, "u");
  return (text) =>
    text
      .split(pattern)
      .flatMap((part, index) => (index % 2 === 1 ? [part] : cut(part)))
      .filter((part) => part !== "");
}

function cut(text: string): readonly string[] {
  if (!HAN.test(text)) return cutAtSpaces(text);
  return [...DICTIONARY.segment(text)].map(({ segment }) => segment);
}

function escapePattern(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

const HAN = /\p{Script=Han}/u;
/** One character by itself: seldom a word, mostly a part of one that the dictionary does not have. */
const SINGLE = /^\p{Script=Han}$/u;
const BEGINS_WIDE = /^[\p{Script=Han}（《〈「『【〔〖“‘]/u;
const ENDS_WIDE = /[\p{Script=Han}，。、；：！？）》〉」』】〕〗”’…]$/u;
/** What may not begin a line, and words that belong to what is before them. */
const NEVER_FIRST =
  /^(?:[\s，。、；：！？）》〉」』】〕〗”’…·％%‰℃／/—–→]|(?:以上|以下|左右|以内|[的地等了中内外前后者])$)/u;
/** Words that belong to what is after them. */
const LEADING = /^[仅设和与及或比由按在以约近达各其含不未较从至对为将均但]$/u;
/** What may not end a line. */
const NEVER_LAST = /[（《〈「『【〔〖“‘·／/≥≤≈＞＜><±−+¥￥—–]$/u;
const BEGINS_AS_NUMBER = /^[≥≤≈−+]?\d/u;

/** True where no line may break between two words that follow each other. */
export function areJoined(before: string, after: string): boolean {
  if (NEVER_FIRST.test(after)) return true;
  if (/\s$/u.test(before)) return false;
  if (NEVER_LAST.test(before)) return true;
  // A number keeps the unit after it, and the short word before it, e.g. 约, 第.
  if (/\d$/.test(before)) return true;
  if (BEGINS_AS_NUMBER.test(after)) return SINGLE.test(before) || !ENDS_WIDE.test(before);
  if (LEADING.test(before) || (SINGLE.test(before) && SINGLE.test(after))) return true;
  return !(ENDS_WIDE.test(before) || BEGINS_WIDE.test(after));
}

/** Joins the words between which no line may break. */
export function joinWords(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    if (before !== undefined && areJoined(before, word)) joined.push((joined.pop() ?? "") + word);
    else joined.push(word);
  }
  return joined;
}
