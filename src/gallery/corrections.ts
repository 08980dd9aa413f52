import { correctionOf, isResult } from "../dataset/corrections.ts";
import type { Correction, Dataset, Language, Result } from "../dataset/model.ts";
import { type ManifestEntry, nameOf } from "../results/manifest.ts";
import { pathOf } from "../results/output-kinds.ts";
import { wordDate } from "../view/date.ts";
import type { Locale } from "../view/locale.ts";
import type { Words } from "../web/words.ts";

/** What corrections are worded with. */
interface Wording {
  readonly outputs: readonly ManifestEntry[];
  readonly localeByLanguage: Readonly<Record<Language, Locale>>;
  readonly words: Readonly<Record<Language, Words>>;
}

/** What is said of a result that was found wrong, in one language. */
interface CorrectionNote {
  /** When, and what is wrong. */
  readonly text: string;
  /** What takes its place, and where it is; null where nothing does. `href` is empty where it is not in this gallery. */
  readonly replacement: { readonly text: string; readonly href: string } | null;
}

/** The correction of an output, in its language; null where it stands as it is. */
export function noteCorrection(
  { key, language }: ManifestEntry,
  dataset: Pick<Dataset, "corrections">,
  wording: Wording,
): CorrectionNote | null {
  const correction = correctionOf(dataset, key);
  return correction && wordCorrection(correction, language, wording);
}

/** The corrections of results that are no outputs of this gallery, in both languages. */
export function otherCorrections({ corrections }: Pick<Dataset, "corrections">, wording: Wording) {
  return corrections
    .filter(({ result }) => findOutput(result, wording.outputs) === null)
    .map((correction) => ({
      result: nameOfResult(correction.result),
      zh: wordCorrection(correction, "zh", wording),
      en: wordCorrection(correction, "en", wording),
    }));
}

function wordCorrection(
  { date, reason, replacedBy }: Correction,
  language: Language,
  { outputs, localeByLanguage, words }: Wording,
): CorrectionNote {
  const { say } = words[language];
  const found = replacedBy && findOutput(replacedBy, outputs);
  return {
    text: say("corrected", {
      date: wordDate(localeByLanguage[language], date),
      reason: reason[language],
    }),
    replacement: replacedBy && {
      text: say("replaced", { result: nameOfResult(replacedBy) }),
      href: found ? pathOf(nameOf(found), "pdf") : "",
    },
  };
}

function findOutput(result: Result, outputs: readonly ManifestEntry[]): ManifestEntry | null {
  return outputs.find(({ key }) => isResult(result, key)) ?? null;
}

/** The name of its file, else its fingerprint, which is what its readers have. */
function nameOfResult({ name, fingerprint }: Result): string {
  return name ?? fingerprint;
}
