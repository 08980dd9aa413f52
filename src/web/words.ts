import { parse } from "yaml";
import type { Language } from "../dataset/model.ts";
import { type LocaleText, localeOf } from "../view/locale.ts";
import { formatNumber } from "../view/number.ts";
import { plainText, say } from "../view/sentence.ts";

/** The words of a web page in one language, by key. */
export interface Words {
  readonly language: Language;
  /** A wording with its `{places}` filled in. Errors: a key or a place that is not there throws. */
  say(key: string, values?: Readonly<Record<string, string>>): string;
  /** A wording with a count; the wording for exactly one has the key `<key>One`. */
  count(key: string, number: number, values?: Readonly<Record<string, string>>): string;
  /** All as they stand, for a template. */
  readonly all: Readonly<Record<string, string>>;
}

type List = Readonly<Record<string, LocaleText>>;

/** Reads the words of a web page: a list of keys for each language. */
export function readWords(text: string): Readonly<Record<Language, Words>> {
  const lists = parse(text) as Readonly<Record<Language, List>>;
  return { zh: wordsOf(lists.zh, "zh"), en: wordsOf(lists.en, "en") };
}

function wordsOf(all: List, language: Language): Words {
  const locale = localeOf(() => all, language);
  const fill: Words["say"] = (key, values) => plainText(say(locale.say(key), values));
  return {
    language,
    say: fill,
    count: (key, number, values = {}) =>
      number === 1 && locale.has(`${key}One`)
        ? fill(`${key}One`, values)
        : fill(key, { count: formatNumber(number, 0, null, language), ...values }),
    all,
  };
}
