import type { Figure } from "../../dataset/model.ts";
import { compareBases, compareScopes } from "../../dataset/sameness.ts";
import type { Cell, Refusal, RefusalCode } from "../model.ts";
import { whyNotComputed } from "../reasons.ts";

/** Two figures, each a plain number. */
export interface Pair {
  readonly a: Numbered;
  readonly b: Numbered;
}

/** A figure whose value and precision are known to be there. */
export type Numbered = Figure & { readonly value: number; readonly precision: number };

/** A condition on a pair of figures, and the code of the refusal where it does not hold. */
export type Condition = readonly [code: RefusalCode, holds: (pair: Pair) => boolean];

/** True where a derived value, or its pair of inputs, was refused. */
export function isRefusal<Taken extends object>(outcome: Taken | Refusal): outcome is Refusal {
  return "refused" in outcome;
}

/** Returns the figures of two cells where all conditions hold; the first that does not is the refusal. */
export function takeInputs(a: Cell, b: Cell, conditions: readonly Condition[]): Pair | Refusal {
  for (const cell of [a, b]) {
    const why = whyNotComputed(cell);
    if (why !== null) return refuse(why, cell.figures);
  }
  if (!isNumbered(a.figure) || !isNumbered(b.figure)) return refuse("words-only", []);
  const pair = { a: a.figure, b: b.figure };
  const broken = conditions.find(([, holds]) => !holds(pair));
  return broken ? refuse(broken[0], [pair.a, pair.b]) : pair;
}

/** Returns a refusal that names its figures. */
export function refuse(refused: RefusalCode, figures: readonly Figure[]): Refusal {
  return { refused, figures: figures.map((figure) => figure.id) };
}

/** Returns the condition that both figures have the same of something. */
export function same(
  code: RefusalCode,
  key: "region" | "indicator" | "measure" | "unit" | "document",
): Condition {
  return [code, ({ a, b }) => a[key] === b[key]];
}

/** Both are on one basis and of one scope, under whatever names. */
export const SAME_BASIS_AND_SCOPE: readonly Condition[] = [
  ["basis", ({ a, b }) => compareBases(a, b) !== "different"],
  ["basis-not-stated", ({ a, b }) => compareBases(a, b) !== "not-stated"],
  ["scope", ({ a, b }) => compareScopes(a, b) !== "different"],
  ["scope-not-stated", ({ a, b }) => compareScopes(a, b) !== "not-stated"],
];

/** Both are of one period and, where they are growth or change, measured against the same. */
export const SAME_PERIOD: readonly Condition[] = [
  ["year", ({ a, b }) => a.year === b.year],
  ["period", ({ a, b }) => a.period === b.period],
  ["reference", ({ a, b }) => a.on === b.on],
];

function isNumbered(figure: Figure | null): figure is Numbered {
  return figure !== null && figure.value !== null && figure.precision !== null;
}
