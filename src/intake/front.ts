import type { DocumentSpec } from "../dataset/schema.ts";
import { normalise } from "../sources/normalise.ts";
import { partOf } from "../sources/outline.ts";
import { linesOf } from "../sources/range.ts";
import type { Years } from "./when.ts";

/** What a document says of itself before its first part; null for what it does not say. */
export interface Front {
  readonly title: string;
  readonly kind: Kind;
  /** The year that it reports, and the one that it plans, or would. */
  readonly years: Years;
  readonly issuer: string | null;
  /** As offices number documents, e.g. 甲政发〔2024〕1号. */
  readonly number: string | null;
  /** The date that it bears, e.g. `2024-01-31`. */
  readonly date: string | null;
}

type Kind = NonNullable<DocumentSpec["kind"]>;

/** What titles say of what a document is; the first that is said counts. */
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["plan", /计划|规划|预期目标/],
  ["communique", /公报/],
  ["yearbook", /年鉴/],
  ["report", /报告/],
  ["other", /(?:)/],
];

/** How many lines are the front of a document without parts, and of any. */
const TOP = 12;
const LONGEST = 60;
/** How many lines a title is set in at most, and where it ends. */
const TITLE_LINES = 4;
const TITLE_END =
  /(?:计划|规划|纲要|报告|公报|通知|意见|方案|安排|快报|月报|简报|情况|草案)[)》]?$/;
const YEAR = /(20\d\d|二[〇零0]\S\S)年/g;
/** What a converter of Word files leaves. */
const LEFT_OVER = /^\[bookmark:[^\]]*\]/i;
const SENTENCE = /[。;!?:]/;
const OFFICE = /^\p{Script=Han}{2,30}(?:政府|局|办公室|委员会|委|队|中心)$/u;
const NUMBER = /^\p{Script=Han}{1,12}[〔[(]20\d\d[〕\])]第?\d{1,4}号$/u;
const DAY = /^(?:[-—]+)?(20\d\d)年(\d{1,2})月(\d{1,2})日(?:在.*)?$/;

/** Reads title, years, issuer, number and date of a document; null where no line before its first part is a title with a year. */
export function frontOf(text: string): Front | null {
  const lines = frontLines(text);
  const title = titleIn(lines);
  if (!title) return null;
  const day = lines.findLastIndex((line) => DAY.test(line));
  return {
    title: withoutNotice(title.text).replaceAll("(", "（").replaceAll(")", "）"),
    ...kindAndYears(title.text),
    issuer:
      [lines[title.end], lines[day - 1], lines[title.start - 1], ...lines].find(
        (line) => line !== undefined && OFFICE.test(line),
      ) ?? null,
    number: lines.find((line) => NUMBER.test(line)) ?? null,
    date: dateIn(lines[day] ?? ""),
  };
}

function frontLines(text: string): readonly string[] {
  const lines = linesOf(text).map((line) => line.text);
  const first = lines.findIndex((line) => partOf(line) !== null);
  return lines
    .slice(0, first < 0 ? undefined : first)
    .map((line) => normalise(line).replace(LEFT_OVER, ""))
    .filter((line) => line !== "")
    .slice(0, first < 0 ? TOP : LONGEST);
}

interface Title {
  readonly text: string;
  /** Which lines it is. */
  readonly start: number;
  readonly end: number;
}

/** A notice has the title of what it sends twice, in its own and above the text: the last counts. */
function titleIn(lines: readonly string[]): Title | null {
  let last: Title | null = null;
  for (const at of lines.keys()) {
    // What continues a title is none.
    if (at >= (last?.end ?? 0)) last = titleAt(lines, at) ?? last;
  }
  return last ?? plainTitleIn(lines);
}

/** A short line among the first that names a year, where none is worded as a title. */
function plainTitleIn(lines: readonly string[]): Title | null {
  const start = lines.slice(0, TITLE_LINES).findIndex((line) => {
    return line.match(YEAR) !== null && !SENTENCE.test(line) && !DAY.test(line);
  });
  return start < 0 ? null : { text: lines[start] ?? "", start, end: start + 1 };
}

function titleAt(lines: readonly string[], start: number): Title | null {
  const [first = ""] = lines.slice(start);
  if (!/关于|年/.test(first) || DAY.test(first) || OFFICE.test(first)) return null;
  for (let end = start + 1; end <= Math.min(start + TITLE_LINES, lines.length); end++) {
    const text = lines.slice(start, end).join("");
    if (SENTENCE.test(text)) return null;
    if (TITLE_END.test(text) && text.match(YEAR)) return { text, start, end };
  }
  return null;
}

/** 关于印发X的通知 sends X. */
function withoutNotice(title: string): string {
  const sent = /关于(?:印发|下达|转发|发布|公布)(?:.*?《(.+)》|(.+?))的通知$/.exec(title);
  return sent?.[1] ?? sent?.[2] ?? title;
}

/** A report names the year that it reports and the one that it plans; a plan that names one year reports the year before. */
function kindAndYears(title: string): Pick<Front, "kind" | "years"> {
  const named = [...title.matchAll(YEAR)].map(([, year = ""]) => yearIn(year));
  const [first, last] = [Math.min(...named), Math.max(...named)];
  const [kind] = KINDS.find(([, words]) => words.test(title)) ?? ["other"];
  if (kind === "plan" && first !== last) return { kind, years: { past: first, plan: last } };
  const past = kind === "plan" && !/执行情况|完成情况/.test(title) ? last - 1 : last;
  return { kind, years: { past, plan: past + 1 } };
}

const DIGITS = "〇一二三四五六七八九";

/** Reads 2023 and 二〇二三. */
function yearIn(written: string): number {
  const digits = [...written.replaceAll("零", "〇")].map((one) => {
    const at = DIGITS.indexOf(one);
    return at < 0 ? one : `${at}`;
  });
  return Number(digits.join(""));
}

function dateIn(line: string): string | null {
  const [, year, month = "", day = ""] = DAY.exec(line) ?? [];
  return year === undefined ? null : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
