import { z } from "zod";
import { formatRows } from "../../dataset/csv.ts";

/** A column of CSV, and where its value stands in an item, e.g. `name_zh` at `name`, `zh`. */
export interface Column {
  readonly name: string;
  readonly path: readonly string[];
}

type Item = Readonly<Record<string, unknown>>;
type Cell = string | number | null;

/** The columns of items of a schema: a column a field, several for a field that has fields of its own. */
export function columnsOf(item: z.ZodObject, path: readonly string[] = []): readonly Column[] {
  return Object.entries(item.shape).flatMap(([field, schema]) => {
    const own = [...path, field];
    const bare = withoutNull(schema);
    return bare instanceof z.ZodObject
      ? columnsOf(bare, own)
      : [{ name: own.join("_"), path: own }];
  });
}

function withoutNull(schema: unknown): unknown {
  return schema instanceof z.ZodNullable || schema instanceof z.ZodOptional
    ? withoutNull(schema.unwrap())
    : schema;
}

/** Writes items as CSV. A list stands in one cell, a space between: words, or the ids of what it lists. */
export function writeItems(
  columns: readonly Column[],
  items: readonly Item[],
  { bom }: { readonly bom: boolean },
): string {
  const rows = items.map((item) =>
    Object.fromEntries(columns.map(({ name, path }) => [name, cellOf(valueAt(item, path))])),
  );
  return formatRows(
    columns.map(({ name }) => name),
    rows,
    { bom },
  );
}

function valueAt(item: Item, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, field) => (isItem(value) ? value[field] : undefined), item);
}

function isItem(value: unknown): value is Item {
  return typeof value === "object" && value !== null;
}

function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number") return value;
  return Array.isArray(value) ? value.map(wordOf).join(" ") : wordOf(value);
}

/** One of a list: a word, or the id of what has one. */
function wordOf(value: unknown): string {
  if (!isItem(value)) return String(value);
  return typeof value.id === "string" ? value.id : JSON.stringify(value);
}
