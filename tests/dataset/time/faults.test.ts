import { describe, expect, it } from "vitest";
import { readDataset } from "../../../src/dataset/read.ts";
import { filesOf, placeOf } from "../fixture.ts";
import { type InventedDocument, LISTS, textsOf } from "./fixture.ts";

const REPORT = "observations/report.yaml";

/** A report on nine months and a plan for the next year, with one figure of one indicator in the report. */
function textsWith(indicator: string, line: string) {
  const documents: readonly InventedDocument[] = [
    {
      id: "report",
      time: "kind: report, covers: 2024-01/09, aims: 2025, published: 2024-10-25",
      says: { [indicator]: [line] },
    },
    { id: "plan", time: "date: 2024-02-01, past_year: 2023, plan_year: 2024" },
  ];
  return textsOf(documents);
}

/** What is told, as `file line:col code`. */
function faultsIn(texts: Readonly<Record<string, string>>): readonly string[] {
  return readDataset(filesOf(texts), "").diagnostics.map(
    ({ at, code }) => `${at.file} ${at.line}:${at.col} ${code}`,
  );
}

const [LEVEL, GROWTH] = ["measure: level, value: 1.0", "measure: growth, value: 1.0"];

/** [the fault, indicator, figure, code, the passage it is located at] */
// biome-ignore format: one fault a line
const FAULTS: readonly (readonly [name: string, indicator: string, line: string, code: string, at: string])[] = [
  ["a month that is none", "output", `period: 2024-13, ${LEVEL}`, "wrong-period", "2024-13"],
  ["a day that is none", "deposits", `period: 2024-02-30, ${LEVEL}`, "wrong-period", "2024-02-30"],
  ["a quarter that is none", "output", `period: 2024-Q5, ${LEVEL}`, "wrong-period", "2024-Q5"],
  ["a quarter without a year", "output", `period: Q5, ${LEVEL}`, "wrong-period", "Q5"],
  ["a year too early", "output", `period: 1989, ${LEVEL}`, "wrong-period", "1989"],
  ["both a year and a period", "output", `year: 2024, period: 2024-09, ${LEVEL}`, "year-and-period", "2024-09, measure"],
  ["neither a year nor a period", "output", LEVEL, "missing-key", "{ measure"],
  ["months that do not begin in January", "output", `period: 2024-04/09, ${LEVEL}`, "wrong-period", "2024-04/09"],
  ["months since January of a stock", "deposits", `period: 2024-01/09, ${LEVEL}`, "wrong-period", "2024-01/09"],
  ["a day of a flow", "output", `period: 2024-05-15, ${LEVEL}`, "wrong-period", "2024-05-15"],
  ["a month of an indicator that says neither", "farm_output", `period: 2024-09, ${LEVEL}`, "wrong-period", "2024-09"],
  ["growth of months since January on the period before", "output", `period: 2024-01/09, ${GROWTH}, on: period_earlier`, "wrong-reference", "period_earlier"],
  ["a level measured against something", "output", `period: 2024-09, ${LEVEL}, on: period_earlier`, "wrong-reference", "period_earlier"],
  ["a share measured against something", "insured", "year: 2025, measure: share, value: 1.0, on: period_earlier, status: target", "wrong-reference", "period_earlier"],
  ["a flow since the start of the year", "output", `period: 2024-09, ${GROWTH}, on: start_of_year`, "wrong-reference", "start_of_year"],
  ["a change as the average of two years", "deposits", "period: 2024-09, measure: change, value: 1.0, on: two_year_average", "wrong-reference", "two_year_average"],
  ["a reference that is none", "output", `period: 2024-09, ${GROWTH}, on: last_year`, "wrong-value", "last_year"],
  ["a month that the document does not cover", "output", `period: 2024-10, ${LEVEL}`, "wrong-period", "2024-10"],
  ["a year that the document does not cover", "output", `year: 2023, ${LEVEL}`, "wrong-year", "2023"],
  ["a year of which the document covers a part", "output", `year: 2024, ${LEVEL}`, "wrong-year", "2024"],
  ["a moment after those that the document covers", "deposits", `period: 2024-10-15, ${LEVEL}`, "wrong-period", "2024-10-15"],
  ["an outcome of what the document aims at", "output", `year: 2025, ${LEVEL}`, "wrong-status", "2025"],
  ["a target of what the document covers", "output", `period: 2024-09, ${LEVEL}, status: target`, "wrong-status", "target"],
  ["a target that the document does not aim at", "output", `year: 2026, ${LEVEL}, status: target`, "wrong-year", "2026"],
  ["a period that is a list", "output", `period: [2024-09], ${LEVEL}`, "wrong-type", "[2024-09]"],
  ["a period with an exponent", "output", `period: 2.025e3, ${LEVEL}, status: target`, "number-format", "2.025e3"],
];

describe("readDataset(files) on one fault of a period", () => {
  it.each(FAULTS)("locates %s", (_name, indicator, line, code, at) => {
    const texts = textsWith(indicator, line);
    const file = filesOf(texts);
    expect(faultsIn(texts)).toEqual([`${REPORT} ${placeOf(file, REPORT, at)} ${code}`]);
  });

  it.each([
    ["年度计划完成1.0亿元", []],
    ["全年目标1.0亿元", []],
    ["完成1.0亿元", ["wrong-status"]],
  ])("accepts a target of what the document covers where its words say so: %s", (words, codes) => {
    const texts = textsWith("output", `period: 2024-09, ${LEVEL}, status: target`);
    const printed = Object.entries(texts).map(([path, text]) => [
      path,
      path === REPORT ? text.replace(/printed: "[^"]*"/, `printed: "${words}"`) : text,
    ]);
    const faults = faultsIn(Object.fromEntries(printed));
    expect(faults.map((fault) => fault.split(" ").at(-1))).toEqual(codes);
  });

  it.each([
    ["an outcome before its period has ended", "2024-09-29", "published-before-end"],
    ["an outcome of the day on which its period ends", "2024-09-30", null],
    ["an outcome of the month in which its period ends", "2024-09", null],
    ["an outcome of the month before", "2024-08", "published-before-end"],
  ])("tells of %s, published %s: %s", (_name, published, code) => {
    const texts = textsOf([
      {
        id: "report",
        time: `covers: 2024-01/09, published: ${published}`,
        says: { output: [`period: 2024-01/09, ${LEVEL}`] },
      },
    ]);
    const place = placeOf(filesOf(texts), REPORT, "2024-01/09");
    expect(faultsIn(texts)).toEqual(code === null ? [] : [`${REPORT} ${place} ${code}`]);
  });

  it("asks of a stock only whether its last day is covered", () => {
    const texts = textsOf([
      { id: "a", time: "covers: 2024-12", says: { deposits: [`year: 2024, ${LEVEL}`] } },
    ]);
    expect(faultsIn(texts)).toEqual([]);
  });

  it("lets an estimate be published before its period has ended, and a target", () => {
    const texts = textsOf([
      {
        id: "report",
        time: "covers: 2024, aims: 2025, published: 2024-11-30",
        says: {
          output: [
            `year: 2024, ${LEVEL}, status: estimate`,
            `year: 2025, ${LEVEL}, status: target`,
          ],
        },
      },
    ]);
    expect(faultsIn(texts)).toEqual([]);
  });

  it("says what was got, what was expected, and what to do", () => {
    const [fault] = readDataset(
      filesOf(textsWith("farm_output", `period: 2024-09, ${LEVEL}`)),
    ).diagnostics;
    expect(fault?.message).toBe(
      "`period` is 2024-09; expected a whole year for an indicator without `time`.",
    );
    expect(fault?.hint).toContain("`time: flow`");
  });

  it.each([
    ["of an indicator that could not be read", "indicators.yaml", "time: stock", "time: stocks"],
    [
      "of a document that does not say its periods",
      "documents.yaml",
      "covers: 2024-01/09, aims: 2025, ",
      "",
    ],
    [
      "of a document whose periods are none",
      "documents.yaml",
      "covers: 2024-01/09",
      "covers: 2024-13",
    ],
    [
      "of a plan whose past is none",
      "documents.yaml",
      "covers: 2024-01/09, aims: 2025",
      "covers: 2024-13, plan_year: 2025",
    ],
  ])("tells nothing of a period %s", (_name, path, from, to) => {
    const change = "period: 2024-09, measure: change, value: 1.0, on: start_of_year";
    const texts = textsWith("deposits", change);
    const faulty = { ...texts, [path]: (texts[path] ?? "").replace(from, to) };
    const faults = faultsIn(faulty);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(path);
  });

  it("tells nothing of the year of an indicator that could not be read", () => {
    const change = "year: 2024, measure: change, value: 1.0, on: start_of_year";
    const texts = textsOf([{ id: "a", time: "covers: 2024-12", says: { deposits: [change] } }]);
    expect(faultsIn(texts)).toEqual([]);
    const indicators = (texts["indicators.yaml"] ?? "").replace("time: stock", "time: stocks");
    expect(faultsIn({ ...texts, "indicators.yaml": indicators })).toHaveLength(1);
  });

  it.each([
    ["scopes", "target"],
    ["scopes", "start_of_year"],
    ["bases", "period_earlier"],
    ["bases", "target"],
  ])("refuses %s named %s, as an id could not tell them apart", (list, id) => {
    const vocabulary = (LISTS["vocabulary.yaml"] ?? "").replace(
      `${list}:\n`,
      `${list}:\n  ${id}: { zh: 甲, en: A }\n`,
    );
    const texts = {
      ...textsWith("output", `period: 2024-09, ${LEVEL}`),
      "vocabulary.yaml": vocabulary,
    };
    const place = placeOf(filesOf(texts), "vocabulary.yaml", `${id}: { zh: 甲`);
    expect(faultsIn(texts)).toEqual([`vocabulary.yaml ${place} ambiguous-name`]);
  });
});
