import { groupBy } from "../../group-by.ts";

/**
 * Records written column by column: names stand once, and values that repeat stand once as well.
 *
 * Shape: plain JSON. Read back, each record has the same keys in the same order, so that it is hashed as before.
 */
export interface Columns {
  /** The keys of records in their order, for each order that there is. */
  readonly shapes: readonly Shape[];
  /** Which shape each record has, in the order of the records; absent where there is but one. */
  readonly order?: readonly number[];
}

interface Shape {
  readonly count: number;
  /** Key → its values in the order of the records. */
  readonly columns: readonly (readonly [key: string, column: Column])[];
}

/** All the same; or each one's place among the distinct ones; or each one. */
type Column =
  | { readonly all: unknown }
  | { readonly distinct: readonly unknown[]; readonly at: readonly number[] }
  | { readonly each: readonly unknown[] };

type Plain = Readonly<Record<string, unknown>>;

/** Writes records as columns; a key whose value is undefined is left out, as it is in JSON. */
export function toColumns(records: readonly object[]): Columns {
  const plain = records as readonly Plain[];
  const shapeOfEach = plain.map((record) => keysOf(record).join("\n"));
  const alike = groupBy([...plain.keys()], (at) => shapeOfEach[at] ?? "");
  const known = [...alike.keys()];
  return {
    shapes: [...alike.values()].map((places) => shapeOf(places.map((at) => plain[at] ?? {}))),
    ...(known.length > 1 ? { order: shapeOfEach.map((keys) => known.indexOf(keys)) } : {}),
  };
}

function keysOf(record: Plain): readonly string[] {
  return Object.keys(record).filter((key) => record[key] !== undefined);
}

function shapeOf(records: readonly Plain[]): Shape {
  return {
    count: records.length,
    columns: keysOf(records[0] ?? {}).map((key) => [
      key,
      columnOf(records.map((record) => record[key])),
    ]),
  };
}

function columnOf(values: readonly unknown[]): Column {
  const places = new Map<unknown, number>();
  const distinct: unknown[] = [];
  const at = values.map((value) => {
    const is = identityOf(value);
    const known = places.get(is);
    if (known !== undefined) return known;
    places.set(is, distinct.length);
    return distinct.push(value) - 1;
  });
  if (distinct.length === 1) return { all: distinct[0] };
  return distinct.length * 2 <= values.length ? { distinct, at } : { each: values };
}

/** The same for values that are written alike; no text begins so. */
function identityOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? `\u0000${JSON.stringify(value)}` : value;
}

/** Reads records that `toColumns` wrote. */
export function fromColumns({ shapes, order }: Columns): readonly Plain[] {
  const rows = shapes.map(rowsOf);
  if (!order) return rows[0] ?? [];
  const next = shapes.map(() => 0);
  return order.flatMap((shape): readonly Plain[] => {
    const at = next[shape] ?? 0;
    next[shape] = at + 1;
    const row = rows[shape]?.[at];
    return row ? [row] : [];
  });
}

function rowsOf({ count, columns }: Shape): readonly Plain[] {
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(columns.map(([key, column]) => [key, valueIn(column, row)])),
  );
}

function valueIn(column: Column, row: number): unknown {
  if ("all" in column) return column.all;
  return "each" in column ? column.each[row] : column.distinct[column.at[row] ?? 0];
}
