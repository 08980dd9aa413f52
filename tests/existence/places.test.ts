import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import { existingPlaces } from "../../src/analysis/existing.ts";
import { chooseJobs } from "../../src/app/build/choose.ts";
import { checkPlaces } from "../../src/app/build/misfit.ts";
import { absenceOn } from "../../src/dataset/regions/existence.ts";
import { daysOf } from "../../src/dataset/time/period.ts";
import { nameOf } from "../../src/results/manifest.ts";
import { readKind } from "../../src/view/kind.ts";
import { buildDataset } from "../analysis/builder.ts";
import { BRIEFINGS, EXISTENCE, existenceFiles, readExistence } from "./fixture.ts";

const dataset = readExistence();
const ALL = ["old", "fresh", "east", "west"];
const CHOSEN = { regions: ALL, focus: null, asOf: null };

describe("existingPlaces(dataset, candidates, period)", () => {
  it.each([
    ["2018", ["old", "east", "west"]],
    ["2019", ["fresh", "east", "west"]],
    ["2020", ["fresh", "east", "west"]],
    ["2019-Q1", ["old", "east", "west"]],
  ])("of %s are those that existed at its end", (period, regions) => {
    for (const arePlacesListed of [true, false])
      expect(existingPlaces(dataset, { ...CHOSEN, arePlacesListed }, period)).toEqual(regions);
  });
  it("are of the latest periods those that exist, and abolished ones where they are meant", () => {
    const listed = { ...CHOSEN, arePlacesListed: true };
    expect(existingPlaces(dataset, CHOSEN, null)).toEqual(["fresh", "east", "west"]);
    expect(existingPlaces(dataset, listed, null)).toBe(ALL);
    expect(existingPlaces(dataset, { ...CHOSEN, focus: "old" }, null)).toEqual(ALL);
  });
  it("are as of a date those that existed then", () => {
    const asOf = "2019-05-31";
    expect(existingPlaces(dataset, { ...CHOSEN, asOf }, null)).toEqual(["old", "east", "west"]);
    const listed = { ...CHOSEN, asOf, arePlacesListed: true };
    expect(existingPlaces(dataset, listed, null)).toEqual(["old", "east", "west"]);
  });
  it("include one abolished within the period that has a figure of it", () => {
    const figure =
      "  output:\n    - { year: 2019, measure: growth, value: 3.5, section: 一, printed: 增长3.5% }\n";
    const text = `region: old\ndocument: old-yearbook\nfigures:\n${figure}`;
    const more = readExistence(existenceFiles(EXISTENCE, { "observations/old-2019.yaml": text }));
    expect(existingPlaces(more, CHOSEN, "2019")).toEqual(ALL);
    expect(existingPlaces(more, CHOSEN, "2020")).toEqual(["fresh", "east", "west"]);
  });
  it("are the array itself where all existed, so that what is worked out for it is shared", () => {
    const regions = ["east", "west"];
    expect(existingPlaces(dataset, { ...CHOSEN, regions }, "2018")).toBe(regions);
    const once = existingPlaces(dataset, CHOSEN, "2018");
    expect(existingPlaces(dataset, CHOSEN, "2018")).toBe(once);
  });

  it("never leave a comparison to say of a place that did not exist that it has not published", () => {
    const year = fc.integer({ min: 2015, max: 2024 });
    const life = fc.record({ since: fc.option(year), until: fc.option(year) });
    fc.assert(
      fc.property(
        fc.array(life, { minLength: 2, maxLength: 6 }),
        year,
        fc.boolean(),
        (lives, asked, isListed) => {
          const places = lives.map(({ since, until }, index) => ({
            id: `p${index}`,
            since: since === null ? null : String(since),
            until: until === null ? null : String(until),
          }));
          const invented = buildDataset({ regions: places, figures: [{ region: "p0", value: 1 }] });
          const period = String(asked);
          const chosen = {
            ...CHOSEN,
            regions: places.map(({ id }) => id),
            arePlacesListed: isListed,
          };
          const regions = existingPlaces(invented, chosen, period);
          const { cells } = compare(invented, {
            indicator: "product",
            measure: "level",
            target: false,
            period,
            regions,
          });
          for (const { region, figures } of cells) {
            const place = invented.regionById.get(region);
            if (place && figures.length === 0)
              expect(absenceOn(place, daysOf(period).to)).toBeNull();
          }
        },
      ),
    );
  });
});

const kindOf = (id: string, more = "") =>
  readKind(id, `name: { zh: 简报, en: Briefing }\nparts: []\n${more}`);
const KINDS = new Map([
  ["comparison", kindOf("comparison")],
  ["profile", kindOf("profile")],
]);

describe("chooseJobs(dataset, kindById, request)", () => {
  const choose = (id: string, more: object = {}) =>
    chooseJobs(dataset, KINDS, { ids: [id], lang: ["zh"], ...more }).jobs;

  it("leaves abolished places out of a briefing that names none", () => {
    expect(choose("all")[0]?.regions).toEqual(["fresh", "east", "west"]);
    const [job] = choose("all", { period: { period: "2018" } });
    expect(job?.regions).toEqual(["old", "east", "west"]);
    expect(job && nameOf(job)).toBe("all--old+east+west--2018.zh");
  });
  it("keeps places that are named in the name of the output, and makes it of those that existed", () => {
    const [job] = choose("all", { regions: ["old", "fresh", "east"], period: { period: "2020" } });
    expect(job?.regions).toEqual(["fresh", "east"]);
    expect(job?.spec.regions).toEqual(["old", "fresh", "east"]);
    expect(job && nameOf(job)).toBe("all--old+fresh+east--2020.zh");
  });
  it("refuses a profile of a place that did not exist", () => {
    expect(choose("profile")[0]?.regions).toEqual(ALL);
    expect(() => choose("profile", { period: { period: "2020" } })).toThrow(
      "profile makes no sense for these places: it is about old, which did not exist in its period; ask for another period",
    );
  });
});

describe("checkPlaces(dataset, kindById)", () => {
  it("counts the places that existed, and locates a profile of one that did not", () => {
    const text = `${BRIEFINGS.profile}period: 2020\n`;
    const late = readExistence(existenceFiles(EXISTENCE, { "briefings/profile.yaml": text }));
    expect(checkPlaces(late, KINDS)).toMatchObject([
      { code: "wrong-places", at: { file: "data/briefings/profile.yaml", line: 1 } },
    ]);
    const three = new Map([...KINDS, ["comparison", kindOf("comparison", "places: 3")]] as const);
    expect(checkPlaces(dataset, three).map(({ at }) => at.file)).toEqual([
      "data/briefings/named.yaml",
    ]);
  });
});
