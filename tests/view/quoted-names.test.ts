import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { draftBriefing } from "../../src/briefing.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { type Dataset, type Indicator, LANGUAGES, type Language } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { quoteNames } from "../../src/view/quoted-names.ts";

let starter: Dataset;
let design: Design;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  starter = value;
  design = await loadDesign(packageHome());
});

/** A page with another name of the first place and another unit of its jobs, and the dataset that it is of. */
function pageOf(
  kind: string,
  language: Language,
  place: string,
  unit: string,
  counts: Indicator["counts"] = null,
) {
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
    indicatorById: new Map(
      [...starter.indicatorById].map(([id, indicator]) => [id, { ...indicator, counts }]),
    ),
  };
  const { view } = draftBriefing({
    dataset,
    spec: { ...spec, kind },
    regions: spec.regions,
    locale: design.localeByLanguage[language],
    templates: design.templates,
    kindById: design.kindById,
  });
  return { view, dataset };
}

describe("quoteNames(view, source)", () => {
  it.each(["zh", "en"] as const)(
    "makes each name with digits on a page a fact, in %s",
    (language) => {
      const unit = "10,073 persons of the work force";
      const { view, dataset } = pageOf("one-page", language, "71号区", unit);
      const facts = quoteNames(view, { facts: [], dataset, group: null });
      const names = facts.map(({ text }) => text);
      expect(names).toContain("71号区");
      expect(names).toContain(unit);
      expect(new Set(facts.map(({ value, formula }) => `${value} ${formula}`))).toEqual(
        new Set(["null a name in the data"]),
      );
    },
  );

  it("knows the things that an indicator counts", () => {
    const counts = { one: "5G job", many: "5G jobs" };
    const { view, dataset } = pageOf("one-page", "en", "Jia", "people", counts);
    const facts = quoteNames(view, { facts: [], dataset, group: null });
    expect(facts.map(({ text }) => text)).toContain("5G jobs");
  });

  it("makes none of a name whose digits other facts hold already, or that is not on the page", () => {
    const { view, dataset } = pageOf("one-page", "zh", "71号区", "人");
    const known = {
      text: "71",
      is: "name",
      value: null,
      unit: null,
      figures: [],
      formula: null,
      where: "x",
    } as const;
    expect(quoteNames(view, { facts: [known], dataset, group: null })).toEqual([]);
    expect(
      quoteNames(view, {
        facts: [],
        dataset: pageOf("one-page", "zh", "72号", "人").dataset,
        group: null,
      }),
    ).toEqual([]);
  });

  it.each(["one-page", "targets", "comparison", "data-book"])(
    "leaves no digits of names on a %s without a fact",
    (kind) => {
      for (const language of LANGUAGES) {
        const { view } = pageOf(kind, language, "71号区", "10,073 persons");
        const texts = new Set(view.facts.map(({ text }) => text));
        expect(texts.has("71") || texts.has("71号区")).toBe(true);
      }
    },
  );
});
