import { describe, expect, it } from "vitest";
import { readDataset } from "../../../src/dataset/read.ts";
import { readPeriodChoice } from "../../../src/dataset/time/choice.ts";
import { FIXTURE, filesOf, placeOf } from "../fixture.ts";

const PATH = "briefings/two.yaml";

function filesWith(keys: string) {
  const text = (FIXTURE[PATH] ?? "").replace("headline:", () => `${keys}\nheadline:`);
  return filesOf({ ...FIXTURE, [PATH]: text });
}

describe("readPeriodChoice(written)", () => {
  it.each([
    ["latest of each", "latest of each"],
    ["latest-of-each", "latest of each"],
    ["latest common", "latest common"],
    [" latest-common ", "latest common"],
    ["2023", { period: "2023" }],
    ["2024-12-31", { period: "2024" }],
    ["2024-01/12", { period: "2024" }],
    ["2024-Q4", { period: "2024-Q4" }],
    ["2024-01/09", { period: "2024-01/09" }],
    ["2024-02/09", null],
    ["2024-13", null],
    ["latest", null],
    ["", null],
  ])("reads %j as %j", (written, choice) => expect(readPeriodChoice(written)).toEqual(choice));
});

describe("resolveBriefing(file) on the period asked for", () => {
  // biome-ignore format: one briefing a line
  it.each([
    ["", { period: "latest of each", frequency: "year", asOf: null }],
    ["frequency: month", { period: "latest of each", frequency: "month" }],
    ["period: latest common", { period: "latest common", frequency: "year" }],
    ["period: latest common\nfrequency: quarter", { period: "latest common", frequency: "quarter" }],
    ["period: 2022", { period: { period: "2022" }, frequency: "year" }],
    ["period: 2024-Q3", { period: { period: "2024-Q3" }, frequency: "quarter" }],
    ["period: 2024-01/09", { period: { period: "2024-01/09" }, frequency: "since_january" }],
    ["period: 2024-05-15", { period: { period: "2024-05-15" }, frequency: "moment" }],
    ["period: 2024-01/06", { period: { period: "2024-H1" }, frequency: "half" }],
    ["period: 2024-01/06\nfrequency: since_january", { period: { period: "2024-H1" }, frequency: "since_january" }],
    ["period: 2024-01\nfrequency: since_january", { period: { period: "2024-01" }, frequency: "since_january" }],
  ])("reads %j", (keys, expected) => {
    const { value, diagnostics } = readDataset(filesWith(keys));
    expect(diagnostics).toEqual([]);
    expect(value?.briefings.get("two")).toMatchObject(expected);
  });

  it.each([
    ["period: 2024-13", "wrong-period", "2024-13"],
    ["period: latest", "wrong-period", "latest"],
    ["period: 2024-02/09", "wrong-period", "2024-02/09"],
    ["period: 2024\nfrequency: month", "wrong-period", "month"],
    ["period: 2024-H2\nfrequency: since_january", "wrong-period", "since_january"],
    ["frequency: monthly", "wrong-value", "monthly"],
    ["as_of: 2024-06", "wrong-format", "2024-06"],
  ])("locates the fault in %j", (keys, code, passage) => {
    const files = filesWith(keys);
    const { diagnostics } = readDataset(files, "");
    expect(diagnostics.map(({ at, code }) => `${at.file} ${at.line}:${at.col} ${code}`)).toEqual([
      `${PATH} ${placeOf(files, PATH, passage)} ${code}`,
    ]);
  });

  it("asks for a date only where every document bears one", () => {
    const { value, diagnostics } = readDataset(filesWith("as_of: 2024-06-30"));
    expect(value).toBeNull();
    expect(diagnostics.map(({ code, at }) => `${code} ${at.file}`)).toEqual([
      "undated-document data/documents.yaml",
    ]);
    const documents = (FIXTURE["documents.yaml"] ?? "").replace(
      "  draft: true",
      "  published: 2023-02",
    );
    const dated = readDataset([
      ...filesWith("as_of: 2024-06-30").filter(({ path }) => path !== "documents.yaml"),
      ...filesOf({ "documents.yaml": documents }),
    ]);
    expect(dated.diagnostics).toEqual([]);
    expect(dated.value?.briefings.get("two")).toMatchObject({ asOf: "2024-06-30" });
  });
});
