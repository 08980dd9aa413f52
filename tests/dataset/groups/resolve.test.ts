import { describe, expect, it } from "vitest";
import type { DatasetFiles } from "../../../src/dataset/files.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { FIXTURE, filesOf, placeOf } from "../fixture.ts";

/** The fixture with one group, `g`, of these lines. */
const withGroup = (lines: string, more: Readonly<Record<string, string>> = {}): DatasetFiles =>
  filesOf({
    ...FIXTURE,
    "groups.yaml": `g:\n  name: { zh: 组, en: Group }\n  reason: { zh: 因, en: Reason }\n${lines}`,
    ...more,
  });
const rule = (conditions: string) => `  rule: ${conditions}\n`;
const range = (rest: string) => rule(`{ range: { ${rest} } }`);

function placesOf(lines: string): readonly string[] | undefined {
  const { value, diagnostics } = readDataset(withGroup(lines), "");
  expect(diagnostics).toEqual([]);
  return value?.groupById.get("g")?.places;
}

/** The faults as `code message (hint)`, each held to the place of a passage. */
function faultsAt(passage: string, lines: string, more: Readonly<Record<string, string>> = {}) {
  const files = withGroup(lines, more);
  const place = placeOf(files, "groups.yaml", passage);
  return readDataset(files, "").diagnostics.map(({ code, message, hint, at }) => {
    expect(`${at.file} ${at.line}:${at.col}`).toBe(`groups.yaml ${place}`);
    return `${code} ${message}${hint ? ` (${hint})` : ""}`;
  });
}

const CITY = `${FIXTURE["regions.yaml"]}big:
  name: { zh: 大市, en: Big City }
  short: { zh: 大, en: Big }
  code: "990100"
  tags: [coastal]
`;

describe("resolveGroups(source, dataset, checks)", () => {
  it("does without the file", () => {
    expect(readDataset(filesOf(FIXTURE), "").value?.groupById.size).toBe(0);
  });

  it("keeps listed places in the order of the regions, with name and reason", () => {
    const { value } = readDataset(withGroup("  places: [west, east]\n"), "");
    expect(value?.groupById.get("g")).toEqual({
      id: "g",
      name: { zh: "组", en: "Group" },
      reason: { zh: "因", en: "Reason" },
      places: ["east", "west"],
      rule: null,
    });
  });

  it("works a rule out from the figures, an end of the range at a time", () => {
    const output = "indicator: output, period: 2022";
    expect(placesOf(range(`${output}, from: 88`))).toEqual(["east", "west"]);
    expect(placesOf(range(`${output}, from: 88.1`))).toEqual(["east"]);
    expect(placesOf(range(`${output}, to: 88`))).toEqual(["west"]);
    expect(placesOf(range(`${output}, from: 120.5, to: 120.5`))).toEqual(["east"]);
  });

  it("compares in the unit of the indicator, not in the one printed", () => {
    expect(placesOf(range("indicator: farm_output, period: 2022, from: 8.12, to: 8.12"))).toEqual([
      "east",
    ]);
  });

  it.each([
    [
      "neither places nor a rule",
      "g",
      "",
      "wrong-group `g` has neither `places` nor a `rule`; expected one of them.",
    ],
    [
      "both",
      "rule",
      `  places: [east]\n${rule("{ level: county }")}`,
      "wrong-group `g` has `places` and a `rule`; expected one of them.",
    ],
    [
      "a rule without a condition",
      "rule",
      rule("{}"),
      "wrong-group The rule of `g` has no condition; expected within, level, tag or range.",
    ],
    [
      "a range without an end",
      "range",
      range("indicator: output, period: 2022"),
      "wrong-group The range has no end; expected `from`, `to` or both.",
    ],
    [
      "ends the wrong way round",
      "9, to",
      range("indicator: output, period: 2022, from: 9, to: 8"),
      "wrong-group `from` 9 is greater than `to` 8.",
    ],
    [
      "a range that is no number",
      ".nan",
      range("indicator: output, period: 2022, from: .nan"),
      "not-finite `from` is NaN; expected a number.",
    ],
    [
      "an unknown place",
      "wets",
      "  places: [east, wets]\n",
      "unknown-region The region `wets` is not in regions.yaml. (did you mean `west`?)",
    ],
    [
      "a place twice",
      "east]",
      "  places: [east, east]\n",
      "repeated-name `east` stands twice; expected each region once.",
    ],
    [
      "an unknown whole",
      "bgi",
      rule("{ within: bgi }"),
      "unknown-region The region `bgi` is not in regions.yaml.",
    ],
    [
      "an unknown indicator",
      "outptu",
      range("indicator: outptu, period: 2022, from: 1"),
      "unknown-indicator The indicator `outptu` is not in indicators.yaml. (did you mean `output`?)",
    ],
    [
      "an unknown level",
      "village",
      rule("{ level: village }"),
      'wrong-type `level` is "village"; expected country, province, city, county, district, county_level_city, zone, town, or a list of these.',
    ],
    [
      "a period that is none",
      "latest",
      range("indicator: output, period: latest common, from: 1"),
      "wrong-period `period` is latest common; expected 2024, 2024-H1, 2024-Q3, 2024-09, 2024-01/09 or 2024-05-15.",
    ],
    [
      "a month of an indicator without months",
      "2022-09",
      range("indicator: output, period: 2022-09, from: 1"),
      "wrong-period `period` is 2022-09; expected a whole year for an indicator without `time`. (give the indicator `time: flow`, an amount over time, or `time: stock`, one at a moment)",
    ],
    [
      "a measure that the indicator has not",
      "share",
      range("indicator: output, measure: share, period: 2022, from: 1"),
      "wrong-measure output has no share; expected level, growth or change.",
    ],
    [
      "an indicator without figures",
      "rule",
      range("indicator: output, period: 2019, from: 1"),
      "empty-group `g` has no place: no document of the dataset holds a level of `output` for 2019. (name another indicator, measure or period)",
    ],
    [
      "a measure without figures",
      "rule",
      range("indicator: farm_output, measure: growth, period: 2022, from: 1"),
      "empty-group `g` has no place: no document of the dataset holds a growth of `farm_output` for 2022. (name another indicator, measure or period)",
    ],
    [
      "a range of no place",
      "rule",
      range("indicator: output, period: 2022, from: 900"),
      "empty-group The rule of `g` holds for no place; expected at least one. (leave out a condition, or widen the range)",
    ],
    [
      "a tag that none has",
      "rule",
      rule("{ tag: coastal }"),
      "empty-group `g` has no place: none has the tag `coastal`. (give places `tags` in regions.yaml)",
    ],
    [
      "a whole without parts",
      "rule",
      rule("{ within: east }"),
      "empty-group `g` has no place: none lies within `east`. (name one that others have under `within`)",
    ],
  ])("tells %s", (_, passage, lines, expected) => {
    expect(faultsAt(passage, lines)).toEqual([expected]);
  });

  it("proposes the tag that is meant", () => {
    expect(faultsAt("rule", rule("{ tag: costal }"), { "regions.yaml": CITY })).toEqual([
      "empty-group `g` has no place: none has the tag `costal`. (did you mean `coastal`?)",
    ]);
  });

  it.each([
    ["a list", "  places: [big, east]\n", "places", "leave places out", "county, city"],
    [
      "a rule",
      rule("{ level: [city, county] }"),
      "rule",
      "name one `level` in the rule",
      "county, city",
    ],
  ])("refuses %s of a place and its part", (_, lines, passage, hint, levels) => {
    expect(faultsAt(passage, lines, { "regions.yaml": CITY })).toEqual([
      `mixed-levels \`g\` has places of the levels ${levels}; expected places that may be ranked together. (${hint})`,
    ]);
  });

  it.each([
    ["rule", rule("{ level: county }"), "add a condition"],
    [
      "places",
      `  places: [${Array.from({ length: 1_001 }, (_, n) => `p${n}`).join(", ")}]\n`,
      "leave places out",
    ],
  ])("refuses thousands of places by %s", (passage, lines, hint) => {
    const many = Array.from({ length: 1_001 }, (_, n) => {
      const names = `{ zh: 第${n}县, en: County ${n} }`;
      return `p${n}:\n  name: ${names}\n  short: ${names}\n  code: "990101"\n`;
    });
    const more = { "regions.yaml": `${FIXTURE["regions.yaml"]}${many.join("")}` };
    const count = passage === "rule" ? 1_003 : 1_001;
    expect(faultsAt(passage, lines, more)).toEqual([
      `group-too-large \`g\` has ${count} places; expected at most 1000. (${hint})`,
    ]);
  });

  it("tells no fault of a group that follows from one in the places or figures", () => {
    const lines = range("indicator: output, period: 2022, from: 1");
    const codesOf = (more: Readonly<Record<string, string>>) =>
      readDataset(withGroup(lines, more), "").diagnostics.map(({ code }) => code);
    const regions = (FIXTURE["regions.yaml"] ?? "").replace('"990101"', '"99"');
    expect(codesOf({ "regions.yaml": regions })).toEqual(["wrong-format"]);
    const figures = (path: string) =>
      (FIXTURE[path] ?? "").replaceAll("measure: level", "measure: lvl");
    const [east, west] = ["observations/east.yaml", "observations/west.yaml"] as const;
    const codes = codesOf({ [east]: figures(east), [west]: figures(west) });
    expect(new Set(codes)).toEqual(new Set(["wrong-value"]));
  });
});
