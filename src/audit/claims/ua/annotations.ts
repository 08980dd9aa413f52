import type { Finding } from "../../model.ts";
import { isKeyed, isList, type Keyed, nameOf, textOf, type Value } from "../../raw/value.ts";
import { annotationsOf } from "../annotations.ts";
import type { Accessible } from "./model.ts";
import { meaningOf } from "./roles.ts";
import { broken, type RuleId } from "./rules.ts";
import { elementOfObject } from "./tree.ts";

/** An annotation with what its rules ask of it. */
interface Noted {
  readonly dict: Keyed;
  readonly kind: string;
  /** The standard type of the tag that it belongs to; empty where it belongs to none. */
  readonly tag: string;
  readonly isTagged: boolean;
  /** True where it says something, by itself or by its tag. */
  readonly isDescribed: boolean;
  /** True where nobody sees it: hidden, or outside of the page. */
  readonly isUnseen: boolean;
  readonly hasLanguage: boolean;
}

/** Reports annotations that belong to no tag, say nothing, or are not allowed (7.18, 7.2). */
export function checkAnnotations(document: Accessible): readonly Finding[] {
  const { file } = document;
  return document.pages.flatMap((page, index) => {
    const noted = annotationsOf(document, page).map((each) => note(document, page, each));
    const tabs = nameOf(file.at(page, "Tabs"));
    return [
      ...(noted.length === 0 || tabs === "S" ? [] : [broken("7.18.3-1", "", index + 1)]),
      ...gathered(
        noted.flatMap((each) => faultsOf(document, each)),
        index + 1,
      ),
    ];
  });
}

type Fault = readonly [rule: RuleId, what: string];

/** Links of a page are counted, other annotations named one by one. */
function gathered(faults: readonly Fault[], page: number): readonly Finding[] {
  const counts = new Map<RuleId, number>();
  for (const [rule] of faults) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const links = [...counts].filter(([rule]) => rule.startsWith("7.18.5-"));
  return [
    ...faults
      .filter(([rule]) => !rule.startsWith("7.18.5-"))
      .map(([rule, what]) => broken(rule, what, page)),
    ...links.map(([rule, count]) => broken(rule, `${count} links`, page)),
  ];
}

function note(document: Accessible, page: Keyed, dict: Keyed): Noted {
  const { file, tree } = document;
  const element = elementOfObject(file, tree, dict);
  const role = nameOf(file.at(element, "S"));
  const { type } = meaningOf(role, (name) => nameOf(file.at(tree.root, "RoleMap", name)));
  const flags = file.at(dict, "F");
  const isHidden = typeof flags === "number" && (flags & 2) !== 0;
  const language = element === null ? null : tree.byDict.get(element)?.language;
  return {
    dict,
    kind: nameOf(file.at(dict, "Subtype")),
    tag: type,
    isTagged: element !== null,
    isDescribed: [file.at(dict, "Contents"), file.at(element, "Alt")].some((text) => textOf(text)),
    isUnseen: isHidden || isOutside(document, page, dict),
    hasLanguage: document.hasLanguage || (language ?? null) !== null,
  };
}

function faultsOf(document: Accessible, noted: Noted): readonly Fault[] {
  const what = `An annotation ${noted.kind || "of no kind"}`;
  const { file } = document;
  const rules = KINDS[noted.kind]?.(document, noted) ?? checkOther(noted);
  const isSpoken = noted.hasLanguage || file.at(noted.dict, "Contents") === null;
  return [...rules, ...(isSpoken ? [] : ["7.2-24" as const])].map((rule) => [rule, what]);
}

const KINDS: Readonly<
  Record<string, ((document: Accessible, noted: Noted) => readonly RuleId[]) | undefined>
> = {
  Popup: () => [],
  TrapNet: () => ["7.18.2-1"],
  PrinterMark: (_, { isTagged }) => (isTagged ? ["7.18.8-1"] : []),
  Link: ({ file }, { dict, tag, isUnseen }) => [
    ...(tag === "Link" || isUnseen ? [] : (["7.18.5-1"] as const)),
    ...(textOf(file.at(dict, "Contents"))?.trim() || isUnseen ? [] : (["7.18.5-2"] as const)),
  ],
  Widget: (document, noted) => {
    const name = textOf(inherited(document, noted.dict, "TU"));
    const isNamed = Boolean(name || altOf(document, noted.dict));
    return [
      ...(noted.tag === "Form" || noted.isUnseen ? [] : (["7.18.4-1"] as const)),
      ...(isNamed || noted.isUnseen ? [] : (["7.18.1-3"] as const)),
      ...(name === null || noted.hasLanguage ? [] : (["7.2-25"] as const)),
    ];
  },
};

function checkOther({ tag, isDescribed, isUnseen }: Noted): readonly RuleId[] {
  if (isUnseen) return [];
  if (tag !== "Annot") return ["7.18.1-1"];
  return isDescribed ? [] : ["7.18.1-2"];
}

function altOf({ file, tree }: Accessible, dict: Keyed): string | null {
  return textOf(file.at(elementOfObject(file, tree, dict), "Alt"));
}

/** A key of a form field, which a field that it belongs to may have for it. */
function inherited({ file }: Accessible, field: Keyed, key: string): Value {
  const seen = new Set<Value>();
  for (let each: Value = field; isKeyed(each) && !seen.has(each); each = file.at(each, "Parent")) {
    seen.add(each);
    const value = file.at(each, key);
    if (value !== null) return value;
  }
  return null;
}

function isOutside(document: Accessible, page: Keyed, dict: Keyed): boolean {
  const rect = boxOf(document.file.at(dict, "Rect"), document);
  const crop =
    boxOf(inherited(document, page, "CropBox"), document) ??
    boxOf(inherited(document, page, "MediaBox"), document);
  if (!rect || !crop) return false;
  const [left, bottom, right, top] = rect;
  return left >= crop[2] || right <= crop[0] || bottom >= crop[3] || top <= crop[1];
}

type Box = readonly [left: number, bottom: number, right: number, top: number];

function boxOf(value: Value, { file }: Accessible): Box | null {
  if (!isList(value) || value.length !== 4) return null;
  const [a = 0, b = 0, c = 0, d = 0] = value.map((each) => Number(file.follow(each)));
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** Reports tags Form that say no role and hold something else than one form field (7.18.4). */
export function checkForms(
  { file, tree }: Accessible,
  roleOf: (dict: Keyed) => Value,
): readonly Finding[] {
  return tree.elements.flatMap(({ type, role, dict }) => {
    if (type !== "Form" || roleOf(dict) !== null) return [];
    const held = file.at(dict, "K");
    const kids = isList(held) ? held.map(file.follow) : [held];
    const field = file.at(kids[0], "Obj");
    const isOne = kids.length === 1 && nameOf(file.at(field, "Subtype")) === "Widget";
    return isOne ? [] : [broken("7.18.4-2", `The tag ${role}`)];
  });
}
