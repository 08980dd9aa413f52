import { parse } from "yaml";
import type { Language } from "../dataset/model.ts";

/**
 * A wording of a locale, with `{slots}` to be filled.
 *
 * A type of its own, so that no text of the dataset can be taken for one: braces in a name are braces.
 */
export type LocaleText = string & { readonly [isOfLocale]: true };
declare const isOfLocale: unique symbol;

/** The fixed words of one language, by dotted key. */
export interface Locale {
  readonly language: Language;
  /** Returns the wording of a key, e.g. `say("note.year")`. */
  say(key: string): LocaleText;
  /** True where the locale has the key. */
  has(key: string): boolean;
  /** Every key below a prefix, without it, e.g. `labels`. */
  group(prefix: string): Readonly<Record<string, string>>;
  /** Every key, sorted; both languages have the same. */
  readonly keys: readonly string[];
}

/**
 * Reads `templates/locales/<language>.yaml`.
 *
 * Errors: a key that is asked for and not there throws; it is a fault of the program or of a template.
 */
export function readLocale(text: string, language: Language): Locale {
  return localeOf(() => parse(text) as LocaleTree, language);
}

/** Makes a locale whose file is parsed at its first use, so that pages in one language do not wait for the other. */
export function localeOf(readTree: () => LocaleTree, language: Language): Locale {
  let read: ReadonlyMap<string, LocaleText> | null = null;
  const wordings = () => {
    read ??= new Map(flatten(readTree(), ""));
    return read;
  };
  return {
    language,
    say(key) {
      const wording = wordings().get(key);
      if (wording === undefined) throw new Error(`The locale ${language} has no wording "${key}"`);
      return wording;
    },
    has: (key) => wordings().has(key),
    group(prefix) {
      const start = `${prefix}.`;
      const below = [...wordings()].filter(([key]) => key.startsWith(start));
      return Object.fromEntries(below.map(([key, wording]) => [key.slice(start.length), wording]));
    },
    get keys() {
      return [...wordings().keys()].sort();
    },
  };
}

/** Wordings below this key stand in place of others where periods are not the past year and the plan year of documents. */
const OTHER_PERIODS = "otherPeriods.";

/** A locale that says no "past year": for quarters, months, or one period for all. */
export function neutral(locale: Locale): Locale {
  const keyOf = (key: string) => (locale.has(OTHER_PERIODS + key) ? OTHER_PERIODS + key : key);
  return {
    ...locale,
    keys: locale.keys,
    say: (key) => locale.say(keyOf(key)),
    group: (prefix) => ({ ...locale.group(prefix), ...locale.group(OTHER_PERIODS + prefix) }),
  };
}

type LocaleTree = { readonly [key: string]: LocaleText | LocaleTree };

function flatten(tree: LocaleTree, prefix: string): [string, LocaleText][] {
  return Object.entries(tree).flatMap(([key, branch]): [string, LocaleText][] =>
    typeof branch === "string" ? [[prefix + key, branch]] : flatten(branch, `${prefix}${key}.`),
  );
}
