import { type Kind, kindOf } from "./kind.ts";
import type { CandidateRule } from "./model.ts";
import type { Subject } from "./name-index.ts";
import { afterNoun, isNoun, isShort, lastNoun } from "./nouns.ts";
import { sharedSubjects } from "./shared.ts";
import type { Statement } from "./statements.ts";
import { countedWords, pairsOf } from "./words.ts";

/** A subject and the rule that found it. */
export interface FoundSubject extends Subject {
  readonly rule: CandidateRule;
}

/** How much words say of a number, by where they stand. */
const WEIGHT = { own: 1, clause: 0.5, beside: 0.35, led: 0.7, carried: 0.8, elided: 0.45 } as const;

/** Of several things together is said what is said of none of them. */
export function isTogether({ before }: Statement): boolean {
  return /^(?:[两二三四]者|[两二三四]项)/.test(before);
}

type Part = readonly [words: string, weight: number];

/**
 * The words of a statement that say what it counts, each with how much it says.
 *
 * Shape: what may be meant, at least one: where things are named on both sides of the number, each side is a subject.
 */
export function subjectsOf(statement: Statement): readonly FoundSubject[] {
  const { before, after, shared } = statement;
  const time = timeOf(statement);
  if (isTogether(statement)) return [found("before", [[before, WEIGHT.own]], time)];
  if (shared && countedWords(shared.subjects).length > 1) {
    return sharedSubjects(shared).map((own) => found("shared", [[own, WEIGHT.own]], time));
  }
  // After 等 stands what the examples before it are of: 甲厂、乙厂等12个重点项目.
  const isAhead = isNoun(lastNoun(before)) && !/等$/.test(before);
  const isBehind = countedWords(afterNoun(after)).length >= 2;
  const subjects = [
    ...(isAhead ? aheadOf(statement).map((parts) => found("before", parts, time)) : []),
    ...(isBehind ? [found("after", behind(statement), time)] : []),
  ];
  return subjects.length > 0 ? subjects : [found("carried", carried(statement), time)];
}

/** What stands before the number. 和 parts two things there, or belongs to the name of one: 省级和美乡村. */
function aheadOf(statement: Statement): readonly (readonly Part[])[] {
  const { before, after } = statement;
  const nouns = new Set([lastNoun(before), before.split("、").at(-1) ?? before]);
  return [...nouns].map((own) => [
    [own, WEIGHT.own],
    [before, WEIGHT.clause],
    [afterNoun(after), WEIGHT.beside],
    ...contextOf(own, statement),
  ]);
}

function behind(statement: Statement): readonly Part[] {
  const { before, after, listedAfter } = statement;
  const [noun, tail] = [lastNoun(before), afterNoun(after)];
  return [
    [tail, WEIGHT.own],
    [noun, isNoun(noun) ? WEIGHT.beside : WEIGHT.own],
    [listedAfter, WEIGHT.clause],
    ...contextOf(tail, statement),
  ];
}

function carried({ before, led, previous }: Statement): readonly Part[] {
  const clauses = [...led].reverse().map((clause, far): Part => [clause, WEIGHT.led / 2 ** far]);
  return [[before, WEIGHT.own], ...clauses, ...carriedWords(previous, WEIGHT.carried)];
}

/** What was said before a short noun in its sentence. */
function contextOf(noun: string, { led, previous }: Statement): readonly Part[] {
  if (!isShort(noun)) return [];
  const clauses = led.map((clause): Part => [clause, WEIGHT.elided]);
  return [...clauses, ...carriedWords(previous, WEIGHT.elided)];
}

/** Each step back says so much of what the step before says; below the least, nothing. */
const STEP = 0.7;
const LEAST = 0.2;

/** The words of the statement before, and of the one that it carries on itself. */
function carriedWords(previous: Statement | null, weight: number): readonly Part[] {
  if (!previous || weight < LEAST) return [];
  const own = countedWords(previous.before).length > 1 ? lastNoun(previous.before) : "";
  const parts: Part[] = [
    [own, weight],
    [afterNoun(previous.after), weight * STEP],
  ];
  if (isNoun(own)) return parts;
  return [
    ...parts,
    ...previous.led.map((clause): Part => [clause, weight * STEP]),
    ...carriedWords(previous.previous, weight * STEP),
  ];
}

/** How far back in a list its verb is looked for. */
const LONGEST_LIST = 30;

/** 新增 before the first of a list holds for the others; else what the clause itself says. */
function timeOf(statement: Statement): Kind["time"] {
  let one: Statement | null = statement;
  for (let back = 0; one && back < LONGEST_LIST; back++) {
    const { time } = kindOf(one.shared?.subjects ?? one.before);
    if (time !== null || !one.isListed) return time;
    one = one.previous;
  }
  return null;
}

function found(rule: CandidateRule, parts: readonly Part[], time: Kind["time"]): FoundSubject {
  const words = new Map<string, number>();
  for (const [text, weight] of parts) {
    for (const pair of pairsOf(countedWords(text))) {
      words.set(pair, Math.max(weight, words.get(pair) ?? 0));
    }
  }
  const [[own = ""] = []] = parts;
  const said = parts.map(([text]) => text);
  const { levels } = kindOf(said.join(" "));
  return { rule, words, text: own, said, kind: { time, levels, sides: kindOf(own).sides } };
}
