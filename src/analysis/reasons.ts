import type { Figure } from "../dataset/model.ts";
import { type Cell, REASONS, type Reason, type ReasonCode } from "./model.ts";

/** One reason for one place, before those of one code are merged. */
export interface Ground {
  readonly code: ReasonCode;
  readonly cell: Cell;
}

/** Merges grounds into one reason a code, in the order of the codes, its regions in the order of the page. */
export function mergeGrounds(
  grounds: readonly Ground[],
  cells: readonly Cell[],
): readonly Reason[] {
  if (grounds.length === 0) return [];
  const cellsByCode = new Map<ReasonCode, Set<Cell>>();
  for (const { code, cell } of grounds) {
    cellsByCode.set(code, (cellsByCode.get(code) ?? new Set()).add(cell));
  }
  return REASONS.flatMap((code) => {
    const concerned = cellsByCode.get(code);
    return concerned
      ? [
          makeReason(
            code,
            cells.filter((cell) => concerned.has(cell)),
          ),
        ]
      : [];
  });
}

function makeReason(code: ReasonCode, cells: readonly Cell[]): Reason {
  return {
    code,
    regions: cells.map((cell) => cell.region),
    figures: cells.flatMap((cell) => cell.figures.map((figure) => figure.id)),
  };
}

/** Returns why a cell cannot be computed with, whatever stands beside it; null where it can. */
export function whyNotComputed(cell: Cell): ReasonCode | null {
  if (cell.figures.length === 0) return "not-published";
  if (cell.figure === null) return "conflict";
  if (cell.figure.value === null) return "words-only";
  return cell.figure.remark === null ? null : "remark";
}

/** Returns what makes a figure provisional. */
export function caveatsOf(figure: Figure): readonly ReasonCode[] {
  const caveats: ReasonCode[] = [];
  if (figure.status === "estimate") caveats.push("estimate");
  if (figure.bound !== "exact") caveats.push("bound");
  return caveats;
}
