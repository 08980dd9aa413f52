import { describe, expect, it } from "vitest";
import { readDataset } from "../../../src/dataset/read.ts";
import { filesOf, placeOf } from "../fixture.ts";
import { soundly, textsOf } from "./fixture.ts";

const DOCUMENTS = "documents.yaml";
const SHA256 = "a0".repeat(32);

/** A document with these keys, beside one that has a figure. */
function textsWith(time: string) {
  return textsOf([
    {
      id: "sound",
      time: "covers: 2022",
      says: { output: ["year: 2022, measure: level, value: 1.0"] },
    },
    { id: "tried", time },
  ]);
}

/** [the fault, keys of the document, code, the passage it is located at] */
// biome-ignore format: one fault a line
const FAULTS: readonly (readonly [name: string, time: string, code: string, at: string])[] = [
  ["a day of publication that is none", "covers: 2023, published: 2024-02-30", "wrong-period", "2024-02-30"],
  ["a month of publication that is none", "covers: 2023, published: 2024-13", "wrong-period", "2024-13"],
  ["a quarter of publication", "covers: 2023, published: 2024-Q1", "wrong-period", "2024-Q1"],
  ["several months of publication", "covers: 2023, published: 2024-01/09", "wrong-period", "2024-01/09"],
  ["a period covered that is none", "covers: 2024-13", "wrong-period", "2024-13"],
  ["periods covered the wrong way round", "covers: 2023/2019", "wrong-period", "2023/2019"],
  ["a period aimed at that is none", "covers: 2023, aims: soon", "wrong-period", "soon"],
  ["a past year beside what it covers", "past_year: 2023, covers: 2023", "document-years", "2023, covers"],
  ["a plan year beside what it aims at", "covers: 2023, plan_year: 2024, aims: 2024", "document-years", "2024, aims"],
  ["a plan year before the past year", "past_year: 2023, plan_year: 2023", "document-years", "2023 }"],
  ["no period at all", "published: 2024-03", "document-years", "tried"],
  ["a text without its checksum", "covers: 2023, file: a.txt", "document-proof", "a.txt"],
  ["a checksum without its text", `covers: 2023, sha256: ${SHA256}`, "document-proof", SHA256],
  ["a kind that is none", "covers: 2023, kind: bulletin", "wrong-value", "bulletin"],
  ["a date that is a month", "covers: 2023, date: 2024-03", "wrong-format", "2024-03"],
];

describe("resolveDocuments(documents.yaml) on one fault", () => {
  it.each(FAULTS)("locates %s", (_name, time, code, passage) => {
    const texts = textsWith(time);
    const place = placeOf(filesOf(texts), DOCUMENTS, passage);
    const { value, diagnostics } = readDataset(filesOf(texts), "");
    expect(value).toBeNull();
    expect(diagnostics.map(({ at, code }) => `${at.file} ${at.line}:${at.col} ${code}`)).toEqual([
      `${DOCUMENTS} ${place} ${code}`,
    ]);
  });
});

describe("resolveDocuments(documents.yaml)", () => {
  // biome-ignore format: one document a line
  it.each([
    ["covers: 2023, published: 2024-03-01", { kind: "plan", published: "2024-03-01", publishedOn: "2024-03-01" }],
    ["covers: 2023, published: 2024-02", { published: "2024-02", publishedOn: "2024-02-29" }],
    ["covers: 2023, published: 2024", { published: "2024", publishedOn: "2024-12-31" }],
    ["covers: 2023, date: 2024-03-01", { date: "2024-03-01", published: "2024-03-01" }],
    ["covers: 2023, date: 2024-03-01, published: 2024-04", { date: "2024-03-01", published: "2024-04" }],
    ["covers: 2023", { kind: "plan", date: null, published: null, publishedOn: null, aims: null, proof: null }],
    ["kind: yearbook, covers: 2019/2023", { kind: "yearbook", covers: { from: "2019-01-01", to: "2023-12-31" } }],
    ["kind: report, covers: 2024-01/09", { kind: "report", covers: { from: "2024-01-01", to: "2024-09-30" } }],
    ["aims: 2023/2025", { covers: null, aims: { from: "2023-01-01", to: "2025-12-31" } }],
    ["past_year: 2022, plan_year: 2023", { covers: { from: "2022-01-01", to: "2022-12-31" }, aims: { from: "2023-01-01", to: "2023-12-31" } }],
    ["past_year: 2022, aims: 2023/2025", { covers: { from: "2022-01-01", to: "2022-12-31" }, aims: { from: "2023-01-01", to: "2025-12-31" } }],
    [`covers: 2023, file: a.txt, sha256: ${SHA256}`, { proof: { file: "a.txt", sha256: SHA256 } }],
  ])("reads %s", (time, expected) => {
    const { documentById } = soundly(filesOf(textsWith(time)));
    expect(documentById.get("tried")).toMatchObject(expected);
  });
});
