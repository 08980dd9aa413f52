import { describe, expect, it } from "vitest";
import type { DatasetFiles } from "../../src/dataset/files.ts";
import type { BriefingSpec } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { FIXTURE, filesOf, placeOf } from "./fixture.ts";

const BRIEFING = "briefings/two.yaml";
const entry = (id: string, name: string, more: string) =>
  `${id}:\n  name: { zh: ${name}, en: ${name} }\n  short: { zh: ${name}, en: ${name} }\n  code: "990109"\n  ${more}\n`;

/** 大市 with its counties east and west, and with north and far two places outside it. */
const REGIONS = [
  FIXTURE["regions.yaml"],
  entry("big", "大市", "level: city"),
  entry("north", "北县", "city: { zh: 远方市, en: Far City }"),
  entry("far", "远县", "city: { zh: 远方市, en: Far City }"),
  entry("lone", "独县", "level: county"),
].join("");
const GROUPS = `hills:
  name: { zh: 山区, en: Hills }
  reason: { zh: 多山, en: They are hilly. }
  places: [west, north, lone]
large:
  name: { zh: 大县, en: Large }
  reason: { zh: 产值, en: By output. }
  rule: { range: { indicator: output, period: 2022, from: 100 } }
`;

const withBriefing = (lines: string, more: Readonly<Record<string, string>> = {}): DatasetFiles =>
  filesOf({
    ...FIXTURE,
    "regions.yaml": REGIONS,
    "groups.yaml": GROUPS,
    [BRIEFING]: `${lines}${FIXTURE[BRIEFING]}`,
    ...more,
  });

function placesOf(
  lines: string,
  more: Readonly<Record<string, string>> = {},
): Partial<BriefingSpec> {
  const { value, diagnostics } = readDataset(withBriefing(lines, more), "");
  expect(diagnostics).toEqual([]);
  const { regions, references, group, focus, peers } = value?.briefings.get("two") ?? {};
  return { regions, references, group, focus, peers } as Partial<BriefingSpec>;
}

function faultsAt(passage: string, lines: string, more: Readonly<Record<string, string>> = {}) {
  const files = withBriefing(lines, more);
  const place = placeOf(files, BRIEFING, passage);
  return readDataset(files, "").diagnostics.map(({ code, message, hint, at }) => {
    expect(`${at.file} ${at.line}:${at.col}`).toBe(`${BRIEFING} ${place}`);
    return `${code} ${message}${hint ? ` (${hint})` : ""}`;
  });
}

describe("resolvePlaces(spec, known, source, checks): what a briefing compares", () => {
  it("takes the level of most places where none are named", () => {
    expect(placesOf("")).toEqual({
      regions: ["east", "west", "north", "far", "lone"],
      references: [],
      group: null,
      focus: null,
      peers: [],
    });
  });

  it("takes the level of the place in focus, where there is one", () => {
    const lines = "focus: big\n";
    expect(placesOf(lines)).toMatchObject({ regions: ["big"], references: [], focus: "big" });
    expect(placesOf("focus: west\n").regions).toEqual(["east", "west", "north", "far", "lone"]);
  });

  it("takes what contains all of these for reference", () => {
    const regions = REGIONS.slice(0, REGIONS.indexOf("north:"));
    const groups = GROUPS.replace("west, north, lone", "west");
    expect(placesOf("", { "regions.yaml": regions, "groups.yaml": groups })).toMatchObject({
      regions: ["east", "west"],
      references: ["big"],
    });
  });

  it("takes the places named, in their order, and the one that contains all for reference", () => {
    expect(placesOf("regions: [west, big, east]\n")).toMatchObject({
      regions: ["west", "east"],
      references: ["big"],
    });
  });

  it("takes what lies within a place, which stands for reference", () => {
    expect(placesOf("within: big\n")).toMatchObject({
      regions: ["east", "west"],
      references: ["big"],
    });
  });

  it("takes the places of a group, with its name and reason", () => {
    expect(placesOf("group: hills\n")).toMatchObject({
      regions: ["west", "north", "lone"],
      references: [],
      group: {
        id: "hills",
        name: { zh: "山区", en: "Hills" },
        reason: { zh: "多山", en: "They are hilly." },
      },
    });
    expect(Object.keys(placesOf("group: hills\n").group ?? {})).toEqual(["id", "name", "reason"]);
  });

  it("gives briefings of the same places one array", () => {
    const { value } = readDataset(
      withBriefing("within: big\n", {
        "briefings/other.yaml": `within: big\n${FIXTURE[BRIEFING]}`,
        "briefings/all.yaml": FIXTURE[BRIEFING] ?? "",
        "briefings/each.yaml": FIXTURE[BRIEFING] ?? "",
      }),
    );
    const regionsOf = (id: string) => value?.briefings.get(id)?.regions;
    expect(regionsOf("two")).toBe(regionsOf("other"));
    expect(regionsOf("all")).toBe(regionsOf("each"));
  });
});

describe("resolvePlaces(spec, known, source, checks): peers", () => {
  it("takes those of its city, whether that is listed or only named", () => {
    expect(placesOf("focus: east\n").peers).toEqual(["west"]);
    expect(placesOf("focus: far\n").peers).toEqual(["north"]);
  });

  it("takes those of its first group, as far as they are compared, where no other is of its city", () => {
    expect(placesOf("focus: lone\n").peers).toEqual(["west", "north"]);
    expect(placesOf("regions: [east, north, lone]\nfocus: lone\n").peers).toEqual(["north"]);
    expect(placesOf("regions: [far, west, lone]\nfocus: west\n").peers).toEqual(["lone"]);
  });

  it("takes none where it has neither, and those that are named in any case", () => {
    expect(placesOf("regions: [far, east]\nfocus: far\n").peers).toEqual([]);
    expect(placesOf("focus: east\npeers: [lone]\n").peers).toEqual(["lone"]);
    expect(placesOf("focus: east\npeers: []\n").peers).toEqual([]);
  });
});

describe("resolvePlaces(spec, known, source, checks): faults", () => {
  const NOT_SHOWN = "`far` is not among the places that the briefing shows. (name one of them)";
  it.each([
    [
      "two ways to choose",
      "within",
      "group: hills\nwithin: big\n",
      "wrong-places The briefing has `group` and `within`; expected one of them.",
    ],
    [
      "a whole with one part and a place outside it",
      "[big",
      "regions: [big, east, far]\n",
      "mixed-levels The places cannot be compared: `big` contains `east`, but not `far`; expected one level. (compare places of one level; one that contains all others stands for reference)",
    ],
    [
      "two levels",
      "[far",
      "regions: [far, big]\n",
      "mixed-levels The places cannot be compared: `far` is of the level county, `big` of the level city; expected one level. (compare places of one level; one that contains all others stands for reference)",
    ],
    [
      "an unknown place",
      "esat",
      "regions: [esat, west]\n",
      "unknown-region The region `esat` is not in regions.yaml. (did you mean `east`?)",
    ],
    [
      "an unknown group",
      "hlils",
      "group: hlils\n",
      "unknown-group The group `hlils` is not in groups.yaml. (did you mean `hills`?)",
    ],
    [
      "an unknown whole",
      "bgi",
      "within: bgi\n",
      "unknown-region The region `bgi` is not in regions.yaml. (did you mean `big`?)",
    ],
    [
      "a whole without parts",
      "lone",
      "within: lone\n",
      "wrong-places No place lies within `lone`; expected one that others name under `within` in regions.yaml. (name another, or list the places under `regions`)",
    ],
    [
      "a focus outside the group",
      "far",
      "focus: far\ngroup: hills\n",
      `region-not-shown ${NOT_SHOWN}`,
    ],
    [
      "a focus outside the whole",
      "far",
      "focus: far\nwithin: big\n",
      `region-not-shown ${NOT_SHOWN}`,
    ],
    [
      "a focus that is not listed",
      "far",
      "focus: far\nregions: [east, west]\n",
      "region-not-shown `far` is not among the `regions` that the briefing shows. (name one of them, or add it there)",
    ],
    [
      "a focus that stands for reference",
      "big",
      "focus: big\nregions: [east, west, big]\n",
      "region-not-shown `big` contains the places that are compared, and stands for reference; expected one of them. (name one of them)",
    ],
    [
      "a peer outside the group",
      "far",
      "peers: [far]\ngroup: hills\n",
      `region-not-shown ${NOT_SHOWN}`,
    ],
    [
      "a place twice",
      "east]",
      "regions: [west, east, east]\n",
      "repeated-name `east` stands twice; expected each region once.",
    ],
  ])("tells %s", (_, passage, lines, expected) => {
    expect(faultsAt(passage, lines)).toEqual([expected]);
  });

  it("tells an unknown focus and an unknown peer beside an unknown place", () => {
    const files = withBriefing("regions: [xx, east]\nfocus: yy\npeers: [zz]\n");
    const codes = readDataset(files, "").diagnostics.map(({ code, at }) => `${at.line} ${code}`);
    expect(codes).toEqual(["1 unknown-region", "2 unknown-region", "3 unknown-region"]);
  });

  it("tells nothing of a group or a whole that has a fault of its own", () => {
    const groups = GROUPS.replace("places: [west, north, lone]", "places: [big, east]");
    const codesOf = (lines: string, more: Readonly<Record<string, string>>) =>
      readDataset(withBriefing(lines, more), "").diagnostics.map(({ code }) => code);
    expect(codesOf("group: hills\nfocus: west\n", { "groups.yaml": groups })).toEqual([
      "mixed-levels",
    ]);
    const regions = REGIONS.replace("level: city", "level: cty");
    expect(codesOf("within: big\nfocus: west\n", { "regions.yaml": regions })).toEqual([
      "wrong-value",
    ]);
  });
});

describe("resolvePlaces(spec, known, source, checks), as of a date", () => {
  // East's output was published in February 2023, West's in the summer.
  const documents = (FIXTURE["documents.yaml"] ?? "").replace(
    "draft: true",
    "published: 2023-07-01",
  );
  const groups = GROUPS.replace("from: 100", "from: 80");
  const more = { "documents.yaml": documents, "groups.yaml": groups };

  it("takes the places that a group had by then", () => {
    expect(placesOf("group: large\n", more).regions).toEqual(["east", "west"]);
    expect(placesOf("group: large\nas_of: 2023-03-01\n", more).regions).toEqual(["east"]);
  });

  it("tells that it had none", () => {
    expect(faultsAt("large", "group: large\nas_of: 2022-12-31\n", more)).toEqual([
      "empty-group `large` has no place as of 2022-12-31: no figure in its range was published by then. (name another group or date)",
    ]);
  });
});
