import { groupBy } from "../group-by.ts";
import type { Column } from "./import/row.ts";
import type { Bound, Dataset, Measure, Reference, Status, Text } from "./model.ts";
import { tellApart } from "./regions/names.ts";

/** What heads a column of figures in a workbook. */
export const COLUMN_NAMES: Readonly<Record<Column, Text>> = {
  region: { zh: "地区", en: "Region" },
  indicator: { zh: "指标", en: "Indicator" },
  year: { zh: "年份", en: "Year" },
  measure: { zh: "类型", en: "Measure" },
  value: { zh: "数值", en: "Value" },
  text: { zh: "文字", en: "Words" },
  unit: { zh: "单位", en: "Unit" },
  bound: { zh: "界限", en: "Bound" },
  status: { zh: "状态", en: "Status" },
  basis: { zh: "口径", en: "Basis" },
  scope: { zh: "范围", en: "Scope" },
  document: { zh: "文件", en: "Document" },
  section: { zh: "位置", en: "Section" },
  printed: { zh: "原文", en: "As printed" },
  id: { zh: "编号", en: "Id" },
  precision: { zh: "末位", en: "Last digit" },
  also: { zh: "另见", en: "Also" },
  conflict: { zh: "矛盾", en: "Conflict" },
  remark: { zh: "备注", en: "Remark" },
  period: { zh: "时期", en: "Period" },
  on: { zh: "比较对象", en: "Against" },
  published: { zh: "发布", en: "Published" },
  superseded: { zh: "已取代", en: "Superseded" },
};

const COLUMN_BY_HEAD = new Map(
  (Object.entries(COLUMN_NAMES) as [Column, Text][]).flatMap(([column, { zh, en }]) =>
    [column, zh, en, `${zh}${en}`].map((head) => [plain(head), column] as const),
  ),
);

/** The column that a head names, by its id or its name in either language or both; null where it names none. */
export function columnOfHead(head: string): Column | null {
  return COLUMN_BY_HEAD.get(plain(head)) ?? null;
}

function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
}

const MEASURE: Readonly<Record<Measure, string>> = {
  level: "数值",
  count: "数量",
  share: "比重",
  growth: "增速",
  change: "增减",
};

const BOUND: Readonly<Record<Bound, string>> = {
  exact: "准确",
  about: "左右",
  at_least: "以上",
  at_most: "以内",
};

const STATUS: Readonly<Record<Status, string>> = {
  actual: "实际",
  estimate: "预计",
  target: "目标",
};

const AGAINST: Readonly<Record<Reference, string>> = {
  year_earlier: "同比",
  period_earlier: "环比",
  start_of_year: "比年初",
  two_year_average: "两年平均",
};

/** Columns whose cells are of a list. */
export const LISTED_COLUMNS = [
  "region",
  "indicator",
  "measure",
  "status",
  "unit",
  "bound",
  "document",
  "basis",
  "scope",
  "on",
  "remark",
] as const satisfies readonly Column[];
type ListedColumn = (typeof LISTED_COLUMNS)[number];

/** Of each list: id → what a workbook shows for it, no two the same. */
export type CellNames = Readonly<Record<ListedColumn, ReadonlyMap<string, string>>>;

/** The Chinese names of what cells may hold, places told apart by their cities; an id where its name is not its alone. */
export function cellNames(dataset: Dataset): CellNames {
  const named = <T extends { readonly name: Text }>(byId: ReadonlyMap<string, T>) =>
    ownNames([...byId].map(([id, { name }]) => [id, name.zh]));
  const titles = [...dataset.documentById.values()].map(({ id, title }) => [id, title.zh] as const);
  return {
    region: named(tellApart(dataset.regionById)),
    indicator: named(dataset.indicatorById),
    measure: new Map(Object.entries(MEASURE)),
    status: new Map(Object.entries(STATUS)),
    unit: new Map([...dataset.unitById.keys()].map((id) => [id, id])),
    bound: new Map(Object.entries(BOUND)),
    document: ownNames(titles),
    basis: named(dataset.basisById),
    scope: named(dataset.scopeById),
    on: new Map(Object.entries(AGAINST)),
    remark: named(dataset.remarkById),
  };
}

/** Names that belong to one id each; the id itself where another has the same name. */
function ownNames(entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const byName = groupBy(entries, ([, name]) => plain(name));
  const ids = new Set(entries.map(([id]) => plain(id)));
  const isOwn = (name: string) => byName.get(plain(name))?.length === 1 && !ids.has(plain(name));
  return new Map(entries.map(([id, name]) => [id, isOwn(name) ? name : id]));
}

/** Gives the id for what stands in a cell of a list: the id itself, or its name; anything else as it is. */
export function idReader(names: CellNames): (column: ListedColumn, cell: string) => string {
  const idsByName = new Map(
    LISTED_COLUMNS.map((column) => [
      column,
      new Map([...names[column]].map(([id, name]) => [plain(name), id])),
    ]),
  );
  return (column, cell) =>
    names[column].has(cell) ? cell : (idsByName.get(column)?.get(plain(cell)) ?? cell);
}
