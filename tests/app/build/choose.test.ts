import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { chooseJobs } from "../../../src/app/build/choose.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import { formerIdsOf } from "../../../src/dataset/former-ids.ts";
import type { BriefingSpec, Dataset, PeriodChoice } from "../../../src/dataset/model.ts";
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

const ALL = { all: {}, pair: { kind: "pair" }, about: { focus: "yi", peers: ["jia"] } };

function choose(asked: {
  ids?: readonly string[];
  lang?: readonly string[];
  regions?: readonly string[];
  period?: PeriodChoice;
  asOf?: string;
  briefings?: Readonly<Record<string, Partial<BriefingSpec>>>;
}) {
  const { ids = [], lang = ["zh"], briefings = ALL, ...override } = asked;
  const request = { ids, lang, ...override };
  const { jobs, leftOut } = chooseJobs(withBriefings(briefings), KINDS, request);
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
