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
  ["profile", readKind("profile", `name: { zh: 概览, en: Profile }\nparts: [figures]\npages: 2`)],
  ["book", readKind("book", `name: { zh: 数据册, en: Book }\nparts: [book]\nleast: 1`)],
  ["targets", readKind("targets", `name: { zh: 目标, en: Targets }\nparts: [steps]`)],
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
  focus?: string;
  themes?: readonly string[];
  indicators?: readonly string[];
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

const GROWTH = { indicators: ["gross_regional_product"], measure: "growth", form: "bars" } as const;
const REVENUE = {
  indicators: ["general_public_budget_revenue"],
  measure: "level",
  form: "bars",
} as const;

/** A comparison with three rows, and sections that one of them has no chart in. */
const OWN: Partial<BriefingSpec> = {
  kind: "book",
  headline: [
    { indicator: "gross_regional_product", measures: ["growth"] },
    { indicator: "new_urban_jobs", measures: ["count"] },
    { indicator: "general_public_budget_revenue", measures: ["level", "growth"] },
  ],
  sections: [
    { theme: "economy", indicators: [], charts: [GROWTH] },
    { theme: "budget", indicators: ["general_public_budget_revenue"], charts: [REVENUE] },
  ],
};

describe("chooseJobs(…) of themes and indicators", () => {
  const specOf = (asked: Parameters<typeof choose>[0], own = OWN) =>
    choose({ ids: ["own"], briefings: { own }, ...asked }).jobs[0]?.spec;
  it("takes the sections of themes as the file has them, and the rows of these", () => {
    const spec = specOf({ themes: ["budget", "economy"] });
    expect(spec?.sections).toEqual([OWN.sections?.[1], OWN.sections?.[0]]);
    expect(spec?.headline).toEqual([OWN.headline?.[2], OWN.headline?.[0]]);
    expect(spec?.told).not.toContain("new_urban_jobs");
  });
  it("has a section of a theme that the file has none of, and rows of what is reported", () => {
    const spec = specOf({ themes: ["employment"] }, { ...OWN, headline: [] });
    expect(spec?.sections).toEqual([{ theme: "employment", indicators: [], charts: [] }]);
    expect(spec?.headline).toEqual([{ indicator: "new_urban_jobs", measures: ["count"] }]);
  });
  it("adds rows of what else is reported, where a kind shows themes by them alone", () => {
    const own = { ...OWN, kind: "comparison", headline: OWN.headline?.slice(1) ?? [] };
    const rows = (kind: string) =>
      specOf({ themes: ["economy", "employment"] }, { ...own, kind })?.headline.map(
        ({ indicator }) => indicator,
      );
    expect(rows("comparison")).toContain("gross_regional_product");
    expect(rows("book")).toContain("gross_regional_product");
    const both = { ...own, headline: OWN.headline ?? [] };
    expect(specOf({ themes: ["economy"] }, { ...both, kind: "book" })?.headline).toEqual([
      OWN.headline?.[0],
    ]);
  });
  it("has six rows of a theme whose section shows the others, those that most places report", () => {
    const base = withGroups(withBriefings({ own: { ...OWN, headline: [] } }));
    const jobs = base.indicatorById.get("new_urban_jobs");
    const [figure] = base.figures.filter(({ indicator }) => indicator === "new_urban_jobs");
    if (!jobs || !figure) throw new Error("The starter has no jobs");
    const ids = Array.from({ length: 8 }, (_, at) => `more${at}`);
    const dataset = {
      ...base,
      indicatorById: new Map([
        ...base.indicatorById,
        ...ids.map((id) => [id, { ...jobs, id }] as const),
      ]),
      figures: [
        ...base.figures,
        ...ids.map((id) => ({ ...figure, id, indicator: id })),
        ...ids.slice(3).map((id) => ({ ...figure, id, indicator: id, region: "yi" })),
      ],
    };
    const rowsOf = (more: object) =>
      chooseJobs(dataset, KINDS, {
        ids: ["own"],
        lang: ["zh"],
        themes: ["employment"],
        ...more,
      }).jobs[0]?.spec.headline.map(({ indicator }) => indicator);
    expect(rowsOf({})).toEqual(["new_urban_jobs", ...ids.slice(3)]);
    expect(rowsOf({ ids: ["comparison"] })).toHaveLength(6);
  });
  it("takes indicators in their order, with the measures and the charts of the file", () => {
    const asked = ["general_public_budget_revenue", "gross_regional_product"];
    const spec = specOf({ indicators: asked });
    expect(spec?.told).toEqual(asked);
    expect(spec?.headline).toEqual([OWN.headline?.[2], OWN.headline?.[0]]);
    expect(spec?.sections).toEqual([
      { theme: "budget", indicators: [asked[0]], charts: [REVENUE] },
      { theme: "economy", indicators: [asked[1]], charts: [GROWTH] },
    ]);
    expect(specOf({ indicators: ["new_urban_jobs"] })?.sections).toEqual([
      { theme: "employment", indicators: ["new_urban_jobs"], charts: [] },
    ]);
  });
  it("gives rows of an amount and its growth to what the file has none of, as far as reported", () => {
    const indicators = ["gross_regional_product"];
    expect(specOf({ indicators }, { ...OWN, headline: [] })?.headline).toEqual([
      { indicator: "gross_regional_product", measures: ["level", "growth"] },
    ]);
  });
  it("keeps a chart whose theme is not that of its indicators", () => {
    const sections = [{ theme: "industry", indicators: [], charts: [GROWTH] }];
    const asked = { indicators: ["gross_regional_product"] };
    const charts = specOf(asked, { ...OWN, sections })?.sections.flatMap((one) => one.charts);
    expect(charts).toEqual([GROWTH]);
  });
  it("names outputs after them, by present ids and each once", () => {
    const formerIds = formerIdsOf({ region: { old: "yi" }, indicator: { jobs: "new_urban_jobs" } });
    const request = { ids: ["own"], lang: ["zh"], focus: "old", indicators: ["jobs", "jobs"] };
    const dataset = { ...withBriefings({ own: { ...OWN, kind: "profile" } }), formerIds };
    expect(chooseJobs(dataset, KINDS, request).jobs.map(nameOf)).toEqual([
      "own--jia+yi--focus-yi--indicators-new_urban_jobs.zh",
    ]);
  });
  it.each([
    [{ themes: ["econmy"] }, 'No theme is called "econmy"', "did you mean `economy`?"],
    [
      { indicators: ["new_urban_job"] },
      'No indicator is called "new_urban_job"',
      "did you mean `new_urban_jobs`?",
    ],
    [{ focus: "yy" }, 'No region is called "yy"', "did you mean `yi`?"],
    [{ themes: [] }, "No theme is named", "name one at least, or leave the choice of themes out"],
    [
      { themes: ["budget"], indicators: ["new_urban_jobs"] },
      'The indicator "new_urban_jobs" is of the theme "employment", not of budget',
      "name the theme employment as well, or leave the themes out",
    ],
    [
      { themes: ["budget", "employment"], indicators: ["new_urban_jobs"] },
      'None of the indicators is of the theme "budget"',
      "leave that theme out, or name an indicator of it as well",
    ],
  ])("refuses %j, with what to do", (asked, message, hint) => {
    expect(() => choose({ ids: ["own"], briefings: { own: OWN }, ...asked })).toThrow(
      expect.objectContaining({ code: "USAGE", message, hint }),
    );
  });
  it("refuses what would have nothing to show", () => {
    const none = withGroups(withBriefings({ own: OWN }));
    const dataset = { ...none, figures: none.figures.filter((one) => one.region !== "jia") };
    const of = (request: object) => () =>
      chooseJobs(dataset, KINDS, { ids: ["own"], lang: ["zh"], regions: ["jia"], ...request });
    expect(of({ themes: ["economy"] })).toThrow(
      "own makes no sense for what is asked: none of them has published a figure of these themes; name other themes or indicators",
    );
    expect(of({ indicators: ["new_urban_jobs"], period: { period: "2023" } })).toThrow(
      /none of them has published a figure of 2023 of these indicators/,
    );
    expect(
      of({ ids: ["profile"], regions: ["jia", "yi"], focus: "jia", themes: ["economy"] }),
    ).toThrow(/it is about jia, which has not published a figure of these themes/);
    const outcomes = { ...none, figures: none.figures.filter((one) => one.status !== "target") };
    expect(() =>
      chooseJobs(outcomes, KINDS, { ids: ["targets"], lang: ["zh"], themes: ["economy"] }),
    ).toThrow(/none of them has published a target of these themes/);
  });
});

describe("chooseJobs(…) of a focus", () => {
  it("takes the peers that the place has, and the title of a kind that is about one", () => {
    const about = { about: { kind: "profile", focus: "yi", peers: ["jia"], arePeersListed: true } };
    const [job] = choose({ ids: ["about"], focus: "jia", briefings: about }).jobs;
    expect(job?.spec).toMatchObject({ focus: "jia", arePeersListed: false, isOfOthers: true });
    expect(job?.spec.peers).not.toContain("jia");
    const [own] = choose({ ids: ["about"], focus: "yi", briefings: about }).jobs;
    expect(own?.spec).toMatchObject({ focus: "yi", peers: ["jia"], isOfOthers: false });
  });
  it("leaves out what is about another place, where all briefings are asked for", () => {
    const briefings = {
      one: { kind: "profile", focus: "yi" },
      two: { kind: "profile", focus: "jia" },
    };
    const { names, leftOut } = choose({ focus: "jia", briefings });
    expect(names).toEqual(["two--jia+yi--focus-jia.zh"]);
    expect(leftOut.map(({ base, reason }) => [base, reason])).toEqual([["one", "it is about yi"]]);
  });
  it("is among the places, and of use to the kind", () => {
    expect(() => choose({ ids: ["all"], focus: "city" })).toThrow(
      /it is about city, which is not among the places; name city as well$/,
    );
    expect(() => choose({ ids: ["own"], focus: "yi", briefings: { own: OWN } })).toThrow(
      "own makes no sense for what is asked: the kind book shows all places alike, none in focus; leave the focus out, or name another kind",
    );
  });
});

describe("chooseJobs(…) of a kind that no file describes", () => {
  it("takes all places, the rows of the briefings of the kind, and the day of the newest document", () => {
    const briefings = { one: { ...OWN }, two: { ...OWN, headline: [] } };
    const { jobs, names } = choose({ ids: ["book"], briefings });
    expect(names).toEqual(["book.zh"]);
    expect(jobs[0]?.spec).toMatchObject({
      ...{ id: "book", kind: "book", regions: ["jia", "yi"], isOfOthers: true },
      ...{ headline: OWN.headline, sections: OWN.sections, isDatedByDocuments: true },
    });
    const newest = (asOf?: string) =>
      choose({ ids: ["book"], ...(asOf ? { asOf } : {}) }).jobs[0]?.spec.date;
    expect(newest()).toBe("2024-02-20");
    expect(newest("2024-01-31")).toBe("2024-01-15");
  });
  it("takes what most places report, where no briefing has rows of it", () => {
    const briefings = { one: { headline: [], sections: [] } };
    const [job] = choose({ ids: ["comparison"], briefings: { ...briefings } }).jobs;
    expect(job?.spec.headline.map(({ indicator }) => indicator)).toContain(
      "gross_regional_product",
    );
    const [bare] = choose({ ids: ["book"], briefings: {} }).jobs;
    expect(bare?.spec.headline.length).toBeGreaterThan(0);
  });
  it("is told by its kind how many pages it may have", () => {
    expect(choose({ ids: ["profile"], focus: "yi" }).jobs[0]?.spec.pages).toBe(2);
  });
  it("is one of the data where that is called so", () => {
    const briefings = { book: { kind: "comparison" } };
    expect(choose({ ids: ["book"], briefings }).jobs[0]?.spec.kind).toBe("comparison");
  });
  it("needs a focus where its kind is about one place of several", () => {
    expect(() => choose({ ids: ["profile"] })).toThrow(
      /the kind profile is about one place, and no focus is named; name one of its places as the focus$/,
    );
    expect(choose({ ids: ["profile"], regions: ["yi"] }).jobs[0]?.spec.focus).toBe("yi");
  });
  it("is held to the places of its kind", () => {
    expect(() => choose({ ids: ["pair"], regions: ["yi"], briefings: { all: {} } })).toThrow(
      /^pair makes no sense for these places: the kind pair is for 2 places, not 1/,
    );
  });
});
