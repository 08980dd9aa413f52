import type { z } from "zod";
import type { Dataset, Language } from "../../dataset/model.ts";
import type { Kind } from "../../view/kind.ts";
import type { Locale } from "../../view/locale.ts";
import { type Column, columnsOf, writeItems } from "./csv.ts";
import { type RawQuery, readQuery } from "./read.ts";

/** What is asked: a dataset, the kinds of briefing there are, and the words of each language. */
export interface Source {
  readonly dataset: Dataset;
  readonly kindById: ReadonlyMap<string, Kind>;
  readonly localeByLanguage: Readonly<Record<Language, Locale>>;
}

/** A page of the answer to a query. */
export interface Answer<Item> {
  /** How many items there are on all pages. */
  readonly total: number;
  readonly items: readonly Item[];
  /** The offset of the next page; null on the last. */
  readonly next: number | null;
  /** What holds for the answer as a whole; absent where the resource has no such thing. */
  readonly about?: Readonly<Record<string, unknown>>;
}

/** Part of every query. */
interface Paging {
  readonly limit: number;
  readonly offset: number;
}

type QuerySchema = z.ZodObject & z.ZodType<Paging>;
type ItemSchema = z.ZodObject;

/** What a resource is made of. */
interface Definition<Query extends QuerySchema, Item extends ItemSchema, Row> {
  /** What its items are, in English. */
  readonly summary: string;
  readonly query: Query;
  readonly item: Item;
  /** The shape of `about`, where the answer has it. */
  readonly about?: z.ZodObject;
  /** Finds everything asked for, in order. Errors: QueryFault. */
  readonly find: (source: Source, query: z.output<Query>) => Rows<Row>;
  /** Makes items of the rows of a page. */
  readonly show: (source: Source, rows: readonly Row[]) => readonly z.output<Item>[];
  /** Writes those rows as CSV. Default: the items, a column a field. */
  readonly csv?: (source: Source, rows: readonly Row[], bom: boolean) => string;
}

/** All that was found, and what the answer as a whole says. */
interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly about?: Readonly<Record<string, unknown>>;
}

/** One thing that can be asked for. */
export interface Resource {
  readonly summary: string;
  readonly query: z.ZodObject;
  readonly item: z.ZodObject;
  readonly about: z.ZodObject | null;
  /** Answers a query. Errors: QueryFault. */
  readonly answer: (source: Source, raw: RawQuery) => Answer<Readonly<Record<string, unknown>>>;
  /** Answers it as CSV: the items of the page below a header. Errors: QueryFault. */
  readonly csv: (source: Source, raw: RawQuery, options?: { readonly bom?: boolean }) => Csv;
}

/** A page as CSV, with what its lines cannot say. */
interface Csv extends Pick<Answer<unknown>, "total" | "next"> {
  readonly text: string;
}

/** Makes a resource of its parts. */
export function resourceOf<Query extends QuerySchema, Item extends ItemSchema, Row>(
  definition: Definition<Query, Item, Row>,
): Resource {
  const { summary, query, item, about = null, show } = definition;
  const columns: readonly Column[] = columnsOf(item);
  const writeOwn: NonNullable<typeof definition.csv> =
    definition.csv ?? ((source, rows, bom) => writeItems(columns, show(source, rows), { bom }));
  const pageOf = (source: Source, raw: RawQuery) => {
    const asked = readQuery(query, raw);
    const { rows, about: whole } = definition.find(source, asked);
    const { limit, offset } = asked;
    const end = offset + limit;
    const next = end < rows.length ? end : null;
    return { page: rows.slice(offset, end), total: rows.length, next, whole };
  };
  return {
    summary,
    query,
    item,
    about,
    answer(source, raw) {
      const { page, whole, ...counts } = pageOf(source, raw);
      return { ...counts, items: show(source, page), ...(whole ? { about: whole } : {}) };
    },
    csv(source, raw, { bom = false } = {}) {
      const { page, whole: _, ...counts } = pageOf(source, raw);
      return { ...counts, text: writeOwn(source, page, bom) };
    },
  };
}
