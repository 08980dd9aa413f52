import type { Locale } from "./locale.ts";
import type { Guide } from "./model.ts";
import { say } from "./sentence.ts";

/** Signs that are the same in every language. */
const SIGNS: Readonly<Record<string, string>> = {
  about: "≈",
  at_least: "≥",
  at_most: "≤",
  rank: "n/m",
  arrow: "→",
};

/** Words how the comparison is to be read: what is compared, what is not, and why; and every sign. */
export function buildGuide(locale: Locale): Guide {
  return {
    paragraphs: Object.values(locale.group("guide")).map((wording) => say(wording)),
    marks: Object.entries(locale.group("sign")).map(([key, meaning]) => ({
      sign: signOf(locale, key),
      meaning,
    })),
  };
}

/** The sign of a meaning as tables print it. */
export function signOf(locale: Locale, key: string): string {
  if (SIGNS[key] !== undefined) return SIGNS[key];
  return locale.say(locale.has(`mark.${key}`) ? `mark.${key}` : "labels.none");
}
