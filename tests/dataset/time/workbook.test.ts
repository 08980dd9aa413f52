import ExcelJs, { type Cell } from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { formatXlsx } from "../../../src/dataset/workbook.ts";
import { datasetOf } from "./fixture.ts";

const DATASET = datasetOf([
  {
    id: "plan",
    time: "date: 2023-02-01, past_year: 2022, plan_year: 2023",
    says: {
      output: [
        "year: 2022, measure: growth, value: 2.5, status: estimate",
        "year: 2022, measure: level, value: 275",
      ],
      farm_output: ["year: 2022, measure: level, value: 12"],
    },
  },
  {
    id: "communique",
    time: "kind: communique, covers: 2022, published: 2023-06",
    says: {
      output: [
        "year: 2022, measure: growth, value: 3.40",
        "year: 2022, measure: level, value: 274.9",
      ],
    },
  },
  {
    id: "other",
    time: "kind: other, covers: 2022, date: 2023-02-01",
    says: { farm_output: ["year: 2022, measure: level, value: 13"] },
  },
  {
    id: "report",
    time: "kind: report, covers: 2024-01/09, published: 2024-10-25",
    says: {
      output: [
        "period: 2024-01/09, measure: growth, value: 4.1",
        "period: 2024-Q3, measure: growth, value: 4.2, status: estimate",
        "period: 2024-Q3, measure: growth, value: 1.0, on: period_earlier",
      ],
      deposits: ["period: 2024-09, measure: level, value: 512.3"],
    },
  },
]);

let rows: readonly (readonly Cell[])[];

beforeAll(async () => {
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load((await formatXlsx(DATASET)).buffer as ArrayBuffer);
  const found: Cell[][] = [];
  workbook.worksheets[0]?.eachRow((row) =>
    found.push(Array.from({ length: 6 }, (_, index) => row.getCell(index + 1))),
  );
  rows = found;
});

/** The rows of an indicator's measure, as the values of their cells for the first place. */
function valuesOf(name: string, measure: string): readonly unknown[] {
  return cellsOf(name, measure).map(([value, period]) => [value?.value, period?.value]);
}

function cellsOf(name: string, measure: string): readonly (readonly Cell[])[] {
  const says = (cell: Cell | undefined, text: string) =>
    String(cell?.value).split("\n")[0] === text;
  return rows
    .filter(([first, second]) => says(first, name) && says(second, measure))
    .map((row) => row.slice(4));
}

function noteOf(cell: Cell | undefined): string {
  const { note } = cell ?? {};
  return typeof note === "object"
    ? (note.texts ?? []).map(({ text }) => text).join("")
    : (note ?? "");
}

describe("formatXlsx(dataset) of several periods and documents", () => {
  it("gives each period of a place a row, the latest first, and what is measured otherwise one of its own", () => {
    expect(valuesOf("生产总值", "增速")).toEqual([
      [4.2, "2024-Q3\n预计 est."],
      [4.1, "2024-01/09"],
      [3.4, 2022],
    ]);
    expect(valuesOf("生产总值", "增速（环比）")).toEqual([[1, "2024-Q3"]]);
    expect(valuesOf("存款余额", "数值")).toEqual([[512.3, "2024-09"]]);
  });

  it("writes periods as text, of which a spreadsheet makes no date", () => {
    const periods = [...cellsOf("生产总值", "增速"), ...cellsOf("存款余额", "数值")].map(
      ([, period]) => [String(period?.value).slice(0, 7), period?.numFmt],
    );
    expect(periods).toEqual([
      ["2024-Q3", "@"],
      ["2024-01", "@"],
      ["2022", undefined],
      ["2024-09", "@"],
    ]);
  });

  it("tells what a figure replaced in its comment, and nowhere else", () => {
    const [, , [revised] = []] = cellsOf("生产总值", "增速");
    expect(noteOf(revised)).toBe("《文件》\n一：增长3.40%\n此前 before: 增长2.5% (plan)");
    expect(revised?.numFmt).toBe("#,##0.00");
    const values = rows.flat().map(({ value }) => value);
    expect(values).not.toContain(2.5);
    expect(values).not.toContain(275);
  });

  it("tells a contradiction of two documents from that of one with itself", () => {
    const [[cell] = []] = cellsOf("农业产值", "数值");
    expect(cell?.value).toBe("13 | 12");
    expect(noteOf(cell)).toContain("The documents contradict each other.");
    expect(noteOf(cell)).not.toContain("contradicts itself");
  });
});
