import type { Measure, Reference, Status } from "../../dataset/model.ts";

/** What a row or a column of a table says of its numbers; what is absent it does not say. */
export interface LineMapping {
  /** Id of the place. */
  readonly region?: string | undefined;
  /** Id of the indicator. */
  readonly indicator?: string | undefined;
  /** What a new indicator would be called, where there is none of these words. */
  readonly name?: string | undefined;
  readonly measure?: Measure | undefined;
  readonly unit?: string | undefined;
  readonly status?: Status | undefined;
  readonly on?: Reference | undefined;
  /** Why its numbers are left aside. */
  readonly leave?: Leave | undefined;
}

/** A rank is worked out anew; a place that the data does not have has no figures. */
export const LEAVES = ["rank", "other-place", "not-wanted"] as const;
type Leave = (typeof LEAVES)[number];

/** How a table is read: its rows and columns, by their words without periods. Another month's table has the same. */
export interface TableMapping {
  /** The name of its sheet, for a person; null where it has none. */
  readonly sheet: string | null;
  readonly columns: Readonly<Record<string, LineMapping>>;
  readonly rows: Readonly<Record<string, LineMapping>>;
}

const PERIOD =
  /(?:19|20)\d\d年?(?:末|底)?|(?:\d{1,2}[-—–~至])?\d{1,2}月(?:末|底)?|[前上下一二三四1-4]+(?:个?季度|半年)/g;

/** The words of a line as its mapping knows them: without what changes from month to month. */
export function keyOf(words: readonly string[]): string {
  const said = words.map((word) => word.replace(PERIOD, "")).filter((word) => word !== "");
  return said.join("/") || ONLY_PERIOD;
}

const ONLY_PERIOD = "时期";

/** Chooses the mapping that knows most columns of a table; null where none knows any. */
export function mappingFor(
  columns: readonly (readonly string[])[],
  known: readonly TableMapping[],
): TableMapping | null {
  const keys = new Set(columns.map(keyOf));
  const scored = known.map((one) => ({
    one,
    score: [...keys].filter((key) => Object.hasOwn(one.columns, key)).length,
  }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best && best.score > 0 ? best.one : null;
}

/** Mappings with those of a new reading: a table with the same columns is extended, any other added. */
export function joinMappings(
  before: readonly TableMapping[],
  read: readonly TableMapping[],
): readonly TableMapping[] {
  const all = [...before];
  for (const one of read) {
    const columns = Object.keys(one.columns).map((key) => [key]);
    const same = mappingFor(columns, all);
    if (!same) all.push(one);
    else
      all[all.indexOf(same)] = {
        sheet: same.sheet,
        columns: { ...same.columns, ...one.columns },
        rows: { ...same.rows, ...one.rows },
      };
  }
  return all;
}
