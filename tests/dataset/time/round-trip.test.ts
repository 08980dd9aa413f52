import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { formatCsv } from "../../../src/dataset/csv.ts";
import { exportRecords } from "../../../src/dataset/export.ts";
import { json } from "../../../src/dataset/formats/json.ts";
import { yaml } from "../../../src/dataset/formats/yaml.ts";
import { importCsv } from "../../../src/dataset/import.ts";
import type { Dataset } from "../../../src/dataset/model.ts";
import { filesOf } from "../fixture.ts";
import { contentOf, type InventedDocument, soundly, standingsOf, textsOf } from "./fixture.ts";

const DOCUMENTS: readonly InventedDocument[] = [
  {
    id: "plan",
    time: "date: 2023-02-01, past_year: 2022, plan_year: 2023",
    says: {
      output: [
        "year: 2022, measure: growth, value: 2.5, status: estimate",
        "year: 2023, measure: growth, value: 5, bound: about, status: target",
        "year: 2022, measure: level, value: 275",
      ],
      insured: [
        "year: 2022, measure: change, value: 1.50, unit: 个百分点, conflict: true",
        "year: 2022, measure: change, value: 1.60, unit: 个百分点, conflict: true",
      ],
    },
  },
  {
    id: "communique",
    time: "kind: communique, covers: 2022, published: 2023-06",
    says: {
      output: [
        "year: 2022, measure: growth, value: 3.40",
        "year: 2022, measure: level, value: 2749123, unit: 万元",
      ],
    },
  },
  {
    id: "report",
    time: "kind: report, covers: 2024-01/09, published: 2024-10-25",
    says: {
      output: [
        "period: 2024-01/09, measure: growth, value: 4.1",
        "period: 2024-Q3, measure: growth, value: -1.0, on: period_earlier",
        "period: 2024-H1, measure: growth, value: 4.0, on: two_year_average",
        "period: 2024-09, measure: level, value: 30.10",
      ],
      deposits: [
        "period: 2024-09, measure: level, value: 512.3",
        "period: 2024-05-15, measure: level, value: 500",
        "period: 2024-09, measure: change, value: 21.4, on: start_of_year",
      ],
    },
  },
  {
    id: "yearbook",
    time: "kind: yearbook, covers: 2019/2023",
    says: {
      output: [
        "year: 2021, measure: level, value: 260.0",
        "year: 2022, measure: level, value: 274.9",
        "year: 2023, measure: level, value: 290.0",
      ],
      deposits: ["period: 2023-12-31, measure: level, value: 490.9"],
    },
  },
];

const FILES = filesOf(textsOf(DOCUMENTS));
const DATASET = soundly(FILES);
const CSV = formatCsv(DATASET);

function imported(csv: string): { readonly dataset: Dataset; readonly text: string } {
  const bytes = new TextEncoder().encode(csv);
  const { value, diagnostics } = importCsv({ path: "figures.csv", bytes }, FILES);
  expect(diagnostics).toEqual([]);
  const written = value?.files.find(({ path }) => path === "observations/east.yaml");
  return {
    dataset: soundly(value?.files ?? []),
    text: new TextDecoder().decode(written?.bytes),
  };
}

describe("a dataset of months, moments and several documents", () => {
  it("holds what was said, and what became of it", () => {
    expect(standingsOf(DATASET)).toMatchObject({
      superseded: ["east/output/2022/growth@plan 2.5"],
      "set-aside": ["east/output/2022/level@plan 275", "east/output/2022/level@yearbook 274.9"],
      contradicted: ["east/insured/2022/change 1.5", "east/insured/2022/change~2 1.6"],
    });
  });

  it("comes back from CSV with the same figures, to the last digit and standing", () => {
    const { dataset } = imported(CSV);
    expect(contentOf(dataset)).toEqual(contentOf(DATASET));
    expect(imported(formatCsv(dataset)).dataset.figures.map(({ id }) => id)).toEqual(
      dataset.figures.map(({ id }) => id),
    );
  });

  it("comes back from CSV saved by a spreadsheet: a byte order mark, rows in another order", () => {
    const [head, ...rows] = CSV.trimEnd().split("\r\n");
    const { dataset } = imported(`\ufeff${[head, ...rows.toReversed()].join("\n")}\n`);
    const withoutNumbers = (text: string) => text.replace(/~2/, "");
    expect(
      contentOf(dataset)
        .map(({ id }) => withoutNumbers(id))
        .sort(),
    ).toEqual(
      contentOf(DATASET)
        .map(({ id }) => withoutNumbers(id))
        .sort(),
    );
  });

  it("is written as a person does: years as years, periods by their shortest name", () => {
    const { text } = imported(CSV);
    expect(text).toContain("{ year: 2022, measure: growth, value: 3.40, document: communique,");
    expect(text).toContain("{ period: 2024-01/09, measure: growth, value: 4.1, section: 一");
    expect(text).toContain("{ period: 2024-Q3, measure: growth, on: period_earlier, value: -1.0,");
    expect(text).toContain("{ year: 2023, measure: level, value: 490.9, document: yearbook,");
    expect(text).not.toContain("superseded");
  });

  it("needs no column of periods where all are years, and no years where there are periods", () => {
    const rows = [
      "region,indicator,YEAR,measure,value,unit,document,section,printed",
      "east,output,2021,level,260.0,亿元,yearbook,一,260.0亿元",
    ].join("\n");
    for (const column of ["year", "period"]) {
      const { dataset } = imported(rows.replace("YEAR", column));
      expect(dataset.figures.map(({ id }) => id)).toEqual(["east/output/2021/level"]);
    }
  });

  it("tells in every format of which period a figure is, when it was published, and what replaced it", () => {
    const records = exportRecords(DATASET);
    expect(JSON.parse(json.write(DATASET))).toEqual(records);
    expect(parse(yaml.write(DATASET))).toEqual(records);
    const find = (id: string) => records.find((record) => record.id === id);
    expect(find("east/output/2024-01--09/growth")).toMatchObject({
      year: 2024,
      period: "2024-01/09",
      on: "year_earlier",
      published: "2024-10-25",
      superseded: false,
    });
    expect(find("east/output/2022/growth@plan")).toMatchObject({
      published: "2023-02-01",
      superseded: true,
    });
    expect(find("east/deposits/2023/level")).toMatchObject({
      year: 2023,
      period: "2023",
      on: null,
      published: null,
    });
    expect(find("east/output/2022/level@plan")).toMatchObject({ superseded: true });
  });
});
