import type { Finding } from "../../model.ts";
import { textOf } from "../../raw/value.ts";
import { type Accessible, nameOfElement, pageOf } from "./model.ts";
import { broken, type RuleId } from "./rules.ts";
import type { Element } from "./tree.ts";

/** Reports figures, formulas and notes without what stands for them, and texts of tags in no language (7.2, 7.3, 7.7, 7.9). */
export function checkTexts(document: Accessible): readonly Finding[] {
  const ids = new Set<string>();
  return document.tree.elements.flatMap((element) =>
    [
      ...silent(document, element),
      ...unnamed(document, element, ids),
      ...speechless(document, element),
    ].map((rule) => broken(rule, nameOfElement(element), pageOf(document, element))),
  );
}

const NEEDS_TEXT: Readonly<Record<string, RuleId | undefined>> = {
  Figure: "7.3-1",
  Formula: "7.7-1",
};

function silent({ file }: Accessible, { type, dict }: Element): readonly RuleId[] {
  const rule = NEEDS_TEXT[type];
  if (rule === undefined) return [];
  const isTold = textOf(file.at(dict, "Alt")) || textOf(file.at(dict, "ActualText")) !== null;
  return isTold ? [] : [rule];
}

function unnamed(
  { file }: Accessible,
  { type, dict }: Element,
  ids: Set<string>,
): readonly RuleId[] {
  if (type !== "Note") return [];
  const id = textOf(file.at(dict, "ID"));
  if (!id) return ["7.9-1"];
  if (ids.has(id)) return ["7.9-2"];
  ids.add(id);
  return [];
}

const SPOKEN = [
  ["ActualText", "7.2-21"],
  ["Alt", "7.2-22"],
  ["E", "7.2-23"],
] as const;

function speechless({ hasLanguage }: Accessible, { dict, language }: Element): readonly RuleId[] {
  if (hasLanguage || language !== null) return [];
  return SPOKEN.flatMap(([key, rule]) => (dict.entries.has(key) ? [rule] : []));
}
