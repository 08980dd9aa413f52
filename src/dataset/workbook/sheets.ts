import type { Column } from "../import/row.ts";

/** The sheet of a workbook that has every figure, a row each. */
export const FIGURES_SHEET = "数据";

/** The sheet of a workbook that a person fills in. */
export const FORM_SHEET = "填写";

/** Its columns, in order. */
export const FORM_COLUMNS = [
  "region",
  "indicator",
  "period",
  "measure",
  "status",
  "value",
  "unit",
  "bound",
  "text",
  "document",
  "section",
  "printed",
  "scope",
  "basis",
  "on",
  "remark",
] as const satisfies readonly Column[];
