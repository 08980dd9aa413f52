import ExcelJs from "exceljs";

type Cells = readonly (string | number | null)[];

/** A sheet with invented numbers, of a shape as offices keep them. */
interface Wide {
  readonly name: string;
  readonly rows: readonly Cells[];
  readonly merged: readonly string[];
  /** What it says: place, indicator, period, measure, value in the sheet's unit, unit, cell. */
  readonly says: readonly string[];
}

export async function bytesOf({ name, rows, merged }: Wide): Promise<Uint8Array> {
  const workbook = new ExcelJs.Workbook();
  const sheet = workbook.addWorksheet(name);
  for (const row of rows) sheet.addRow([...row]);
  for (const range of merged) sheet.mergeCells(range);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The same as a CSV, which cannot merge cells. */
export function csvOf({ rows }: Wide): Uint8Array {
  const width = Math.max(...rows.map((row) => row.length));
  const lines = rows.map((row) =>
    Array.from({ length: width }, (_, at) => `"${row[at] ?? ""}"`).join(","),
  );
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

/** The same as a page, whose cells have no addresses. */
export function htmlOf({ rows }: Wide): Uint8Array {
  const row = (cells: Cells) =>
    `<tr>${cells.map((cell) => `<td>${cell ?? ""}</td>`).join("")}</tr>`;
  return new TextEncoder().encode(`<html><table>${rows.map(row).join("\n")}</table></html>`);
}

/**
 * Places down, three rows of heads, a row that numbers the columns, the city's total first, ranks, notes, blanks, thousands and
 * full-width digits.
 */
export const PLACES_DOWN: Wide = {
  name: "附表",
  rows: [
    ["文绵市2023年各县区主要经济指标"],
    ["单位：亿元、%"],
    ["序号", "县 区", "地区生产总值①", null, null, "规模以上工业增加值", "一般公共预算收入", null],
    [null, null, "总量", "增速", "位次", "同比增长（%）", "总量（万元）", "±%"],
    ["甲", "乙", 1, 2, 3, 4, 5, 6],
    [null, "全 市", "1,061.20", 5.5, "－", 6.1, "３，４５６，７８９", 4.2],
    [1, "积石山保安族东乡族撒拉族自治县", 134.5, 5.1, 2, -1.2, 456789, 3],
    [2, "鼓楼区", "234.50②", 5.9, 1, "…", 123456, -2.5],
    [3, "城关区", 77, null, 3, 0.4, "98,765", "－"],
    [4, "高新区", 61, 4.4, 4, 1.5, 4321, 2.2],
    ["注：①按2020年价。②含2个开发区。"],
  ],
  merged: ["A1:H1", "A2:H2", "A3:A4", "B3:B4", "C3:E3", "G3:H3", "A11:H11"],
  says: [
    "wenmiancity gross_regional_product 2023 level 1061.2 亿元 附表!C6",
    "wenmiancity gross_regional_product 2023 growth 5.5 % 附表!D6",
    "wenmiancity industry_value_added 2023 growth 6.1 % 附表!F6",
    "wenmiancity general_public_budget_revenue 2023 level 3456789 万元 附表!G6",
    "wenmiancity general_public_budget_revenue 2023 growth 4.2 % 附表!H6",
    "jishishan gross_regional_product 2023 level 134.5 亿元 附表!C7",
    "jishishan gross_regional_product 2023 growth 5.1 % 附表!D7",
    "jishishan industry_value_added 2023 growth -1.2 % 附表!F7",
    "jishishan general_public_budget_revenue 2023 level 456789 万元 附表!G7",
    "jishishan general_public_budget_revenue 2023 growth 3 % 附表!H7",
    "gulou gross_regional_product 2023 level 234.5 亿元 附表!C8",
    "gulou gross_regional_product 2023 growth 5.9 % 附表!D8",
    "gulou general_public_budget_revenue 2023 level 123456 万元 附表!G8",
    "gulou general_public_budget_revenue 2023 growth -2.5 % 附表!H8",
    "chengguan gross_regional_product 2023 level 77 亿元 附表!C9",
    "chengguan industry_value_added 2023 growth 0.4 % 附表!F9",
    "chengguan general_public_budget_revenue 2023 level 98765 万元 附表!G9",
  ],
};

/** Indicators down with a column of units, places across under one head, a last column for the whole. */
export const PLACES_ACROSS: Wide = {
  name: "2023年",
  rows: [
    ["各县区国民经济主要指标"],
    ["指标名称", "计量单位", "各县区", null, null, "全市"],
    [null, null, "积石山", "鼓楼", "城关", null],
    ["地区生产总值", "亿元", 134.5, 234.5, 77, 1061.2],
    ["  比上年增长", "%", 5.1, 5.9, -0.3, 5.5],
    ["  其中：农业增加值", "亿元", 12.1, 0.2, "…", 88],
    ["一般公共预算收入", "万元", 456789, 123456, "98,765", 3456789],
    ["资料来源：2023年统计快报"],
  ],
  merged: ["A1:F1", "A2:A3", "B2:B3", "C2:E2", "F2:F3"],
  says: [
    "jishishan gross_regional_product 2023 level 134.5 亿元 2023年!C4",
    "gulou gross_regional_product 2023 level 234.5 亿元 2023年!D4",
    "chengguan gross_regional_product 2023 level 77 亿元 2023年!E4",
    "wenmiancity gross_regional_product 2023 level 1061.2 亿元 2023年!F4",
    "jishishan gross_regional_product 2023 growth 5.1 % 2023年!C5",
    "gulou gross_regional_product 2023 growth 5.9 % 2023年!D5",
    "chengguan gross_regional_product 2023 growth -0.3 % 2023年!E5",
    "wenmiancity gross_regional_product 2023 growth 5.5 % 2023年!F5",
    "jishishan agriculture_value_added 2023 level 12.1 亿元 2023年!C6",
    "gulou agriculture_value_added 2023 level 0.2 亿元 2023年!D6",
    "wenmiancity agriculture_value_added 2023 level 88 亿元 2023年!F6",
    "jishishan general_public_budget_revenue 2023 level 456789 万元 2023年!C7",
    "gulou general_public_budget_revenue 2023 level 123456 万元 2023年!D7",
    "chengguan general_public_budget_revenue 2023 level 98765 万元 2023年!E7",
    "wenmiancity general_public_budget_revenue 2023 level 3456789 万元 2023年!F7",
  ],
};

/** One indicator, which the title names with its unit; places of two cities, some of one name; years as heads. */
export const YEARS_ACROSS: Wide = {
  name: "Sheet1",
  rows: [
    ["各县区固定资产投资（亿元）"],
    ["市", "县区", 2021, 2022, 2023],
    ["文绵市", "合计", 300.5, 310, 320.25],
    [null, "鼓楼区", 40, 41.5, 42],
    [null, "城关区", 50, "－", 52],
    ["北莆市", "鼓楼区", 60, 61, "６２．５"],
    [null, "市中区", 70, 71, 72],
  ],
  merged: ["A3:A5", "A6:A7"],
  says: [
    "wenmiancity fixed_asset_investment 2021 level 300.5 亿元 Sheet1!C3",
    "wenmiancity fixed_asset_investment 2022 level 310 亿元 Sheet1!D3",
    "wenmiancity fixed_asset_investment 2023 level 320.25 亿元 Sheet1!E3",
    "gulou fixed_asset_investment 2021 level 40 亿元 Sheet1!C4",
    "gulou fixed_asset_investment 2022 level 41.5 亿元 Sheet1!D4",
    "gulou fixed_asset_investment 2023 level 42 亿元 Sheet1!E4",
    "chengguan fixed_asset_investment 2021 level 50 亿元 Sheet1!C5",
    "chengguan fixed_asset_investment 2023 level 52 亿元 Sheet1!E5",
    "gulou_2 fixed_asset_investment 2021 level 60 亿元 Sheet1!C6",
    "gulou_2 fixed_asset_investment 2022 level 61 亿元 Sheet1!D6",
    "gulou_2 fixed_asset_investment 2023 level 62.5 亿元 Sheet1!E6",
    "shizhong fixed_asset_investment 2021 level 70 亿元 Sheet1!C7",
    "shizhong fixed_asset_investment 2022 level 71 亿元 Sheet1!D7",
    "shizhong fixed_asset_investment 2023 level 72 亿元 Sheet1!E7",
  ],
};

/** Heads in one row, each growth behind what it is of; an estimate, a target and a share; a name that no indicator has. */
export const FLAT: Wide = {
  name: "经济指标",
  rows: [
    ["2023年各县区经济指标"],
    [
      ...["县（区）", "地区生产总值（亿元）", "增速（%）", "一般公共预算收入(亿元)", "同比±%"],
      ...["2024年地区生产总值增长目标（%）", "驿站数（个）"],
    ],
    ["鼓楼区", 234.5, 5.9, 12.35, -2.5, 6, 7],
    ["城关区", 77, 0.4, "9.88", 0, 5.5, "1，200"],
    ["合计", "311.50", 4.1, 22.23, -1.1, null, 1207],
  ],
  merged: ["A1:G1"],
  says: [
    "gulou gross_regional_product 2023 level 234.5 亿元 经济指标!B3",
    "gulou gross_regional_product 2023 growth 5.9 % 经济指标!C3",
    "gulou general_public_budget_revenue 2023 level 12.35 亿元 经济指标!D3",
    "gulou general_public_budget_revenue 2023 growth -2.5 % 经济指标!E3",
    "gulou gross_regional_product 2024 growth 6 % 经济指标!F3",
    "gulou 驿站数 2023 level 7 个 经济指标!G3",
    "chengguan gross_regional_product 2023 level 77 亿元 经济指标!B4",
    "chengguan gross_regional_product 2023 growth 0.4 % 经济指标!C4",
    "chengguan general_public_budget_revenue 2023 level 9.88 亿元 经济指标!D4",
    "chengguan general_public_budget_revenue 2023 growth 0 % 经济指标!E4",
    "chengguan gross_regional_product 2024 growth 5.5 % 经济指标!F4",
    "chengguan 驿站数 2023 level 1200 个 经济指标!G4",
    "wenmiancity gross_regional_product 2023 level 311.5 亿元 经济指标!B5",
    "wenmiancity gross_regional_product 2023 growth 4.1 % 经济指标!C5",
    "wenmiancity general_public_budget_revenue 2023 level 22.23 亿元 经济指标!D5",
    "wenmiancity general_public_budget_revenue 2023 growth -1.1 % 经济指标!E5",
    "wenmiancity 驿站数 2023 level 1207 个 经济指标!G5",
  ],
};
