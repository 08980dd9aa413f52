import type { Indicator, Qualifier } from "../dataset/model.ts";
import { type Kind, kindOf } from "./kind.ts";
import { fullWords, pairsOf } from "./words.ts";

/** A scope with its name as it can stand in a text. */
export interface NamedScope {
  readonly id: string;
  readonly name: string;
  readonly pairs: ReadonlySet<string>;
  readonly time: Kind["time"];
}

/** The scopes that words can state, the longest name first: what is not stated has no words. */
export function statableScopes(scopeById: ReadonlyMap<string, Qualifier>): readonly NamedScope[] {
  return [...scopeById.values()]
    .filter(({ isNotStated, sameAs }) => !isNotStated && sameAs === undefined)
    .map(({ id, name }) => ({ id, name: plain(name.zh) }))
    .map((one) => ({ ...one, pairs: pairsOf(one.name), time: kindOf(one.name).time }))
    .filter(({ name }) => name.length > 1)
    .sort((a, b) => b.name.length - a.name.length || (a.id < b.id ? -1 : 1));
}

/** So many of the words that name a subject are of its own clause. */
const OWN = 2;
/** A name as short as 省级 or 新建 says which of the things in its clause are meant, and nothing further on. */
const SHORT = 3;

/**
 * The scope whose name stands nearest among words that say what a number counts; null where none does.
 *
 * What the indicator's own name says is no scope: 省级 of 省级航海博物馆. Further away than in the clause a scope
 * has to be of the same things: after 市重大项目 also for 项目总投资, but not for 救助人数.
 */
export function scopeIn(
  words: readonly string[],
  { name, short }: Pick<Indicator, "name" | "short">,
  scopes: readonly NamedScope[],
): string | null {
  const own = plain(`${name.zh} ${short.zh}`);
  const { time } = kindOf(own);
  const pairs = pairsOf(own);
  const stated = scopes.filter((one) => !own.includes(one.name) && !(time && one.time === time));
  for (const [place, text] of words.map(plain).entries()) {
    const scope = stated.find((one) => {
      const isAbout = place < OWN || [...one.pairs].some((pair) => pairs.has(pair));
      return (place < OWN || one.name.length > SHORT) && isAbout && stands(one.name, text);
    });
    if (scope) return scope.id;
  }
  return null;
}

/** Whether a name stands in a text as a whole: not in 省市区重点项目, and not as one of several kinds, as in 新建、改建. */
function stands(name: string, text: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  const [before, after] = [text.charAt(at - 1), text.slice(at + name.length)];
  if (LEVEL.test(name) && LEVEL.test(before)) return false;
  const isOneOfSeveral = /^[、及和与]/.test(before) || /^(?:[、及和与]|改)/.test(after);
  return name.length > VERBS || !isOneOfSeveral;
}

/** Names no longer than this say what was done, as 改造提升. */
const VERBS = 4;

const LEVEL = /^[国省市区县镇村]/;

/** Words without what is written or left out as one likes: 市级重点技改项目 and 市重点技术改造项目. */
function plain(text: string): string {
  return fullWords(text).replace(/(?<=[国家省市区县])级(?=重)|[“”"'()（）·\s]|及(?=以[上下])/g, "");
}
