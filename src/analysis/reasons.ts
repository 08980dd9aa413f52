import type { Figure } from "../dataset/model.ts";
import { compareBases, compareScopes, type Sameness } from "../dataset/sameness.ts";
import { aimOf, type Cell, REASONS, type Reason, type ReasonCode } from "./model.ts";

const NONE: readonly ReasonCode[] = [];

/** Returns one reason a code, in the order of the codes, its regions in the order of the cells. */
export function collectReasons<Given extends Cell>(
  cells: readonly Given[],
  codesOf: (cell: Given) => readonly ReasonCode[],
): readonly Reason[] {
  const cellsByCode = new Map<ReasonCode, Cell[]>();
  for (const cell of cells) {
    for (const code of codesOf(cell)) {
      const known = cellsByCode.get(code);
      if (known) known.push(cell);
      else cellsByCode.set(code, [cell]);
    }
  }
  if (cellsByCode.size === 0) return [];
  return REASONS.flatMap((code) => {
    const concerned = cellsByCode.get(code);
    return concerned ? [makeReason(code, concerned)] : [];
  });
}

function makeReason(code: ReasonCode, cells: readonly Cell[]): Reason {
  const figures: string[] = [];
  for (const cell of cells) {
    for (const { id } of aimOf(cell)) figures.push(id);
  }
  return { code, regions: cells.map((cell) => cell.region), figures };
}

/** Returns why a cell cannot be computed with, whatever stands beside it; null where it can. */
export function whyNotComputed(cell: Cell): ReasonCode | null {
  if (cell.figures.length === 0) return cell.instead ? "other-measure" : "not-published";
  if (cell.figure === null) return "conflict";
  if (cell.figure.value === null) return "words-only";
  return cell.figure.remark === null ? null : "remark";
}

/** Returns in what two figures are unlike: their bases, their scopes; or whether one of them does not state it. */
export function unlikeness(a: Figure, b: Figure): readonly ReasonCode[] {
  return a === b
    ? NONE
    : [...CODE_BY_BASES[compareBases(a, b)], ...CODE_BY_SCOPES[compareScopes(a, b)]];
}

type Codes = Readonly<Record<Sameness, readonly ReasonCode[]>>;

const CODE_BY_BASES: Codes = {
  same: NONE,
  different: ["basis"],
  "not-stated": ["basis-not-stated"],
};
const CODE_BY_SCOPES: Codes = {
  same: NONE,
  different: ["scope"],
  "not-stated": ["scope-not-stated"],
};

/** Returns what makes a figure provisional. */
export function caveatsOf({ status, bound }: Figure): readonly ReasonCode[] {
  if (status !== "estimate") return bound === "exact" ? NONE : ["bound"];
  return bound === "exact" ? ["estimate"] : ["estimate", "bound"];
}
