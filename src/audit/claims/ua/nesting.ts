import type { Finding } from "../../model.ts";
import { type Accessible, nameOfElement, pageOf } from "./model.ts";
import { broken, type RuleId } from "./rules.ts";
import { type Element, meantKids, meantParent } from "./tree.ts";

/** Where a tag may stand: in one of these. */
const WITHIN: Readonly<Record<string, readonly [rule: RuleId, parents: RegExp] | undefined>> = {
  TR: ["7.2-4", /^(Table|THead|TBody|TFoot)$/],
  THead: ["7.2-5", /^Table$/],
  TBody: ["7.2-6", /^Table$/],
  TFoot: ["7.2-7", /^Table$/],
  TH: ["7.2-8", /^TR$/],
  TD: ["7.2-9", /^TR$/],
  LI: ["7.2-17", /^L$/],
  LBody: ["7.2-18", /^LI$/],
  TOCI: ["7.2-26", /^TOC$/],
};

/** What may stand in a tag. */
const HOLDS: Readonly<Record<string, readonly [rule: RuleId, kids: RegExp] | undefined>> = {
  Table: ["7.2-3", /^(TR|THead|TBody|TFoot|Caption)$/],
  TR: ["7.2-10", /^(TH|TD)$/],
  L: ["7.2-19", /^(L|LI|Caption)$/],
  LI: ["7.2-20", /^(Lbl|LBody)$/],
  TOC: ["7.2-27", /^(TOC|TOCI|Caption)$/],
  THead: ["7.2-36", /^TR$/],
  TBody: ["7.2-37", /^TR$/],
  TFoot: ["7.2-38", /^TR$/],
};

/** Reports tags of tables, lists and contents that stand where they may not, or too often (7.2). */
export function checkNesting(document: Accessible): readonly Finding[] {
  return document.tree.elements.flatMap((element) =>
    [...misplaced(element), ...mixed(element), ...miscounted(element)].map(([rule, what]) =>
      broken(rule, what, pageOf(document, element)),
    ),
  );
}

type Fault = readonly [rule: RuleId, what: string];

function misplaced(element: Element): readonly Fault[] {
  const [rule, parents] = WITHIN[element.type] ?? [];
  const parent = meantParent(element)?.type ?? "";
  if (rule === undefined || parents?.test(parent)) return [];
  return [[rule, `${nameOfElement(element)} stands in ${parent || "no tag"}`]];
}

function mixed(element: Element): readonly Fault[] {
  const [rule, allowed] = HOLDS[element.type] ?? [];
  if (rule === undefined) return [];
  const kinds = meantKids(element).map(({ type }) => type);
  const foreign = [...new Set(kinds)].filter((type) => type !== "" && !allowed?.test(type));
  if (foreign.length === 0) return [];
  return [[rule, `${nameOfElement(element)} holds ${foreign.join(", ")}`]];
}

function miscounted(element: Element): readonly Fault[] {
  if (!/^(Table|L|TOC)$/.test(element.type)) return [];
  const kinds = meantKids(element).map(({ type }) => type);
  const count = (type: string) => kinds.filter((each) => each === type).length;
  const isLater = kinds.slice(1).includes("Caption");
  const faults = (rules: readonly (readonly [RuleId, boolean])[]) =>
    rules.flatMap(([rule, isBroken]): readonly Fault[] =>
      isBroken ? [[rule, nameOfElement(element)]] : [],
    );
  if (element.type !== "Table")
    return faults([[element.type === "L" ? "7.2-40" : "7.2-28", isLater]]);
  return faults([
    ["7.2-11", count("THead") > 1],
    ["7.2-12", count("TFoot") > 1],
    ["7.2-13", count("TFoot") > 0 && count("TBody") === 0],
    ["7.2-14", count("THead") > 0 && count("TBody") === 0],
    ["7.2-16", kinds.slice(1, -1).includes("Caption")],
    ["7.2-39", count("Caption") > 1],
  ]);
}
