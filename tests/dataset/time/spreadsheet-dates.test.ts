import { describe, expect, it } from "vitest";
import { formatCsv } from "../../../src/dataset/csv.ts";
import { importCsv } from "../../../src/dataset/import.ts";
import { filesOf } from "../fixture.ts";
import { soundly, textsOf } from "./fixture.ts";

const FILES = filesOf(
  textsOf([
    {
      id: "report",
      time: "kind: report, covers: 2024-01/12, published: 2025-01-25",
      says: { output: ["period: 2024-08, measure: level, value: 1.0"] },
    },
  ]),
);

const HEAD = "region,indicator,period,measure,value,unit,document,section,printed";

function run(...rows: readonly string[]) {
  const bytes = new TextEncoder().encode([HEAD, ...rows].join("\r\n"));
  return importCsv({ path: "figures.csv", bytes }, FILES);
}

function rowOf(indicator: string, period: string): string {
  return `east,${indicator},${period},level,1.0,亿元,report,一,1.0亿元`;
}

describe("importCsv(csv, files) on periods that a spreadsheet has made a date of", () => {
  it.each([
    ["Sep-24", "2024-09"],
    ["24-Sep", "2024-09"],
    ["Sep-2024", "2024-09"],
    ["September 2024", "2024-09"],
    ["SEP-24", "2024-09"],
    ["Sep-95", "1995-09"],
    ["2024/9/1", "2024-09"],
    ["2024/09/01", "2024-09"],
    ["2024/9", "2024-09"],
    ["2024.9.1", "2024-09"],
    ["2024-9-1", "2024-09"],
    ["9/1/2024", "2024-09"],
    ["1/9/2024", "2024-09"],
    ["1/1/2024", "2024-01"],
    ["2024年9月", "2024-09"],
    ["2024年9月1日", "2024-09"],
    ["45536", "2024-09"],
    ["2024-09-01 00:00:00", "2024-09"],
    ["2024-09-01T00:00:00Z", "2024-09"],
    ["2024/9/1 0:00", "2024-09"],
    ["2024-09-01", "2024-09"],
    // 2024-01/09, which a spreadsheet takes for the ninth of January.
    ["2024/1/9", "2024-01/09"],
    ["2024-01-09", "2024-01/09"],
    ["45300", "2024-01/09"],
    ["2024/9/15", "2024-09-15"],
    ["2024/1/15", "2024-01-15"],
  ])("names the cell of %s of a flow, and that %s was meant", (period, meant) => {
    const { value, diagnostics } = run(rowOf("output", "2024-08"), rowOf("output", period));
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        code: "spreadsheet-date",
        at: { file: "figures.csv", line: 3 },
        message: `\`period\` is "${period}" (cell C3): a spreadsheet has made a date of ${meant}.`,
        hint: `write ${meant} in a cell whose format is Text`,
      },
    ]);
  });

  it.each([
    ["Sep-24", "2024-09"],
    ["2024/9/1", "2024-09"],
    ["45536", "2024-09"],
    ["2024-09-01 00:00:00", "2024-09"],
    ["2024/5/15", "2024-05-15"],
    ["2024/1/9", "2024-01-09"],
  ])("names the cell of %s of a stock, and that %s was meant", (period, meant) => {
    const { value, diagnostics } = run(rowOf("deposits", period));
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([{ severity: "error", code: "spreadsheet-date" }]);
    expect(diagnostics[0]?.message).toContain(
      `(cell C2): a spreadsheet has made a date of ${meant}.`,
    );
  });

  it("warns of the first day of a month of a stock, and imports it", () => {
    const { value, diagnostics } = run(rowOf("deposits", "2024-09-01"));
    expect(diagnostics).toMatchObject([
      {
        severity: "warning",
        code: "spreadsheet-date",
        at: { file: "figures.csv", line: 2, col: 1 },
        hint: "unless that day is meant, write 2024-09 in a cell whose format is Text",
      },
    ]);
    expect(soundly(value?.files ?? []).figures.map(({ id }) => id)).toEqual([
      "east/deposits/2024-09-01/level",
    ]);
  });

  it.each(["2024-05-15", "2024-09-30", "2024-12-31", "2024-09", "2024-Q3", "2024", "2024-01-09"])(
    "says nothing of %s of a stock",
    (period) => {
      expect(run(rowOf("deposits", period)).diagnostics).toEqual([]);
    },
  );

  it.each([
    ["output", "2024-13", "wrong-cell"],
    ["output", "2024-05/09", "wrong-cell"],
    ["output", "2024-9", "wrong-cell"],
    ["output", "2024/13/1", "wrong-cell"],
    ["output", "2024/2/30", "wrong-cell"],
    ["output", "9/15/2024", "wrong-cell"],
    ["output", "Foo-24", "wrong-cell"],
    ["output", "10000", "wrong-cell"],
    ["output", "2024-09-15", "wrong-period"],
    ["none", "2024-09-01", "unknown-indicator"],
    ["none", "2024-09", "unknown-indicator"],
    ["deposits", "2024-01/09", "wrong-period"],
    ["farm_output", "2024-09", "wrong-period"],
  ])("calls %s %s what it is", (indicator, period, code) => {
    expect(run(rowOf(indicator, period)).diagnostics.map((fault) => fault.code)).toEqual([code]);
  });

  it("counts rows and columns as a spreadsheet does, where cells hold several lines and columns nothing", () => {
    const rows = [
      `,${HEAD},also`,
      `,${rowOf("output", "2024-08")},"一 | 1.0亿元\n二 | 1.0亿元"`,
      "",
      `,${rowOf("output", "Sep-24")},`,
    ];
    const bytes = new TextEncoder().encode(rows.join("\r\n"));
    const [fault] = importCsv({ path: "figures.csv", bytes }, FILES).diagnostics;
    expect(fault?.message).toContain("(cell D4)");
    expect(fault?.at.line).toBe(5);
  });

  it("tells where year and period differ", () => {
    const csv = formatCsv(soundly(FILES)).replace("output,2024,", "output,2023,");
    const bytes = new TextEncoder().encode(csv);
    const { diagnostics } = importCsv({ path: "figures.csv", bytes }, FILES);
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "wrong-cell `year` is 2023; `period` is 2024-08 (cell T2), which ends in 2024.",
    ]);
  });
});
