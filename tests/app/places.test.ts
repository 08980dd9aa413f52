import { describe, expect, it } from "vitest";
import { allPlaces, type PlacesAsked, placesAsked } from "../../src/app/places.ts";
import type { Dataset, Group } from "../../src/dataset/model.ts";
import { ReportError } from "../../src/error.ts";
import { buildDataset } from "../analysis/builder.ts";

const text = { zh: "组", en: "Group" };
const group = (id: string, ...places: readonly string[]): [string, Group] => [
  id,
  { id, name: text, reason: text, places, rule: null },
];
const dataset: Dataset = {
  ...buildDataset({
    regions: [
      { id: "big", level: "city" },
      { id: "east", within: "big" },
      { id: "west", within: "big", level: "district" },
      { id: "far" },
    ],
    figures: [],
  }),
  groupById: new Map([group("pair", "west", "far"), group("none")]),
};
const ask = (asked: PlacesAsked) => placesAsked(dataset, asked);

/** What is refused, as `message (hint)`. */
function refusal(asked: PlacesAsked): string {
  try {
    ask(asked);
  } catch (error) {
    if (error instanceof ReportError && error.code === "USAGE")
      return `${error.message} (${error.hint})`;
    throw error;
  }
  return "nothing is refused";
}

describe("placesAsked(dataset, asked)", () => {
  it("is null where nothing is asked for", () => {
    expect(ask({})).toBeNull();
  });

  it("takes listed places in their order, with the one that contains all for reference", () => {
    expect(ask({ regions: ["west", "big", "east"] })).toEqual({
      regions: ["west", "east"],
      arePlacesListed: true,
      references: ["big"],
      group: null,
    });
  });

  it("takes what lies within a place, and that for reference", () => {
    expect(ask({ within: "big" })).toEqual({
      regions: ["east", "west"],
      arePlacesListed: false,
      references: ["big"],
      group: null,
    });
  });

  it("takes a group by its name and reason, without its places and rule", () => {
    expect(ask({ group: "pair" })).toEqual({
      regions: ["west", "far"],
      arePlacesListed: false,
      references: [],
      group: { id: "pair", name: text, reason: text },
    });
  });

  it.each<[PlacesAsked, string]>([
    [
      { group: "pair", within: "big" },
      "Places are asked for in more than one way (give one of --regions, --group and --within)",
    ],
    [{ regions: ["esat"] }, 'No region is called "esat" (did you mean `east`?)'],
    [{ within: "bigg" }, 'No region is called "bigg" (did you mean `big`?)'],
    [{ group: "somewhere" }, 'No group is called "somewhere" (there are: pair, none)'],
    [
      { within: "far" },
      'No place lies within "far" (name one that others have under `within` in regions.yaml)',
    ],
    [
      { regions: ["big", "far"] },
      "The places cannot be compared: `big` is of the level city, `far` of the level county (name places of one level; one that contains all others stands for reference)",
    ],
    [
      { regions: ["east", "big", "far"] },
      "The places cannot be compared: `big` contains `east`, but not `far` (name places of one level; one that contains all others stands for reference)",
    ],
    [
      { group: "none" },
      'The group "none" has no place as of the date asked for (name another group or date: no figure in its range was published by then)',
    ],
  ])("refuses %j", (asked, expected) => {
    expect(refusal(asked)).toBe(expected);
  });

  it("says that there are no groups, and lists few of thousands of places", () => {
    const empty = { ...dataset, groupById: new Map() };
    expect(() => placesAsked(empty, { group: "pair" })).toThrow(
      expect.objectContaining({ message: 'No group is called "pair"', hint: "there is none" }),
    );
    const ids = Array.from({ length: 2_843 }, (_, n) => `place_${n}`);
    const many = buildDataset({ regions: ids, figures: [] });
    try {
      placesAsked(many, { regions: ["nowhere at all"] });
      expect.unreachable();
    } catch (error) {
      expect((error as ReportError).hint).toMatch(
        /^there are: place_0, .*, place_29 and 2813 more$/,
      );
    }
  });
});

describe("allPlaces(dataset)", () => {
  it("takes the level of most places", () => {
    expect(allPlaces(dataset).regions).toEqual(["east", "west", "far"]);
  });
});
