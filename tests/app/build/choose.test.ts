import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { chooseJobs } from "../../../src/app/build/choose.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import { formerIdsOf } from "../../../src/dataset/former-ids.ts";
import type { BriefingSpec, Dataset, PeriodChoice, Region } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { packageHome } from "../../../src/package.ts";
import { nameOf } from "../../../src/results/manifest.ts";
import { type Kind, readKind } from "../../../src/view/kind.ts";

let starter: Dataset;
beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  starter = value;
});

const kindOf = (id: string, more = "") =>
  readKind(id, `name: { zh: 简报, en: Briefing }\nparts: []\n${more}`);
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ["comparison", kindOf("comparison")],
  ["pair", kindOf("pair", "places: 2")],
]);

/** The starter with these briefings in place of its own. */
function withBriefings(briefings: Readonly<Record<string, Partial<BriefingSpec>>>): Dataset {
  const [spec] = [...starter.briefings.values()];
  if (!spec) throw new Error("The starter has no briefing");
  return {
    ...starter,
    briefings: new Map(
      Object.entries(briefings).map(([id, more]) => [id, { ...spec, ...more, id }]),
    ),
  };
}

const TEXT = { zh: "组", en: "Group" };
const ALL = { all: {}, pair: { kind: "pair" }, about: { focus: "yi", peers: ["jia"] } };

/** The starter with a city of its two counties, and the group of those that have an output of 200 or more. */
function withGroups(dataset: Dataset): Dataset {
  const [jia] = dataset.regionById.values();
  if (!jia) throw new Error("The starter has no region");
  const name = { zh: "组", en: "Group" };
  const city = { ...jia, id: "city", level: "city" as const, city: null };
  const within = { within: "city", city: null };
  const counties = [...dataset.regionById].map(([id, one]) => [id, { ...one, ...within }] as const);
  const range = { indicator: "gross_regional_product", measure: "level", period: "2023" } as const;
  const rule = { within: null, levels: [], tag: null, range: { ...range, from: 200, to: null } };
  const large = { id: "large", name, reason: name, places: ["jia"], rule };
  const both = { id: "both", name, reason: name, places: ["jia", "yi"], rule: null };
  return {
    ...dataset,
    regionById: new Map<string, Region>([["city", city], ...counties]),
    groupById: new Map([large, both].map((group) => [group.id, group])),
  };
}

function choose(asked: {
  ids?: readonly string[];
  lang?: readonly string[];
  regions?: readonly string[];
  group?: string;
  within?: string;
  period?: PeriodChoice;
  asOf?: string;
  briefings?: Readonly<Record<string, Partial<BriefingSpec>>>;
}) {
  const { ids = [], lang = ["zh"], briefings = ALL, ...override } = asked;
  const request = { ids, lang, ...override };
  const { jobs, leftOut } = chooseJobs(withGroups(withBriefings(briefings)), KINDS, request);
  return { jobs, names: jobs.map(nameOf), leftOut };
}

describe("chooseJobs(dataset, kindById, request)", () => {
  it("takes every briefing, its languages side by side", () => {
    const { names } = choose({ lang: ["zh", "en"], briefings: { a: {}, b: {} } });
    expect(names).toEqual(["a.zh", "a.en", "b.zh", "b.en"]);
  });
  it("takes what is named twice once", () => {
    expect(choose({ ids: ["all", "all"], lang: ["en", "en"] }).names).toEqual(["all.en"]);
  });
  it("names outputs for other places after them, also where they are the briefing's own", () => {
    expect(choose({ ids: ["all"], regions: ["yi", "jia"] }).names).toEqual(["all--yi+jia.zh"]);
    expect(choose({ ids: ["all"], regions: ["jia", "yi"] }).names).toEqual(["all--jia+yi.zh"]);
  });
  it("names outputs after the present ids of places", () => {
    const formerIds = formerIdsOf({ region: { old_yi: "yi" } });
    const request = { ids: ["all"], lang: ["zh"], regions: ["jia", "old_yi"] };
    const { jobs } = chooseJobs({ ...withBriefings(ALL), formerIds }, KINDS, request);
    expect(jobs.map(nameOf)).toEqual(["all--jia+yi.zh"]);
    expect(jobs[0]?.regions).toEqual(["jia", "yi"]);
  });
  it("keeps of the peers those that are among the places", () => {
    const peersOf = (regions: readonly string[]) =>
      choose({ ids: ["about"], regions }).jobs.map(({ spec }) => spec.peers);
    expect(peersOf(["yi"])).toEqual([[]]);
    expect(peersOf(["yi", "jia"])).toEqual([["jia"]]);
  });
  it("names outputs for a group after it, and those for what lies within a place after all of these", () => {
    expect(choose({ ids: ["all"], group: "both" }).names).toEqual(["all--g-both.zh"]);
    const { names, jobs } = choose({ ids: ["all"], within: "city" });
    expect(names).toEqual(["all--jia+yi+city.zh"]);
    expect(jobs[0]).toMatchObject({
      regions: ["jia", "yi"],
      spec: { regions: ["jia", "yi"], references: ["city"], group: null },
    });
    expect(choose({ ids: ["all"], regions: ["city", "jia", "yi"] }).names).toEqual(names);
  });
  it("gives a briefing the name and the reason of the group, and takes its own away", () => {
    const grouped = { all: { group: { id: "large", name: TEXT, reason: TEXT } } };
    const groupOf = (asked: Parameters<typeof choose>[0]) =>
      choose({ ...asked, briefings: grouped }).jobs.map(({ spec }) => spec.group?.id);
    expect(groupOf({ group: "both" })).toEqual(["both"]);
    expect(groupOf({ within: "city" })).toEqual([undefined]);
    expect(groupOf({ period: { period: "2023" } })).toEqual(["large"]);
    const { names } = choose({ period: { period: "2023" }, briefings: grouped });
    expect(names).toEqual(["all--g-large--2023.zh"]);
  });
  it("works the group of a briefing out as of the date asked for", () => {
    const own = { group: { id: "large", name: TEXT, reason: TEXT }, regions: ["yi"] };
    const { jobs } = choose({ asOf: "2024-02-28", briefings: { all: own } });
    expect(jobs.map(({ regions }) => regions)).toEqual([["jia"]]);
    const early = choose({ asOf: "2020-01-01", briefings: { all: own } });
    expect(early.leftOut.map(({ id }) => id)).toEqual(["all--g-large--asof-2020-01-01"]);
    expect(() => choose({ asOf: "2020-01-01", group: "large" })).toThrow(
      'The group "large" has no place as of the date asked for',
    );
    const dated = choose({ group: "large", briefings: { all: { asOf: "2024-02-28" } } });
    expect(dated.jobs.map(({ regions }) => regions)).toEqual([["jia"]]);
  });
  it("leaves out what makes no sense for a group, and refuses it where it is named", () => {
    const { names, leftOut } = choose({ group: "large" });
    expect(names).toEqual(["all--g-large.zh"]);
    expect(leftOut.map(({ base, reason }) => [base, reason])).toEqual([
      ["pair", "the kind pair is for 2 places, not 1"],
      ["about", "it is about yi, which is not among the places"],
    ]);
    expect(() => choose({ ids: ["pair"], group: "large" })).toThrow(/^pair makes no sense/);
  });
  it("finds peers among the places asked for, where the briefing names none of its own", () => {
    const peersOf = (own: Partial<BriefingSpec>) =>
      choose({ regions: ["yi", "jia"], briefings: { about: { focus: "yi", ...own } } }).jobs.map(
        ({ spec }) => spec.peers,
      );
    expect(peersOf({ regions: ["yi"], peers: [] })).toEqual([["jia"]]);
    expect(peersOf({ regions: ["jia", "yi"], peers: [] })).toEqual([[]]);
  });
  it("leaves out what makes no sense for the places, where nothing is named", () => {
    const { names, leftOut } = choose({ regions: ["jia"], lang: ["zh", "en"] });
    expect(names).toEqual(["all--jia.zh", "all--jia.en"]);
    const languages = ["zh", "en"];
    expect(leftOut).toEqual([
      { id: "pair--jia", base: "pair", languages, reason: "the kind pair is for 2 places, not 1" },
      {
        id: "about--jia",
        base: "about",
        languages,
        reason: "it is about yi, which is not among the places",
      },
    ]);
  });
  it("leaves nothing where nothing makes sense", () => {
    const { jobs, leftOut } = choose({ regions: ["jia"], briefings: { pair: { kind: "pair" } } });
    expect([jobs.length, leftOut.length]).toEqual([0, 1]);
  });
  it.each([
    [
      ["pair"],
      ["jia"],
      /^pair makes no sense for these places: the kind pair .* not 1; name 2 places$/,
    ],
    [["all", "about"], ["jia"], /^about makes no sense .*yi.*; name yi as well$/],
  ])("refuses what is named and makes no sense, in one line: %j of %j", (ids, regions, message) => {
    expect(() => choose({ ids, regions })).toThrow(
      expect.objectContaining({
        code: "USAGE",
        hint: null,
        message: expect.stringMatching(message),
      }),
    );
  });
  it("takes a period and a date of which something is published", () => {
    const briefings = { all: {} };
    const named = (period: PeriodChoice, asOf: string) => choose({ period, asOf, briefings }).names;
    expect(named({ period: "2023" }, "2024-01-31")).toEqual([
      "all--jia+yi--2023--asof-2024-01-31.zh",
    ]);
    expect(named("latest common", "2024-01-31")).toHaveLength(1);
  });
  it("leaves out what would have nothing to show", () => {
    const briefings = { all: {} };
    const reasonsOf = (asked: { period?: PeriodChoice; asOf?: string }) =>
      choose({ ...asked, briefings }).leftOut.map(({ reason }) => reason);
    expect(reasonsOf({ period: { period: "2019" } })).toEqual([
      "none of them has published a figure of 2019",
    ]);
    expect(reasonsOf({ asOf: "2020-01-01" })).toEqual([
      "none of them has published a figure by 2020-01-01",
    ]);
    expect(reasonsOf({ period: { period: "2024-01/09" }, asOf: "2024-10-31" })).toEqual([
      "none of them has published a figure of 2024-01/09 by 2024-10-31",
    ]);
    expect(() => choose({ ids: ["all"], period: { period: "2019" }, briefings })).toThrow(
      "all makes no sense for these places: none of them has published a figure of 2019; name another period or date",
    );
  });
  it("never gives a variant the name of a briefing", () => {
    const briefings = { all: {}, "all--jia": {} };
    expect(() => choose({ ids: ["all"], regions: ["jia"], briefings })).toThrow(/all--jia\.yaml/);
    expect(choose({ regions: ["jia"], briefings }).names).toEqual(["all--jia--jia.zh"]);
  });
  it("says in the run of a briefing, not here, that its kind does not exist", () => {
    expect(choose({ regions: ["jia"], briefings: { odd: { kind: "none" } } }).names).toEqual([
      "odd--jia.zh",
    ]);
  });
});
