import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { analyze } from "../src/analysis/analyze.ts";
import { FINDING_KINDS } from "../src/analysis/findings/model.ts";
import { readDataFolder } from "../src/dataset/folder.ts";
import { type Dataset, LANGUAGES } from "../src/dataset/model.ts";
import { readDataset } from "../src/dataset/read.ts";
import { type Design, loadDesign } from "../src/design.ts";
import { packageHome } from "../src/package.ts";
import { valueBehind } from "../src/view/scale.ts";
import { plainText } from "../src/view/sentence.ts";
import { asJson, expectGolden } from "./golden.ts";
import { writePage } from "./write-page.ts";

const folder = fileURLToPath(new URL("../templates/starter", import.meta.url));
const APPETITE = { findings: 5, sectionFindings: 2, least: 2 };
let dataset: Dataset;
let design: Design;

beforeAll(async () => {
  const { value, diagnostics } = readDataset(await readDataFolder(folder), "starter");
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("The starter dataset has faults");
  dataset = value;
  design = await loadDesign(packageHome());
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

  it("finds nothing of what a kind of briefing does without", () => {
    const spec = specOf("two-places");
    const asked = {
      ...APPETITE,
      withoutFindings: FINDING_KINDS.filter((kind) => kind !== "ambition"),
      withoutSectionFindings: FINDING_KINDS.filter((kind) => kind !== "gap"),
    };
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
      locale: design.localeByLanguage[language],
      templates: design.templates,
      kindById: design.kindById,
    });
    expectGolden(`starter/view.${language}.json`, asJson(view));
    expectGolden(`starter/page.${language}.html`, html);
  });

  it("says the same facts in both languages", async () => {
    const spec = specOf("two-places");
    const facts = await Promise.all(
      LANGUAGES.map(async (language) => {
        const locale = design.localeByLanguage[language];
        const request = {
          dataset,
          spec,
          regions: spec.regions,
          locale,
          templates: design.templates,
          kindById: design.kindById,
        };
        const { view } = await writePage(request);
        return view.facts
          .filter((fact) => fact.figures.length > 0 && valueBehind(fact) !== null)
          .map((fact) => `${fact.figures.join("+")}=${valueBehind(fact)}`)
          .sort();
      }),
    );
    expect(facts[0]).toEqual(facts[1]);
  });

  it("numbers every anchor of a fact in the page", async () => {
    const spec = specOf("two-places");
    const locale = design.localeByLanguage.zh;
    const { view, html } = await writePage({
      dataset,
      spec,
      regions: spec.regions,
      locale,
      templates: design.templates,
      kindById: design.kindById,
    });
    const lost = view.facts.filter(({ where }) => !html.includes(`id="${where}"`));
    expect(lost).toEqual([]);
    expect(plainText(view.head.scope)).toContain("2023");
  });
});
