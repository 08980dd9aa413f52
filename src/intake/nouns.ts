import { countedWords } from "./words.ts";

/** What was done, and what of a thing it was: such words name nothing by themselves. */
const DONE = [
  "新增|新建|新改建|新引进|新签约|新|建成|打造|创建|获评|获批|推进|实施|改造|完工|培育|引进|签约|入选|聚力|建设|惠及",
  "顺利|全面|成功|加快|选树|带动|推动|涉及|改善|开展|举办|组织|完成|总投资|投资|投入|面积|总数|总量",
].join("|");
/** Things that may be of anything. */
const ANYTHING = "项目|企业|资金|群众";
const VERBS = new RegExp(DONE, "g");
const GENERIC = new RegExp(`${DONE}|${ANYTHING}`, "g");

/** Whether words name a thing, and not only what was done. */
export function isNoun(words: string): boolean {
  return lengthWithout(words, VERBS) >= 2;
}

/** Whether words could be of anything, as 完成投资 or 惠及群众. */
export function isGeneric(words: string): boolean {
  return lengthWithout(words, GENERIC) < 2;
}

/** Words such as 面积 or 重点项目 say little without what was said before. */
export function isShort(words: string): boolean {
  return countedWords(words).replaceAll(" ", "").length <= 4 || isGeneric(words);
}

function lengthWithout(words: string, others: RegExp): number {
  return countedWords(words).replace(others, "").replaceAll(" ", "").length;
}

/** The last of several things that a clause names before its number. */
export function lastNoun(before: string): string {
  return before.split(/、|(?<=.)以及|(?<=[^共总饱])和(?=[^美谐])/).at(-1) ?? before;
}

/** What follows a number, up to a word that begins something else. */
export function afterNoun(after: string): string {
  const noun = after.replace(/^(?:以上|以内|左右)?的?/, "");
  return noun.split(/和|以及|与|及(?!以)/)[0] ?? "";
}
