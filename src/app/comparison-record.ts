import type { Cell, Comparison, Group } from "../analysis/model.ts";
import { type ExportRecord, exportRecords } from "../dataset/export.ts";
import type { Dataset, Figure } from "../dataset/model.ts";

/** A figure of a comparison as it is given out. */
interface ComparedRecord extends ExportRecord {
  /** True where other figures contradict it. */
  readonly conflict: boolean;
  /** Id of a remark; null where there is nothing to say. */
  readonly remark: string | null;
}

/** What a place answers: the first of its figures, then all of them. */
type CellRecord = { readonly region: string } & (ComparedRecord | { readonly value: null }) & {
    readonly figures: readonly ComparedRecord[];
    /** Of a target: what is planned in another measure. */
    readonly instead?: readonly ComparedRecord[];
  };

/** A comparison as JSON. */
interface ComparisonRecord extends Omit<Comparison, "cells" | "references" | "groups"> {
  readonly cells: readonly CellRecord[];
  readonly references?: readonly CellRecord[];
  /** A group that nothing is ranked in has no `ranks`. */
  readonly groups: readonly (Omit<Group, "ranks"> & Partial<Pick<Group, "ranks">>)[];
}

/** Gives a comparison as `compare --json` does. */
export function recordComparison(
  dataset: Dataset,
  { cells, references, groups, ...comparison }: Comparison,
): ComparisonRecord {
  const plain = (cell: Cell) => recordCell(dataset, cell);
  return {
    ...comparison,
    cells: cells.map(plain),
    ...(references ? { references: references.map(plain) } : {}),
    groups: groups.map(({ ranks, ...group }) => ({ ...group, ...(ranks ? { ranks } : {}) })),
  };
}

/** Gives one place's answer in the same way. */
export function recordCell(dataset: Dataset, { region, figures, instead }: Cell): CellRecord {
  const records = recordsOf(dataset, figures);
  return {
    region,
    ...(records[0] ?? { value: null }),
    figures: records,
    ...(instead ? { instead: recordsOf(dataset, instead) } : {}),
  };
}

function recordsOf(dataset: Dataset, figures: readonly Figure[]): readonly ComparedRecord[] {
  return exportRecords({ ...dataset, figures }).map((record, index) => ({
    ...record,
    conflict: figures[index]?.standing === "contradicted",
    remark: figures[index]?.remark ?? null,
  }));
}
