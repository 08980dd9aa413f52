import { type Period, periodFor, readAskedPeriod, type Time } from "../../dataset/time/period.ts";
import { periodIn } from "../heading.ts";

/** 1-9月, 9月, 前三季度, 上半年, 三季度: a part of a year that another word names. */
const PART = /(?:\d{1,2}[-—–~至])?\d{1,2}月|上半年|下半年|前三季度|第?[一二三四]季度/;
const YEAR = /((?:19|20)\d\d)(?:年|$)/;

/**
 * The period of a number: the first that its words name, those of its column and row, then what stands above the table. A part of
 * a year takes its year from wherever one is named.
 *
 * Shape: as the indicator has it; null where nothing names a year.
 */
export function periodOf(
  words: readonly string[],
  above: readonly string[],
  time: Time | null,
): Period | null {
  const all = [...words, ...above];
  const own = all.map(wholePeriod).find((one) => one !== null) ?? null;
  const year = all.map((word) => YEAR.exec(word)?.[1]).find((one) => one !== undefined);
  const part = all.map((word) => PART.exec(word)?.[0]).find((one) => one !== undefined);
  const isYearAlone = own === null || /^\d{4}$/.test(own);
  const inPart = isYearAlone && year !== undefined && part ? periodIn(`${year}年${part}`) : null;
  const asked = ofMonth(inPart ?? own, words.join(" "));
  return asked && periodFor(asked, time);
}

function wholePeriod(word: string): Period | null {
  return periodIn(/^(?:19|20)\d\d$/.test(word) ? `${word}年` : word);
}

/** 本月 of 1—9月 is September; 累计 of September is January to September. */
function ofMonth(period: Period | null, said: string): Period | null {
  const [, year, month] = /^(\d{4})-(?:01\/)?(\d{2})$/.exec(period ?? "") ?? [];
  if (month === undefined) return period;
  if (/[本当]月/.test(said)) return readAskedPeriod(`${year}-${month}`);
  return /累计|自年初/.test(said) ? readAskedPeriod(`${year}-01/${month}`) : period;
}
