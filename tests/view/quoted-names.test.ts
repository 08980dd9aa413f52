import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { draftBriefing } from "../../src/briefing.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Dataset, Language } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { packageHome } from "../../src/host.ts";
import { loadStationery, type Stationery } from "../../src/stationery.ts";

let starter: Dataset;
let stationery: Stationery;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  starter = value;
  stationery = await loadStationery(packageHome());
});

/** The facts without a value of a page, with another name of the first place and another unit of its jobs. */
function wordsOn(kind: string, language: Language, place: string, unit: string) {
  const [spec] = starter.briefings.values();
  const [jia, ...others] = starter.regionById;
  if (!spec || !jia) throw new Error("The starter has no briefing or no place");
  const name = { zh: place, en: place };
  const people = {
    id: "人",
    name: { zh: unit, en: unit },
    singular: unit,
    base: "人",
    factor: "1",
  };
  const dataset: Dataset = {
    ...starter,
    regionById: new Map([[jia[0], { ...jia[1], name, short: name }], ...others]),
    unitById: new Map([...starter.unitById, ["人", people]]),
  };
  const { view } = draftBriefing({
    dataset,
    spec: { ...spec, kind },
    regions: spec.regions,
    locale: stationery.localeByLanguage[language],
    templates: stationery.templates,
    kindById: stationery.kindById,
  });
  return view.facts.filter(({ value }) => value === null);
}

describe("quoteNames(view, source)", () => {
  it.each([
    ["one-page", "zh", "71号区"],
    ["one-page", "en", "71号区"],
    ["targets", "en", "100 million yuan"],
  ] as const)("makes the names with digits on a %s in %s facts: %s", (kind, language, name) => {
    const facts = wordsOn(kind, language, "71号区", "people");
    const names = facts.filter(({ formula }) => formula === "a name in the data");
    expect(names.map(({ text }) => text)).toEqual([name]);
    expect(facts.map(({ text }) => text)).not.toContain(/\d+/.exec(name)?.[0]);
  });

  it("makes none of a name whose digits other words hold already, or that is not on the page", () => {
    const texts = wordsOn("comparison", "zh", "71号区", "人").map(({ text }) => text);
    expect(texts).toContain("71");
    expect(texts).not.toContain("71号区");
    expect(wordsOn("one-page", "zh", "甲县", "人").map(({ text }) => text)).not.toContain(
      "100 million yuan",
    );
  });
});
