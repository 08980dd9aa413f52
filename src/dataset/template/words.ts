import type { Text } from "../model.ts";
import type { FORM_COLUMNS } from "../workbook/sheets.ts";

export const GUIDE_SHEET = "说明";
export const LISTS_SHEET = "清单";

/** What the first sheet says of the whole. */
export const GUIDE: readonly Text[] = [
  {
    zh: "在“填写”表中每行填一个数；不填的行不必删除，导入时略过。",
    en: "Fill in one figure a row of the sheet 填写; rows left empty are passed over.",
  },
  {
    zh: "有下拉箭头的格只能选“清单”表中的词；新的地区、指标、文件、单位须先写入数据。",
    en: "Cells with an arrow take words of the sheet 清单 alone; new places, indicators, documents and units are first added to the data.",
  },
  {
    zh: "不要改列名，不要删列，不要合并单元格；可以加行，在已有各行之后。",
    en: "Leave heads and columns as they are and merge no cells; rows may be added below.",
  },
  {
    zh: "同一数在同一文件中已有的，以此表为准；其余的数不变。",
    en: "A figure that the data has of the same document is replaced; all others stay.",
  },
  {
    zh: "导入：npx briefings import 本文件.xlsx --data 数据目录。有错时逐格指出，什么也不写入。",
    en: "To import: npx briefings import FILE.xlsx --data DIR. Faults are told by cell, and nothing is written then.",
  },
];

/** What a column takes. */
export const COLUMN_GUIDE: Readonly<Record<(typeof FORM_COLUMNS)[number], Text>> = {
  region: { zh: "地名，同名的带所属市", en: "The place; places of one name with their city" },
  indicator: { zh: "指标名称", en: "The indicator" },
  period: {
    zh: "2024、2024-H1、2024-Q3、2024-09、2024-01/09（累计）；文本格式",
    en: "2024, 2024-H1, 2024-Q3, 2024-09, 2024-01/09 (cumulative); as text",
  },
  measure: { zh: "数值、数量、比重、增速或增减", en: "Level, count, share, growth or change" },
  status: { zh: "实际、预计或目标", en: "Actual, estimate or target" },
  value: {
    zh: "数字，按“单位”列的单位；增速为%，下降为负；没有数字的填“文字”列",
    en: "A number in the unit of its row; growth in %, a fall negative; without a number see Words",
  },
  unit: {
    zh: "文件所用单位，可换算的也可",
    en: "The unit of the document, or one that converts to it",
  },
  bound: {
    zh: "准确、左右、以上或以内；空白为准确",
    en: "Exact, about, at least, at most; empty: exact",
  },
  text: { zh: "代替数字的词语，如 稳定增长", en: "Words in place of a number, e.g. 稳定增长" },
  document: { zh: "数出自的文件", en: "The document that has the figure" },
  section: {
    zh: "所在章节，如 一（二）；表格为 附表/行名",
    en: "The section, e.g. 一（二）; of a table 附表/row",
  },
  printed: {
    zh: "原文，含数字和单位，如 增长5.2%左右",
    en: "As printed, with number and unit, e.g. 增长5.2%左右",
  },
  scope: {
    zh: "范围与指标定义不同时选",
    en: "Where it covers something else than the indicator's definition",
  },
  basis: { zh: "口径，文件说明时选", en: "The basis, where the document states one" },
  on: {
    zh: "增速、增减的比较对象；空白为同比",
    en: "What growth or change is against; empty: the year earlier",
  },
  remark: { zh: "需要说明时选", en: "Where something is to be noted" },
};

/** What a spreadsheet says of a cell that it does not take. */
export const REFUSALS = {
  list: { zh: "请选清单中的词。", en: "Choose one of the list." },
  number: { zh: "请填数字，不带单位和千分位逗号。", en: "Enter a number, without unit or commas." },
  period: {
    zh: "请填 1990 至 2100 年间的时期，如 2024、2024-09。",
    en: "Enter a period from 1990 to 2100, such as 2024 or 2024-09.",
  },
} as const satisfies Record<string, Text>;
