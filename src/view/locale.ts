import { parse } from "yaml";
import type { Language } from "../dataset/model.ts";

/** The fixed words of one language, by dotted key. */
export interface Locale {
  readonly language: Language;
  /** Returns the wording of a key, e.g. `say("note.year")`. */
  say(key: string): string;
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
  // Read when it is first asked: who makes pages in one language does not wait for the other.
  let read: ReadonlyMap<string, string> | null = null;
  const wordings = () => {
    read ??= new Map(flatten(parse(text) as Tree, ""));
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

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, branch]): [string, string][] =>
    typeof branch === "string" ? [[prefix + key, branch]] : flatten(branch, `${prefix}${key}.`),
  );
}
