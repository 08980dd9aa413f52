import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCharacterFaults } from "../../src/dataset/characters/faults.ts";
import { CSV_COLUMNS, formatCsv } from "../../src/dataset/csv.ts";
import { exportRecords } from "../../src/dataset/export.ts";
import { formatObservations } from "../../src/dataset/import/text.ts";
import { importCsv } from "../../src/dataset/import.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { parseYaml } from "../../src/dataset/yaml.ts";
import { FIXTURE, filesOf } from "./fixture.ts";
import { generatedFiles } from "./generated.ts";

const FILES = filesOf(FIXTURE);
const DATASET = readDataset(FILES).value as Dataset;
const CSV = formatCsv(DATASET);

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function run(text: string, files = FILES) {
  return importCsv({ path: "figures.csv", bytes: bytes(text) }, files);
}

/** What an import reports, as `line code`. */
function faults(text: string): readonly string[] {
  const { value, diagnostics } = run(text);
  expect(value).toBeNull();
  expect(diagnostics.every(({ at }) => at.file === "figures.csv")).toBe(true);
  return diagnostics.map(({ at, code }) => `${at.line} ${code}`);
}

/** Everything of the figures but where they stand. */
function contentOf({ figures }: Dataset) {
  return figures.map(({ at, ...content }) => content);
}

describe("importCsv(csv, files)", () => {
  it("gives back the same figures, to the last digit and note", () => {
    const { value, diagnostics } = run(CSV);
    expect(diagnostics).toEqual([]);
    const again = readDataset(value?.files ?? []).value as Dataset;
    expect(contentOf(again)).toEqual(contentOf(DATASET));
    expect(formatCsv(again)).toBe(CSV);
  });

  it("gives back many figures of every kind", () => {
    const files = generatedFiles({ places: 5, contradictions: 0.1, estimates: 0.2 });
    const dataset = readDataset(files).value as Dataset;
    const { value, diagnostics } = run(formatCsv(dataset), files);
    expect(diagnostics).toEqual([]);
    const again = readDataset(value?.files ?? []).value as Dataset;
    expect(exportRecords(again)).toEqual(exportRecords(dataset));
    expect(contentOf(again)).toEqual(contentOf(dataset));
  });

  it("writes files as a person does, in the units printed", () => {
    const east = run(CSV).value?.files.find(({ path }) => path === "observations/east.yaml");
    expect(new TextDecoder().decode(east?.bytes)).toBe(
      `# yaml-language-server: $schema=../schemas/observations.schema.json\n${FIXTURE["observations/east.yaml"]}`,
    );
  });

  it("accepts a byte order mark, other line ends, and columns in another order or left out", () => {
    const few = `\ufeffyear,measure,value,region,indicator,unit,document,section,printed
2022,level,90.0,west,output,亿元,west-2023-plan,一,预计90.0亿元
`;
    const { value } = run(few);
    const { figures } = readDataset(value?.files ?? []).value as Dataset;
    expect(figures.at(-1)).toMatchObject({
      id: "west/output/2022/level",
      value: 90,
      precision: 0.1,
    });
    expect(figures).toHaveLength(DATASET.figures.length);
  });

  it("takes a region's files together, and keeps the documents of its figures apart", () => {
    const plan = (FIXTURE["documents.yaml"] ?? "").split("west-2023-plan:")[1];
    const next = `west-2024-plan:${plan?.replace("2023\n  file", "2024\n  file").replace("year: 2022", "year: 2023")}`;
    const files = filesOf({
      ...FIXTURE,
      "documents.yaml": `${FIXTURE["documents.yaml"]}${next}`,
      "observations/west-2024.yaml": `region: west
document: west-2024-plan
figures:
  output:
    - { year: 2023, measure: level, value: 95, section: 一, printed: 95亿元 }
`,
    });
    const before = readDataset(files).value as Dataset;
    const { value } = run(formatCsv(before), files);
    expect(value?.written).toEqual(["observations/east.yaml", "observations/west.yaml"]);
    expect(value?.removed).toEqual(["observations/west-2024.yaml"]);
    expect(contentOf(readDataset(value?.files ?? []).value as Dataset)).toEqual(contentOf(before));
  });

  it("takes the last digit from what is printed where no column tells it", () => {
    const few = `region,indicator,year,measure,value,unit,document,section,printed
west,output,2022,level,90.1,亿元,west-2023-plan,一,预计90.10亿元
west,farm_output,2022,level,0.97,亿元,west-2023-plan,一,农业9700万元
`;
    const { value, diagnostics } = run(few);
    expect(diagnostics).toEqual([]);
    const figures = readDataset(value?.files ?? []).value?.figures.slice(-2);
    expect(figures?.map((figure) => [figure.value, figure.precision])).toEqual([
      [90.1, 0.01],
      [0.97, 0.0001],
    ]);
  });

  it("keeps digits typed beyond the old precision", () => {
    const typed = CSV.replace(",120.5,", ",120.507,").replace(",120.50亿元", ",120.507亿元");
    const { value } = run(typed.replace("| 120.50 亿元", "| 120.507 亿元"));
    const figure = readDataset(value?.files ?? []).value?.figures[0];
    expect(figure).toMatchObject({ value: 120.507, precision: 0.001 });
  });

  it.each([
    ["a column that is none", CSV.replace("bound", "bond"), "1 unknown-column"],
    ["a column missing", CSV.replace("section", "id"), "1 missing-column"],
    ["text for a number", CSV.replace(",120.5,", ",12O.5,"), "2 wrong-cell"],
    [
      "a year that is none",
      CSV.replace("output,2022,level,120.5", "output,22,level,120.5"),
      "2 wrong-cell",
    ],
    ["a place without its words", CSV.replace("附表/生产总值 | ", ""), "2 wrong-cell"],
    ["a region that is none", CSV.replaceAll("west,output", "../west,output"), "11 unknown-region"],
    [
      "an indicator that is none",
      CSV.replace("east,insured", "east,insurd"),
      "8 unknown-indicator",
    ],
    ["a scope that is none", CSV.replace(",urban,", ",rural,"), "7 unknown-scope"],
    ["a value that is not printed", CSV.replace(",120.5,", ",121.5,"), "2 value-differs"],
    ["a digit too many", CSV.replace(",0.01,", ",0.001,"), "2 precision-differs"],
    ["a bound that is not printed", CSV.replace(",亿元,exact,", ",亿元,about,"), "2 bound-differs"],
    ["a sign that is not printed", CSV.replace(",-2.5,", ",2.5,"), "3 sign-differs"],
    ["a unit that does not fit", CSV.replace(",亿元,", ",人,"), "2 wrong-unit"],
    ["a figure twice", `${CSV}${CSV.split("\r\n")[1]}\r\n`, "12 duplicate-figure"],
    ["a quote in the middle", CSV.replace("east,output", 'east,out"put'), "2 csv-syntax"],
    ["a row too short", `${CSV}west,output\r\n`, "12 csv-syntax"],
    ["a column twice", CSV.replace("remark", "value"), "1 repeated-column"],
    ["a column without a name", CSV.replace("document,section", ",section"), "2 unknown-column"],
    ["semicolons", CSV.replaceAll(",", ";"), "1 csv-syntax"],
    ["a precision of nothing", CSV.replace(",0.01,", ",0,"), "2 wrong-cell"],
    ["a precision below nothing", CSV.replace(",0.01,", ",-1,"), "2 wrong-cell"],
    ["a precision that is no number", CSV.replace(",0.01,", ",NaN,"), "2 wrong-cell"],
    ["a precision without end", CSV.replace(",0.01,", ",Infinity,"), "2 wrong-cell"],
    ["a precision that no digit has", CSV.replace(",0.01,", ",0.3,"), "2 wrong-cell"],
    [
      "a precision above the number",
      CSV.replace(",0.01,", `,1${"0".repeat(400)},`),
      "2 wrong-cell",
    ],
    [
      "a precision finer than any number",
      CSV.replace(",0.01,", `,0.${"0".repeat(60)}1,`),
      "2 number-format",
    ],
    [
      "a number of too many digits",
      CSV.replace(",120.5,", ",12345678901234567,"),
      "2 number-format",
    ],
    ["a control character", CSV.replace("120.50亿元", "120.50\u0007亿元"), "2 control-character"],
    ["what nobody sees", CSV.replace("120.50亿元", "120.50\u200b亿元"), "2 invisible-character"],
    ["a radical", CSV.replace("下降2.5%", "⼀降2.5%"), "3 lookalike-character"],
    ["nothing", "", "1 csv-syntax"],
    [
      "rows of commas only",
      `${CSV.split("\r\n")[0]}\r\n${",".repeat(CSV_COLUMNS.length - 1)}\r\n`,
      "1 csv-syntax",
    ],
    ["a head without rows", CSV.split("\r\n")[0] ?? "", "1 csv-syntax"],
  ])("tells the row of %s", (_name, text, fault) => {
    expect(faults(text)).toContain(fault);
  });

  it("counts rows after cells of several lines rightly", () => {
    const also = CSV.replace(
      "附表/生产总值 | 120.50 亿元",
      '"附表/生产总值 | 120.50 亿元\n一（一） | 120.50"',
    );
    expect(faults(also.replace(",urban,", ",rural,"))).toEqual(["8 unknown-scope"]);
  });

  it("passes over rows and columns that hold nothing, and counts them", () => {
    const [head, ...rows] = CSV.trimEnd().split("\r\n");
    const spread = [
      `${head},,`,
      ",".repeat(CSV_COLUMNS.length + 1),
      ...rows.map((row) => `${row},,`),
      ",".repeat(CSV_COLUMNS.length + 1),
    ];
    const { value, diagnostics } = run(spread.join("\r\n"));
    expect(diagnostics).toEqual([]);
    const again = readDataset(value?.files ?? []).value as Dataset;
    expect(formatCsv(again)).toBe(CSV);
    expect(faults(spread.join("\r\n").replace(",urban,", ",rural,"))).toEqual(["8 unknown-scope"]);
  });

  it("does not write the figures of one region over those of another", () => {
    const { "observations/west.yaml": west = "", ...others } = FIXTURE;
    const files = filesOf({
      ...others,
      "observations/east-2.yaml": FIXTURE["observations/east.yaml"] ?? "",
      "observations/east.yaml": west,
    });
    const { value, diagnostics } = run(CSV, files);
    expect(value).toBeNull();
    expect(diagnostics.map(({ at, code }) => `${at.file} ${code}`)).toEqual([
      "data/observations/east.yaml wrong-name",
    ]);
  });

  it("tells how many figures a region had and has", () => {
    const few = CSV.split("\r\n").toSpliced(2, 1).join("\r\n");
    expect(run(few).value?.counts).toEqual([
      { region: "east", before: 9, after: 8 },
      { region: "west", before: 1, after: 1 },
    ]);
  });

  it("gives back numbers in units that are no round number of another", () => {
    const units = (FIXTURE["vocabulary.yaml"] ?? "").replace(
      "units:",
      "units:\n  亩: { en: mu }\n  公顷: { en: hectares, base: 亩, factor: 15 }",
    );
    const indicators = (FIXTURE["indicators.yaml"] ?? "").replace("unit: 人", "unit: 公顷");
    const east = (FIXTURE["observations/east.yaml"] ?? "")
      .replace("unit: 万人", "unit: 亩")
      .replace("value: 1.5", "value: 31.0");
    const files = filesOf({
      ...FIXTURE,
      "vocabulary.yaml": units,
      "indicators.yaml": indicators,
      "observations/east.yaml": east.replace("1.5万人", "31.0亩"),
    });
    const csv = formatCsv(readDataset(files).value as Dataset);
    const { value, diagnostics } = run(csv, files);
    expect(diagnostics).toEqual([]);
    expect(formatCsv(readDataset(value?.files ?? []).value as Dataset)).toBe(csv);
    const written = value?.files.find(({ path }) => path === "observations/east.yaml");
    expect(new TextDecoder().decode(written?.bytes)).toContain("value: 31.0, unit: 亩");
  });

  it("gives back text that a spreadsheet would take for a formula", () => {
    const signs = fc.constantFrom("=", "+", "-", "@", "\t=", "'", "''", "'=", "＝", "－", "1", "%");
    const printed = fc
      .tuple(signs, signs, fc.constantFrom('HYPERLINK("x","y")', "2.5%", "1+1", "亿元", ""))
      .map((parts) => parts.join(""))
      .filter((text) => /^\S/.test(text));
    fc.assert(
      fc.property(printed, printed, (here, there) => {
        const east = (FIXTURE["observations/east.yaml"] ?? "")
          .replace(
            "section: 一, printed: 下降2.5%",
            `section: ${JSON.stringify(there)}, printed: ${JSON.stringify(`${here}；下降2.5%`)}`,
          )
          .replace("附表/生产总值", "=附表");
        const files = filesOf({ ...FIXTURE, "observations/east.yaml": east });
        const dataset = readDataset(files).value as Dataset;
        const csv = formatCsv(dataset);
        const { value } = run(csv, files);
        const again = readDataset(value?.files ?? []).value as Dataset;
        expect(contentOf(again)).toEqual(contentOf(dataset));
        expect(formatCsv(again)).toBe(csv);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses a CSV that is not UTF-8", () => {
    const csv = { path: "figures.csv", bytes: new Uint8Array([0xb6, 0xab]) };
    expect(importCsv(csv, FILES).diagnostics.map(({ code }) => code)).toEqual(["wrong-encoding"]);
  });

  it("reports a data folder that has faults of its own as it is", () => {
    const files = filesOf({ ...FIXTURE, "regions.yaml": "" });
    expect(run(CSV, files).diagnostics[0]?.at.file).toBe("data/regions.yaml");
  });
});

describe("formatObservations(observations)", () => {
  it("writes any text so that YAML reads the same", () => {
    const printed = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .filter(
        (text) =>
          /^[^\s]/.test(text) && !/[\n\r]/.test(text) && findCharacterFaults(text, "").length === 0,
      );
    fc.assert(
      fc.property(printed, (text) => {
        const figure = {
          year: { source: "2022" },
          measure: "level",
          value: { source: "1" },
          section: "一",
          printed: `${text}；1亿元`,
        };
        const east = formatObservations({
          region: "east",
          document: "east-2023-plan",
          figuresByIndicator: new Map([["output", [figure]]]),
        });
        const file = { path: "observations/east.yaml", bytes: new TextEncoder().encode(east) };
        const report = (fault: unknown) => expect(fault).toBeUndefined();
        expect(parseYaml(file, file.path, report)?.root).toMatchObject({
          figures: { output: [{ printed: `${text}；1亿元` }] },
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe("importCsv, periods that a spreadsheet has made dates of", () => {
  const indicators = FIXTURE["indicators.yaml"] ?? "";
  const files = filesOf({
    ...FIXTURE,
    "indicators.yaml": indicators.replace("measure: share", "time: stock\n  measure: share"),
  });
  const HEAD = "region,indicator,period,measure,value,document,section,printed";
  const tell = (period: string) =>
    run(`${HEAD}\nwest,insured,${period},share,95,west-2023-plan,一,95%\n`, files).diagnostics.map(
      ({ severity, code, message, hint }) => `${severity} ${code} ${message} ${hint ?? ""}`,
    );

  it.each(["Sep-22", "22-Sep", "2022/9/1", "2022/9", "2022年9月", "44805"])(
    "names the cell and the month that is meant: %s",
    (cell) => {
      expect(tell(cell)).toEqual([
        `error spreadsheet-date \`period\` is "${cell}" (cell C2): a spreadsheet has made a date of 2022-09. write 2022-09 in a cell whose format is Text`,
      ]);
    },
  );

  it("warns of the first day of a month, which may be meant", () => {
    expect(tell("2022-09-01")).toEqual([
      'warning spreadsheet-date `period` is "2022-09-01" (cell C2), the first day of a month; a spreadsheet makes that of 2022-09 as well. unless that day is meant, write 2022-09 in a cell whose format is Text',
    ]);
    expect(tell("2022-09-30")).toEqual([]);
  });

  it.each(["2022-13", "Q3", "1-Sep"])("says what is expected in place of %s", (cell) => {
    expect(tell(cell)).toEqual([
      `error wrong-cell \`period\` is "${cell}" (cell C2); expected a period such as 2024, 2024-Q3, 2024-09 or 2024-01/09. `,
    ]);
  });
});
