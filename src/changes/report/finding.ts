import type { Language } from "../../dataset/model.ts";
import type { Words } from "../../web/words.ts";
import type { FindingChange, OutputChange } from "../model.ts";

/** A changed finding in words. */
export interface FindingView {
  readonly state: string;
  readonly lang: string;
  /** As it is told now, or was; null where it was not, or is not, told. */
  readonly before: Told | null;
  readonly after: Told | null;
  /** Titles of the briefings that tell it. */
  readonly briefings: readonly string[];
}

/** A finding in its own words. */
export interface Told {
  readonly lead: string;
  readonly text: string;
}

/** A change of a finding, and the titles of all briefings in which it is the same. */
interface SharedChange {
  readonly change: FindingChange;
  readonly language: Language;
  readonly briefings: readonly string[];
}

/** Gathers the findings that changed, each once, of the briefings in one language and of those that are in no other. */
export function gatherFindings(
  outputs: readonly OutputChange[],
  language: Language,
): readonly SharedChange[] {
  const told = new Set(outputs.filter((one) => one.language === language).map(({ id }) => id));
  const shared = new Map<string, SharedChange>();
  for (const output of outputs) {
    if (output.language !== language && told.has(output.id)) continue;
    for (const change of output.findings) {
      const key = JSON.stringify(change);
      const briefings = [...(shared.get(key)?.briefings ?? []), output.title];
      shared.set(key, { change, language: output.language, briefings });
    }
  }
  return [...shared.values()];
}

/** Words a change of a finding. */
export function describeFinding(
  { change, language, briefings }: SharedChange,
  words: Words,
): FindingView {
  const { kind, lead, leadBefore, before, after } = change;
  return {
    state: words.say(kind),
    lang: language === "zh" ? "zh-CN" : "en",
    before: before === null ? null : { lead: leadBefore ?? lead, text: before },
    after: after === null ? null : { lead, text: after },
    briefings,
  };
}
