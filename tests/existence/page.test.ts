import { beforeAll, describe, expect, it } from "vitest";
import { draftBriefing } from "../../src/briefing.ts";
import {
  type BriefingSpec,
  type Dataset,
  LANGUAGES,
  type Language,
} from "../../src/dataset/model.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { plainText } from "../../src/view/sentence.ts";
import { expectGolden } from "../golden.ts";
import { EXISTENCE, existenceFiles, readExistence } from "./fixture.ts";

const dataset = readExistence();
let design: Design;
beforeAll(async () => {
  design = await loadDesign(packageHome());
});

function draft(
  id: string,
  language: Language,
  more: Partial<BriefingSpec> = {},
  of: Dataset = dataset,
) {
  const own = of.briefings.get(id);
  if (!own) throw new Error(`There is no briefing ${id}`);
  const spec = { ...own, ...more };
  const locale = design.localeByLanguage[language];
  return draftBriefing({ ...design, dataset: of, spec, regions: spec.regions, locale });
}

const scopeOf = (...asked: Parameters<typeof draft>) => plainText(draft(...asked).view.head.scope);
const of = (period: string) => ({ period: { period } });

/** What is asked, and of which places the page is. */
const ASKED: readonly (readonly [what: string, id: string, more: Partial<BriefingSpec>])[] = [
  ["named, before the district was founded", "named", of("2018")],
  ["named, after the county was abolished", "named", of("2020")],
  ["named, the latest of each", "named", {}],
  ["named, latest common", "named", { period: "latest common" }],
  ["named, as of a date", "named", { ...of("2018"), asOf: "2021-02-01" }],
  ["not named, 2018", "all", of("2018")],
  ["not named, 2020", "all", of("2020")],
  ["not named, the latest of each", "all", {}],
  ["a profile of the abolished county", "profile", {}],
];

describe("the head of a page about places that did not exist all the time", () => {
  it.each(LANGUAGES)("says so, in %s", (language) => {
    const lines = ASKED.map(([what, id, more]) => `${what}\n  ${scopeOf(id, language, more)}\n`);
    expectGolden(`existence/head.${language}.txt`, lines.join("\n"));
  });

  it.each(LANGUAGES)(
    "tells abolition by year, month, day and several successors, in %s",
    (language) => {
      const lines = [
        "until: 2018\n  succeeded_by: [fresh, east]",
        "until: 2018-12-31",
        "until: 2018-12-30\n  succeeded_by: [fresh]",
        "until: 2018-Q4",
      ].map((old) =>
        scopeOf(
          "named",
          language,
          of("2020"),
          readExistence(existenceFiles({ ...EXISTENCE, old })),
        ),
      );
      expectGolden(`existence/moments.${language}.txt`, `${lines.join("\n")}\n`);
    },
  );

  it.each(LANGUAGES)("counts those beyond a few, in %s", (language) => {
    const many = ["a", "b", "c", "d", "e", "f", "g"];
    const entries = many.map(
      (id) =>
        `${id}: { name: { zh: ${id}县, en: ${id} County }, short: { zh: ${id}, en: ${id} }, code: "990200", until: 2012 }\n`,
    );
    const base = existenceFiles().find(({ path }) => path === "regions.yaml");
    const regions = new TextDecoder().decode(base?.bytes) + entries.join("");
    const text = `regions: [east, west, ${many.join(", ")}]\n`;
    const briefing = existenceFiles().find(({ path }) => path === "briefings/all.yaml");
    const named = new TextDecoder().decode(briefing?.bytes) + text;
    const files = existenceFiles(EXISTENCE, {
      "regions.yaml": regions,
      "briefings/many.yaml": named,
    });
    const { view } = draft("many", language, of("2020"), readExistence(files));
    expectGolden(`existence/many.${language}.txt`, `${plainText(view.head.scope)}\n`);
    expect(view.facts.map(({ formula }) => formula)).toContain(
      "places founded or abolished that are not named",
    );
  });

  it.each(LANGUAGES)("has its numbers among the facts, in %s", (language) => {
    const { view } = draft("named", language, of("2020"));
    const facts = view.facts.filter(({ formula }) => formula === "period of the place itself");
    expect(facts.map(({ text }) => text)).toEqual([{ zh: "2019年6月", en: "June 2019" }[language]]);
  });
});

describe("the tables of such a page", () => {
  it("hold no place that did not exist", () => {
    const namesOf = (period: string) => {
      const { request, analysis } = draft("named", "en", of(period));
      const cells = analysis.headline.flatMap(({ comparison }) => comparison.cells);
      expect(cells.every(({ figures }) => figures.length > 0)).toBe(true);
      expect(analysis.headline[0]?.comparison.notes.map(({ code }) => code)).not.toContain(
        "not-published",
      );
      return request.regions;
    };
    expect(namesOf("2018")).toEqual(["old", "east", "west"]);
    expect(namesOf("2020")).toEqual(["fresh", "east", "west"]);
  });
  it("are of the same places whoever is asked for them", () => {
    const spec = dataset.briefings.get("named");
    const asked = spec && { ...spec, ...of("2018") };
    if (!asked) throw new Error("There is no briefing");
    const locale = design.localeByLanguage.en;
    const regions = ["old", "east", "west"];
    const { view } = draftBriefing({ ...design, dataset, spec: asked, regions, locale });
    expect(view).toEqual(draft("named", "en", of("2018")).view);
  });
});
