import { LANGUAGES, type Language } from "../../dataset/model.ts";
import { groupBy } from "../../group-by.ts";
import { namePlaces } from "../../web/names.ts";
import type { Words } from "../../web/words.ts";
import type { OutputChange, PageChange } from "../model.ts";
import type { Naming } from "./figure.ts";

/** A changed briefing in words, in all its languages. */
export interface BriefingView {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  /** What is different in it in each language, in the order of the languages; empty where nothing is. */
  readonly editions: readonly string[];
  /** Why, where not by its figures alone, and which places it compares now and did not. */
  readonly notes: readonly string[];
}

/** Groups outputs by briefing, in their order. */
export function gatherBriefings(
  outputs: readonly OutputChange[],
): readonly (readonly OutputChange[])[] {
  return [...groupBy(outputs, ({ id }) => id).values()];
}

/** Why all that changed did so, beside their figures, where there are several. */
export function sayCommonCauses(outputs: readonly OutputChange[], words: Words): readonly string[] {
  const changed = outputs.filter(({ kind }) => kind === "changed");
  const [first = [], ...others] = changed.map((output) => sayCauses([output], words));
  if (others.length === 0) return [];
  return first.filter((cause) => others.every((causes) => causes.includes(cause)));
}

/** Words what is different in a briefing; `known` causes are told elsewhere. */
export function describeBriefing(
  outputs: readonly OutputChange[],
  known: readonly string[],
  { names }: Naming,
  words: Words,
): BriefingView {
  const [first] = outputs;
  const own = outputs.find(({ language }) => language === words.language) ?? first;
  const placesOf = (key: string, regions: readonly string[] = []) =>
    regions.length === 0 ? [] : [words.say(key, { places: namePlaces(regions, words, names) })];
  return {
    id: first?.id ?? "",
    title: own?.title ?? "",
    lang: own?.language === "en" ? "en" : "zh-CN",
    editions: LANGUAGES.map((language) => sayEdition(outputs, language, words)),
    notes: [
      ...sayCauses(outputs, words).filter((cause) => !known.includes(cause)),
      ...placesOf("placesJoined", first?.joined),
      ...placesOf("placesLeft", first?.left),
    ],
  };
}

function sayEdition(outputs: readonly OutputChange[], language: Language, words: Words): string {
  const output = outputs.find((one) => one.language === language);
  if (!output) return "";
  if (output.kind !== "changed") return words.say(output.kind);
  const said = KINDS.flatMap((kind) => {
    const numbers = output.pages.flatMap((page) =>
      kindOf(page) === kind ? (page.after ?? page.before ?? []) : [],
    );
    if (numbers.length === 0) return [];
    const pages = joinRanges(numbers).join(words.say("separator"));
    return [words.count(kind, numbers.length, { pages })];
  });
  return said.length === 0 ? words.say("onlyFiles") : said.join(words.say("clause"));
}

/** What is different on a page, by the key of its words. */
const KINDS = ["pages", "pagesAdded", "pagesRemoved", "pagesLook", "pagesMoved"] as const;

function kindOf({ before, after, lines, isMoved }: PageChange): (typeof KINDS)[number] {
  if (isMoved) return "pagesMoved";
  if (before === null) return "pagesAdded";
  if (after === null) return "pagesRemoved";
  return lines.length > 0 ? "pages" : "pagesLook";
}

/** e.g. `1`, `3–5` of 1, 3, 4, 5. */
function joinRanges(numbers: readonly number[]): readonly string[] {
  const starts = numbers.filter((number) => !numbers.includes(number - 1));
  return starts.map((start) => {
    let end = start;
    while (numbers.includes(end + 1)) end += 1;
    return start === end ? String(start) : `${start}–${end}`;
  });
}

/** What a page is made of beside its words and figures; empty where none of that changed. */
const CAUSES = [
  ["causeLayout", /^templates\//],
  ["causeProgram", /^(code|package|setting)\/|^browser$/],
] as const;

function sayCauses(outputs: readonly OutputChange[], words: Words): readonly string[] {
  const causes = outputs.flatMap((output) => output.causes);
  return CAUSES.flatMap(([key, pattern]) =>
    causes.some((cause) => pattern.test(cause)) ? [words.say(key)] : [],
  );
}
