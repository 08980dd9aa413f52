import type { Indicator } from "../dataset/model.ts";
import type { Quantity } from "../dataset/printed/quantity.ts";
import type { UnitIndex } from "../dataset/printed/unit-index.ts";
import { fitOf } from "./fit.ts";
import { measureOf, type NumberMeasure } from "./measure.ts";
import type { CandidateRule } from "./model.ts";
import type { Match, NameIndex, Subject } from "./name-index.ts";
import { isShort } from "./nouns.ts";
import type { Statement } from "./statements.ts";
import { type FoundSubject, isTogether, subjectsOf } from "./subject.ts";
import { countedWords, pairsOf } from "./words.ts";

/** What a reading knows of the dataset. */
export interface Names {
  readonly index: NameIndex;
  readonly indicatorById: ReadonlyMap<string, Indicator>;
  readonly units: UnitIndex;
}

/** A statement with the indicators that it may be of. */
export interface Linked {
  readonly statement: Statement;
  readonly measure: NumberMeasure;
  readonly rule: CandidateRule;
  readonly subject: Subject;
  /** The statement whose subject it carries on; null for one with a subject of its own. */
  readonly from: Linked | null;
  /** The best first. */
  readonly matches: readonly Match[];
}

/** Finds for each statement of a text the indicators that its words may mean. */
export function linkStatements(
  text: string,
  statements: readonly Statement[],
  names: Names,
): readonly Linked[] {
  const linked: Linked[] = [];
  for (const statement of statements) {
    const measure = measureOf(text, statement.quantity);
    const subjects = subjectsOf(statement);
    const earlier = isOfEarlier(measure, subjects, statement) && earlierOf(statement, linked);
    if (earlier) {
      const { rule, of } = earlier;
      const { subject, matches } = of;
      linked.push({ statement, measure, rule, subject, matches, from: of.from ?? of });
      continue;
    }
    const same = subjects.map((one) => withSame(one, statement, linked, names));
    const own = linkOwn(statement, measure, same, wholeOf(statement, linked), names);
    linked.push(...own.map((one) => (measure === "completion" ? ofAmount(one, linked) : one)));
  }
  return linked;
}

/** The subject of a statement's own words whose best match is the best; `whole` is an indicator that it is not of. */
function linkOwn(
  statement: Statement,
  measure: NumberMeasure,
  subjects: readonly FoundSubject[],
  whole: string | null,
  { index, indicatorById, units }: Names,
): readonly Linked[] {
  const fitBy = (id: string, said: Subject) => {
    const indicator = indicatorById.get(id);
    if (!indicator || id === whole) return 0;
    const isOutOfRatio = statement.isRatio && indicator.unit !== "%";
    const isOfOther = measure === "completion" && !isCompletedOf(indicator, said);
    return isOutOfRatio || isOfOther ? 0 : fitOf(indicator, statement, measure, units);
  };
  const found = subjects.map((one) => {
    const subject = withMeant(one, measure, statement.quantity);
    const matches = index.find(subject, (id) => fitBy(id, one)).slice(0, MOST_MATCHES);
    return { statement, measure, rule: one.rule, subject, matches, from: null };
  });
  return found.sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, 1);
}

const SAME = 0.45;

/** Words such as 总投资 or 完成投资 are of the things that the number before them was of. */
function withSame(
  subject: FoundSubject,
  statement: Statement,
  linked: readonly Linked[],
  { indicatorById }: Names,
): FoundSubject {
  if (isTogether(statement)) return subject;
  const last = statement.previous && linked.findLast(isAmount);
  const name = indicatorById.get(last?.matches[0]?.indicator ?? "")?.name.zh;
  if (!name || (subject.rule !== "carried" && !isShort(subject.text))) return subject;
  const words = new Map(subject.words);
  for (const pair of pairsOf(countedWords(name)))
    words.set(pair, Math.max(SAME, words.get(pair) ?? 0));
  return { ...subject, words };
}

/** Whether a rate of completion is one of what was said: 项目投资完成率 of projects. */
function isCompletedOf({ name }: Indicator, { words }: Subject): boolean {
  const things = pairsOf(countedWords(name.zh.replace(/(?:投资)?完成率/, "")));
  return [...things].some((pair) => words.has(pair));
}

/** How much of a plan was completed is told of the amount before it, and named after that. */
function ofAmount(one: Linked, linked: readonly Linked[]): Linked {
  const { text } = linked.findLast(isAmount)?.subject ?? one.subject;
  return one.statement.previous ? { ...one, subject: { ...one.subject, text } } : one;
}

/** The first or the second of two things that were told of before. */
const PAIR = /^(前|后)者/;

/** A growth without a subject of its own is of what was said before it, and 前者 and 后者 are always. */
function isOfEarlier(
  measure: NumberMeasure,
  [first]: readonly FoundSubject[],
  { before, led, shared }: Statement,
): boolean {
  if (PAIR.test(before)) return true;
  if (measure !== "growth" && measure !== "change") return false;
  return first?.rule === "carried" && (led.length === 0 || shared !== null);
}

/** 其中 begins a part of what the number before it says: it is of something else. */
function wholeOf({ before, led, previous }: Statement, linked: readonly Linked[]): string | null {
  const isPart = previous && [before, ...led].some((clause) => clause.startsWith("其中"));
  if (!isPart) return null;
  return linked.findLast(isAmount)?.matches[0]?.indicator ?? null;
}

function scoreOf({ matches: [best] }: Linked): number {
  return best?.score ?? 0;
}

/** 分别同比增长 after several numbers is of each in its place; any other growth of the number right before it. */
function earlierOf(
  { before, shared, previous }: Statement,
  linked: readonly Linked[],
): { readonly rule: CandidateRule; readonly of: Linked } | null {
  const pair = PAIR.exec(before)?.[1];
  if (pair) {
    const of = linked.filter(isAmount).at(pair === "前" ? -2 : -1);
    return of ? { rule: "back", of } : null;
  }
  if (shared) {
    const near = linked.slice(-(shared.place + MOST_APART * shared.of));
    const amounts = near.slice(0, near.length - shared.place).filter(isAmount);
    const of = amounts.at(shared.place - shared.of);
    return of ? { rule: "back", of } : null;
  }
  const last = linked.findLast((one) => one.measure !== "completion");
  return previous && last ? { rule: "carried", of: last } : null;
}

/** Between the numbers that 分别 refers to may stand so many others each. */
const MOST_APART = 3;

function isAmount({ measure }: Linked): boolean {
  return measure === "own";
}

/** What of its plan was completed is a rate of its own; a counting word such as 户 or 人 says what is counted. */
function withMeant(subject: Subject, measure: NumberMeasure, { unit }: Quantity): Subject {
  const counted = measure === "own" && unit ? /^万?([户人栋])$/.exec(unit.id)?.[1] : undefined;
  const more = measure === "completion" ? "投资完成率" : counted ? `${counted}数` : "";
  if (more === "") return subject;
  const said = [...pairsOf(more)].map((pair) => [pair, 1] as const);
  return { ...subject, words: new Map([...subject.words, ...said]) };
}

/** Of the indicators that a statement may be of, so many are kept. */
const MOST_MATCHES = 5;
