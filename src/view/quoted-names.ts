import type { BriefingSpec, Dataset, Language, Text } from "../dataset/model.ts";
import { digitsIn, quote } from "./facts.ts";
import type { Fact, View } from "./model.ts";
import { thingOf } from "./scale.ts";

/** What names are looked for in. */
interface Named {
  readonly facts: readonly Fact[];
  readonly dataset: Dataset;
  /** The group that the briefing is about, with its reason. */
  readonly group: BriefingSpec["group"];
}

/**
 * Finds the names of the dataset that hold digits and stand on a page, e.g. 2号区, 10,000 tons.
 *
 * Shape: one fact a name, its text the whole name, so that its digits are numbers of the page only inside it. Names
 * whose digits other facts hold already need none.
 */
export function quoteNames(
  view: Omit<View, "facts">,
  { facts, dataset, group }: Named,
): readonly Fact[] {
  const known = new Set(facts.map(({ text }) => text));
  const parts = partsOf(view).map(({ where, data }) => ({ where, text: textOf(data) }));
  const ofGroup = group ? [group.name, group.reason] : [];
  return namesWithDigits(dataset, ofGroup, view.language).flatMap((name): readonly Fact[] => {
    if (digitsIn(name).every((digits) => known.has(digits))) return [];
    const found = parts.find(({ text }) => text.toLowerCase().includes(name.toLowerCase()));
    if (!found) return [];
    return [quote("name", found.where, name)];
  });
}

function namesWithDigits(
  dataset: Dataset,
  more: readonly Text[],
  language: Language,
): readonly string[] {
  const { regionById, indicatorById, themeById, scopeById, basisById, remarkById } = dataset;
  const terms = [themeById, scopeById, basisById, remarkById, dataset.ratioById];
  const names: readonly Text[] = [
    ...more,
    ...[...regionById.values()].flatMap(({ name, short }) => [name, short]),
    ...[...indicatorById.values()].flatMap(({ name, short }) => [name, short]),
    ...terms.flatMap((byId) => Array.from(byId.values(), ({ name }) => name)),
    ...dataset.phraseByWords.values(),
  ];
  const units = [...dataset.unitById.values()].flatMap(({ name, singular }) =>
    language === "en" ? [name.en, singular, thingOf(name.en)] : [name.zh],
  );
  const counted = [...indicatorById.values()].flatMap(({ counts }) =>
    language === "en" && counts ? [counts.one, counts.many] : [],
  );
  const all = new Set([...names.map((name) => name[language]), ...units, ...counted]);
  return [...all].filter((name) => digitsIn(name).length > 0);
}

function partsOf(view: Omit<View, "facts">) {
  const { head, since, contents, figures, position, findings, omitted, guide } = view;
  const { headline, butterfly, targets, steps, only } = view;
  const { changes, latest, trends, documents } = view;
  return [
    { where: "head", data: [head, since, omitted] },
    ...contents.map((entry) => ({ where: entry.id, data: entry.heading })),
    ...[figures, position].flatMap((part) => (part ? [{ where: part.id, data: part }] : [])),
    { where: "findings", data: [findings, changes?.items] },
    { where: latest?.id ?? "", data: latest },
    ...(trends?.charts ?? []).map((chart) => ({ where: chart.id, data: chart })),
    { where: "documents", data: documents },
    ...[headline, butterfly, targets, only].map((table) => ({
      where: table?.id ?? "",
      data: table,
    })),
    { where: "steps", data: steps },
    ...view.sections.map((section) => ({ where: section.id, data: section })),
    { where: "guide", data: guide },
    ...view.sources.map((source) => ({ where: source.id, data: source })),
  ];
}

/** All text in plain data, with no-break spaces as ordinary ones. */
function textOf(data: unknown): string {
  if (typeof data === "string") return data.replaceAll("\u00a0", " ");
  if (data === null || typeof data !== "object") return "";
  const said = Array.isArray(data) && data.every(isPiece) ? data.map(textOfPiece) : null;
  return said ? textOf(said.join("")) : Object.values(data).map(textOf).join("\n");
}

type AnyPiece = { readonly isNumeral: boolean; readonly text: string };

function isPiece(data: unknown): data is AnyPiece {
  return typeof data === "object" && data !== null && "isNumeral" in data;
}

function textOfPiece(piece: AnyPiece): string {
  const { prefix = "", text, tail = "" } = piece as AnyPiece & { prefix?: string; tail?: string };
  return prefix + text + tail;
}
