import { parse } from "yaml";
import type { Language } from "../dataset/model.ts";

/** The words of a web page in one language, by key. */
export interface Words {
  readonly language: Language;
  /** A wording with its `{places}` filled in. Errors: a key that is not there throws. */
  say(key: string, values?: Readonly<Record<string, string>>): string;
  /** So many of something; the wording for exactly one has a key of its own. */
  count(key: string, number: number, values?: Readonly<Record<string, string>>): string;
  /** All as they stand, for a template. */
  readonly all: Readonly<Record<string, string>>;
}

/** Reads the words of a web page: a list of keys for each language. */
export function readWords(text: string): Readonly<Record<Language, Words>> {
  const lists = parse(text) as Readonly<Record<Language, Readonly<Record<string, string>>>>;
  return { zh: wordsOf(lists.zh, "zh"), en: wordsOf(lists.en, "en") };
}

function wordsOf(all: Words["all"], language: Language): Words {
  const say: Words["say"] = (key, values = {}) => {
    const wording = all[key];
    if (wording === undefined) throw new Error(`There is no wording "${key}" in ${language}`);
    return wording.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
  };
  return {
    language,
    say,
    count: (key, number, values = {}) =>
      number === 1 && `${key}One` in all
        ? say(`${key}One`, values)
        : say(key, { count: String(number), ...values }),
    all,
  };
}
