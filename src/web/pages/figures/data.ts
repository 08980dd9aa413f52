import { type Dataset, MEASURES, STATUSES, type Text } from "../../../dataset/model.ts";
import { groupBy } from "../../../group-by.ts";
import { sayPeriod } from "../../../view/period.ts";
import { plainText } from "../../find.ts";
import { addressOf, queryOf } from "../addresses.ts";
import { type FieldFault, faultsView } from "../faults.ts";
import type { Shown } from "../frame.ts";
import { knownOf } from "../known.ts";
import { pagingOf } from "./paging.ts";
import { figureRow } from "./row.ts";

/** The fields of the data browser, as they were filled in; empty where nothing was. */
const DATA_FIELDS = [
  "find",
  "theme",
  "indicator",
  "places",
  "measure",
  "period",
  "status",
  "document",
] as const;
type DataField = (typeof DATA_FIELDS)[number];

/** What is asked of the data browser. */
export interface DataQuery extends Readonly<Record<DataField, string>> {
  /** A column; with a minus before it the other way round. */
  readonly sort: string;
  /** From 1. */
  readonly page: number;
}

/** Columns that rows are sorted by, in the order of the table. */
const DATA_COLUMNS = ["indicator", "places", "period", "value", "status", "document"] as const;

/** One page of the figures that answer to a query. */
export interface DataModel {
  readonly dataset: Dataset;
  readonly query: DataQuery;
  /** Ids of the figures of this page. */
  readonly ids: readonly string[];
  readonly total: number;
  readonly perPage: number;
  /** The same figures in other formats. */
  readonly exports: readonly { readonly label: string; readonly href: string }[];
  readonly faults: readonly FieldFault[];
}

/** Reads the fields of the data browser; of a list of places the whole, with commas. */
export function readDataQuery(given: URLSearchParams): DataQuery {
  const one = (name: string) => given.getAll(name).join(",").trim();
  const fields = Object.fromEntries(DATA_FIELDS.map((name) => [name, one(name)]));
  const page = Number(one("page"));
  return {
    ...(fields as Record<DataField, string>),
    sort: one("sort"),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** What `site/data.hbs` is filled with. */
export function dataView(model: DataModel, shown: Shown) {
  const { dataset, query, ids, total, perPage, exports, faults } = model;
  const { words, place } = shown;
  const home = addressOf(place.base, words.language, "data");
  const hrefOf = (change: Partial<DataQuery>) => home + writeQuery({ ...query, ...change });
  return {
    words: words.all,
    heading: words.say("data"),
    home,
    isStatic: place.isStatic === true,
    query,
    ...faultsView(faults),
    selects: selectsOf(dataset, query, shown),
    isFiltered: DATA_FIELDS.some((name) => query[name] !== ""),
    columns: DATA_COLUMNS.map((column) => columnOf(column, query, shown, hrefOf)),
    rows: ids.flatMap((id) => {
      const figure = knownOf(dataset).figureById.get(id);
      if (!figure) return [];
      const row = figureRow(dataset, figure, shown);
      const { indicator, details, place: name, period, document } = row;
      // A script looks for it where there is no server to ask.
      const find = place.isStatic
        ? plainText([indicator, details, name, period, document].join(" "))
        : "";
      return [{ ...row, find }];
    }),
    ...pagingOf({ page: query.page, count: ids.length, total, perPage }, words, (page) =>
      hrefOf({ page }),
    ),
    exports: total === 0 ? [] : exports,
  };
}

function writeQuery({ page, sort, ...fields }: DataQuery): string {
  return queryOf({ ...fields, sort, page: page > 1 ? String(page) : "" });
}

type HrefOf = (change: Partial<DataQuery>) => string;

function columnOf(
  column: (typeof DATA_COLUMNS)[number],
  { sort }: DataQuery,
  { words }: Shown,
  hrefOf: HrefOf,
) {
  const isUp = sort === column;
  const isDown = sort === `-${column}`;
  const label = words.say(column);
  return {
    label,
    title: words.say("sortBy", { column: label }),
    isValue: column === "value",
    href: hrefOf({ sort: isUp ? `-${column}` : column, page: 1 }),
    sorted: isUp ? "ascending" : isDown ? "descending" : "",
    sign: isUp ? "▲" : isDown ? "▼" : "",
  };
}

/** Most places and indicators of which one is chosen from a list; more are found by their names. */
const MOST_LISTED = 500;

interface Option {
  readonly id: string;
  readonly name: string;
}

function selectsOf(dataset: Dataset, query: DataQuery, { words, locale }: Shown) {
  const { language } = words;
  const named = (id: string, name: Text): Option => ({ id, name: name[language] });
  const { reporters, regionById } = knownOf(dataset);
  const themes = [...dataset.themeById.values()];
  const shown = [...dataset.indicatorById.values()].filter(({ id }) => reporters.has(id));
  const byTheme = groupBy(shown, ({ theme }) => theme);
  const select = (
    name: DataField,
    groups: readonly { name: string; options: readonly Option[] }[],
  ) => ({
    name,
    label: words.say(name),
    groups: groups.map((group) => ({
      ...group,
      options: group.options.map((one) => ({ ...one, isChosen: one.id === query[name] })),
    })),
  });
  const plain = (options: readonly Option[]) => [{ name: "", options }];
  const few = <T>(all: readonly T[]) => (all.length > MOST_LISTED ? [] : all);
  return [
    select("theme", plain(themes.map(({ id, name }) => named(id, name)))),
    select(
      "indicator",
      themes.flatMap(({ id, name }) => {
        const options = (byTheme.get(id) ?? []).map((one) => named(one.id, one.name));
        return options.length === 0 ? [] : [{ name: name[language], options }];
      }),
    ),
    select("places", plain(few([...regionById.values()]).map(({ id, name }) => named(id, name)))),
    select("measure", plain(MEASURES.map((id) => ({ id, name: words.say(`measure-${id}`) })))),
    select(
      "period",
      plain(knownOf(dataset).allPeriods.map((id) => ({ id, name: sayPeriod(locale, id) }))),
    ),
    select("status", plain(STATUSES.map((id) => ({ id, name: words.say(`status-${id}`) })))),
    select(
      "document",
      plain(few([...dataset.documentById.values()]).map(({ id, title }) => named(id, title))),
    ),
  ].filter(({ groups }) => groups.some(({ options }) => options.length > 0));
}
