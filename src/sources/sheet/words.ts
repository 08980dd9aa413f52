import type { Unit } from "../../dataset/model.ts";
import { normalise } from "../normalise.ts";

/** Marks of notes, which in one form with digits would become digits. */
const NOTE_MARKS = /[①-⑳⑴-⒇㈠-㈩*＊†‡]/gu;

/** The text of a cell without marks of notes, each with a space in its place, so that all else stands where it stood. */
export function withoutMarks(text: string): string {
  return text.replace(NOTE_MARKS, (mark) => " ".repeat(mark.length));
}

/** The words of a cell in one form. */
export function wordsOf(text: string): string {
  return normalise(withoutMarks(text));
}

/** A number alone, with thousands, a sign, a bound or a short unit; a year or a date has 年, 月 or 日 behind it. */
const NUMBER =
  /^[#≈约]?[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:%|‰|(?![年月日季])\p{L}{1,4})?$/u;

/** Tells whether a cell, in one form, holds a number. */
export function isNumber(words: string): boolean {
  return NUMBER.test(words);
}

/** 2023 or 2023年 alone: the head of a column or a row. */
export function isYear(words: string): boolean {
  return /^(?:19|20)\d\d年?$/.test(words);
}

const GROWTH = /增长|增速|增幅|涨幅|±%|[+＋][/／]?-%/;
const AGAINST = /同比|环比|[比较](?:上年|去年|年初)/;
const AMOUNT = /[增减](?:长|加|减|量|收|支)*[额量]|百分点|个点|增减(?!.*%)/;

/** Tells whether heads say a rate of growth. */
export function saysGrowth(heads: readonly string[]): boolean {
  const said = heads.join(" ");
  if (AMOUNT.test(said)) return false;
  return GROWTH.test(said) || (AGAINST.test(said) && said.includes("%"));
}

/** Words that may be units, the likeliest first: a short head itself, what stands in brackets, or behind 单位. */
export function unitsSaid(words: string): readonly string[] {
  const after = /单位[:：]?([^\s()（）]+)/.exec(words)?.[1];
  const inside = [...words.matchAll(/[(（]([^()（）]+)[)）]/g)].map(([, own = ""]) => own);
  const isShort = words.length <= LONGEST_UNIT && !/[()（）]/.test(words);
  const whole = isShort ? [words] : [];
  return [...whole, ...inside.reverse(), ...(after ? [after] : [])].flatMap((one) =>
    one.replace(/^单位[:：]?/, "").split(/[、,/;]/),
  );
}

/** 元/人 and 万千瓦时 are among the longer ones. */
const LONGEST_UNIT = 7;

/** The first of some words that is a unit; null where none is. */
export function unitAmong(
  words: readonly string[],
  unitById: ReadonlyMap<string, Unit>,
): Unit | null {
  const byName = new Map([...unitById.values()].map((unit) => [normalise(unit.id), unit]));
  return words.flatMap((word) => byName.get(word) ?? [])[0] ?? null;
}
