import { CACHE_FOLDER } from "../cache/folder.ts";
import type { Reason } from "../cache/reasons.ts";
import type { Language } from "../dataset/model.ts";
import type { OutputFile } from "../store/folder.ts";
import { getJson, jsonFile, type Store } from "../store/store.ts";
import { type Names, nameFigure, type Revision, sayRevision } from "../web/names.ts";
import type { Words } from "../web/words.ts";

/** Output → why it was built, of the last build in which something had changed. */
export type Changes = Readonly<Record<string, readonly Reason[]>>;

/** What changed in one edition, in its language. */
interface ChangeNote {
  readonly summary: string;
  readonly figures: readonly (Revision & { readonly name: string })[];
  /** How many figures are not listed; empty where all are. */
  readonly more: string;
}

const FILE = `${CACHE_FOLDER}/changes.json`;
/** Most figures listed in a note: a revision changes a few, but a new plan year changes all. */
const MOST_FIGURES = 4;

/** Reads what changed before; nothing where that is not known. */
export async function readChanges(store: Store): Promise<Changes> {
  // Where the file is missing or broken, the gallery only lacks its notes of changes.
  return (await getJson<Changes>(store, FILE)) ?? {};
}

/** What changed, as a file. */
export function changesFile(changes: Changes): OutputFile {
  return jsonFile(FILE, changes);
}

/** Keeps the reasons that concern the content of a briefing: not that a file was restored or a build forced. */
export function realReasons(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.filter(({ kind }) => kind === "new" || kind === "figure" || kind === "component");
}

/** Words what changed in an edition; null where that is nothing. */
export function wordChanges(
  reasons: readonly Reason[],
  names: Names,
  words: Words,
): ChangeNote | null {
  if (reasons.length === 0) return null;
  const revised = reasons.filter((reason) => reason.kind === "figure");
  const parts = [
    ...(reasons.some(({ kind }) => kind === "new") ? [words.say("new")] : []),
    ...(revised.length > 0 ? [words.count("figures", revised.length)] : []),
    ...partsOf(reasons, revised.length > 0).map((part) => words.say(part)),
  ];
  const left = revised.length - MOST_FIGURES;
  return {
    summary: words.say("changed", { parts: parts.join(words.say("separator")) }),
    figures: revised.slice(0, MOST_FIGURES).map(({ id, before, after }) => ({
      name: nameFigure(names, id, words),
      ...sayRevision(names, before, after, words),
    })),
    more: left > 0 ? words.count("more", left) : "",
  };
}

/** A figure that changed with a build, in both languages. */
interface FigureInBuild extends InBoth<Revision & { readonly name: string }> {
  readonly id: string;
}

type InBoth<Said> = Readonly<Record<Language, Said>>;

/** What changed in one output with the latest build that changed anything. */
export interface BuildChange {
  /** e.g. `five-places.zh`. */
  readonly output: string;
  readonly isNew: boolean;
  readonly figures: readonly FigureInBuild[];
  /** Other things that it is made of and that changed, e.g. `words/findings`. */
  readonly components: readonly string[];
}

/** Lists all that changed, output by output. */
export function listChanges(
  changes: Changes,
  names: Names,
  words: InBoth<Words>,
): readonly BuildChange[] {
  const say = ({ id, before, after }: Extract<Reason, { readonly kind: "figure" }>) => {
    const sayIn = (language: Language) => ({
      name: nameFigure(names, id, words[language]),
      ...sayRevision(names, before, after, words[language]),
    });
    return { id, zh: sayIn("zh"), en: sayIn("en") };
  };
  return Object.entries(changes).map(([output, reasons]) => ({
    output,
    isNew: reasons.some(({ kind }) => kind === "new"),
    figures: reasons.flatMap((reason) => (reason.kind === "figure" ? [say(reason)] : [])),
    components: reasons.flatMap((reason) => (reason.kind === "component" ? [reason.name] : [])),
  }));
}

/** Kinds of components that changed; where figures changed, changed words are left out, as they follow from these. */
function partsOf(reasons: readonly Reason[], hasFigures: boolean): readonly string[] {
  const names = reasons.flatMap((reason) => (reason.kind === "component" ? [reason.name] : []));
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  return [
    ...(!hasFigures && has(/^(words|figures|since)/) ? ["words"] : []),
    ...(has(/^templates/) ? ["layout"] : []),
    ...(has(/^(code|package|browser|setting)/) ? ["program"] : []),
  ];
}
