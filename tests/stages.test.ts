import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { analyze } from "../src/analysis/analyze.ts";
import { readDataFolder } from "../src/dataset/folder.ts";
import { type Dataset, LANGUAGES } from "../src/dataset/model.ts";
import { readDataset } from "../src/dataset/read.ts";
import { packageHome } from "../src/host.ts";
import { loadStationery, type Stationery } from "../src/stationery.ts";
import { plainText } from "../src/view/sentence.ts";
import { asJson, expectGolden } from "./golden.ts";
import { writePage } from "./write-page.ts";

const folder = fileURLToPath(new URL("../templates/starter", import.meta.url));
const APPETITE = { findings: 5, sectionFindings: 2, least: 2 };
let dataset: Dataset;
let stationery: Stationery;

beforeAll(async () => {
  const { value, diagnostics } = readDataset(await readDataFolder(folder), "starter");
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("The starter dataset has faults");
  dataset = value;
  stationery = await loadStationery(packageHome());
});

function specOf(id: string) {
  const spec = dataset.briefings.get(id);
  if (!spec) throw new Error(`No briefing ${id}`);
  return spec;
}

describe("the stages of the starter's briefing", () => {
  it("analyzes as recorded", () => {
    const spec = specOf("two-places");
    expectGolden("starter/analysis.json", asJson(analyze(dataset, spec, spec.regions, APPETITE)));
  });

  it("finds only what a kind of briefing asks for", () => {
    const spec = specOf("two-places");
    const asked = {
      ...APPETITE,
      findingKinds: ["ambition"],
      sectionFindingKinds: ["gap"],
    } as const;
    const { findings, sections } = analyze(dataset, spec, spec.regions, asked);
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(["ambition"]));
    const told = sections.flatMap((section) => section.findings.map(({ kind }) => kind));
    expect(told.filter((kind) => kind !== "gap")).toEqual([]);
  });

  it.each(LANGUAGES)("words and sets it as recorded in %s", async (language) => {
    const spec = specOf("two-places");
    const { view, html } = await writePage({
      dataset,
      spec,
      regions: spec.regions,
      locale: stationery.localeByLanguage[language],
      templates: stationery.templates,
      kindById: stationery.kindById,
    });
    expectGolden(`starter/view.${language}.json`, asJson(view));
    expectGolden(`starter/page.${language}.html`, html);
  });

  it("says the same facts in both languages", async () => {
    const spec = specOf("two-places");
    const facts = await Promise.all(
      LANGUAGES.map(async (language) => {
        const locale = stationery.localeByLanguage[language];
        const request = {
          dataset,
          spec,
          regions: spec.regions,
          locale,
          templates: stationery.templates,
          kindById: stationery.kindById,
        };
        const { view } = await writePage(request);
        return view.facts
          .filter(({ figures, formula }) => figures.length > 0 && formula === null)
          .map(({ figures, value }) => `${figures.join("+")}=${value}`)
          .sort();
      }),
    );
    expect(facts[0]).toEqual(facts[1]);
  });

  it("numbers every anchor of a fact in the page", async () => {
    const spec = specOf("two-places");
    const locale = stationery.localeByLanguage.zh;
    const { view, html } = await writePage({
      dataset,
      spec,
      regions: spec.regions,
      locale,
      templates: stationery.templates,
      kindById: stationery.kindById,
    });
    const lost = view.facts.filter(({ where }) => !html.includes(`id="${where}"`));
    expect(lost).toEqual([]);
    expect(plainText(view.head.scope)).toContain("2023");
  });
});
