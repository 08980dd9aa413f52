import type { Language } from "../../dataset/model.ts";
import { type TemplateTree, webText } from "../web-templates.ts";
import { readWords, type Words } from "../words.ts";

/** The lists of words, by the names of their files below `templates/web/site/`. */
const WORD_LISTS = [
  "site",
  "start",
  "choose",
  "see",
  "figures",
  "memo",
  "changed",
  "intake",
  "api",
  "problem",
] as const;
export type WordList = (typeof WORD_LISTS)[number];

/** The words of a list in each language. */
export type WordsOf = (list: WordList) => Readonly<Record<Language, Words>>;

/** Reads the lists of words once. */
export function readWordLists(tree: TemplateTree): WordsOf {
  const read = new Map(
    WORD_LISTS.map((list) => [list, readWords(webText(tree, `web/site/${list}.yaml`))]),
  );
  return (list) => {
    const words = read.get(list);
    if (!words) throw new Error(`There is no templates/web/site/${list}.yaml`);
    return words;
  };
}
