import { beforeAll, describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { Dataset, Language } from "../../src/dataset/model.ts";
import { run } from "../../src/shells/cli/program.ts";
import { pickLead } from "../../src/view/findings/steps.ts";
import { sayFinding } from "../../src/view/findings/word.ts";
import type { TableView, View } from "../../src/view/model.ts";
import { rankIn } from "../../src/view/rank.ts";
import { plainText } from "../../src/view/sentence.ts";
import { testHost } from "../shells/cli/host.ts";
import { contextFor } from "../view/context.ts";
import { readShippedData } from "./shipped-data.ts";

/* What the five published plans bear: who is about the same as whom, and how many digits. */

let dataset: Dataset;

beforeAll(async () => {
  dataset = await readShippedData();
});

async function viewOf(id: string, language: Language): Promise<View> {
  const host = testHost();
  await run(["view", id, "--lang", language, "--json"], host);
  return JSON.parse(host.out());
}

/** Every number of a table, with its bound, its digits and its mark. */
function numbersIn(table: TableView | null): readonly string[] {
  const cells = (table?.rows ?? []).flatMap((row) => row.cells);
  return cells.flatMap(({ numerals }) => numerals.map((one) => one.prefix + one.text));
}

describe("near ties in the five published plans", () => {
  it("rank Pingyin's growth of 2.7 and Boshan's estimate of 2.5 alike, as the sentence says", () => {
    const regions = [...dataset.regionById.keys()];
    const growth = compare(dataset, {
      indicator: "gross_regional_product",
      measure: "growth",
      target: false,
      regions,
    });
    expect(growth.groups[0]?.ranks).toEqual({ zhangdian: 1, pingyin: 2, boshan: 2 });
    const shown = ["pingyin", "boshan"].map((region) => rankIn(growth, region));
    expect(shown).toMatchObject([
      { rank: 2, of: 3, isProvisional: true },
      { rank: 2, of: 3, isProvisional: true },
    ]);
  });

  it("make no headline of Boshan's income, an estimate of 6.3 before about 6", () => {
    const regions = [...dataset.regionById.keys()];
    const found = findFindings(dataset, { regions }).flatMap((finding) =>
      finding.kind === "ambition" && finding.indicator === "disposable_income"
        ? finding.params.steps
        : [],
    );
    const boshan = found.find(({ region }) => region === "boshan");
    expect(boshan).toMatchObject({
      direction: "same",
      outcome: { value: 6.3, status: "estimate" },
      target: { value: 6, bound: "about" },
    });
    expect(pickLead(found, []).regions).not.toContain("boshan");
  });
});

describe("the digits of the five published plans", () => {
  it("are 4.24万 and 1.5万 where the documents print no more, in tables of both languages", async () => {
    const [zh, en] = await Promise.all([viewOf("five-places", "zh"), viewOf("five-places", "en")]);
    expect(numbersIn(zh.headline)).toEqual(expect.arrayContaining(["4.24万", "1.5万"]));
    expect(numbersIn(zh.headline)).not.toContain("42400");
    expect(numbersIn(en.headline)).toEqual(
      expect.arrayContaining(["42.4\u00a0thousand", "15\u00a0thousand"]),
    );
    const fact = zh.facts.find(({ text }) => text === "4.24万");
    expect(fact).toMatchObject({
      value: 4.24,
      unit: "万元",
      figures: [expect.stringMatching(/^boshan\/disposable_income\//)],
      formula: "printed value × 0.0001",
    });
  });

  it("bear a multiple of about nine where one input is 1.5万, and no rank between two places", async () => {
    const { facts, guide } = await viewOf("pair", "zh");
    const found = findFindings(dataset, {
      regions: ["boshan", "zhangdian"],
      indicators: ["new_urban_jobs"],
    });
    const said = found.map((one) => plainText(sayFinding(contextFor(dataset, "zh"), one)));
    expect(said.join("\n")).toContain("前者约为后者的9倍");
    expect(facts.filter(({ is }) => is === "rank")).toEqual([]);
    expect(guide?.marks.map(({ sign }) => sign) ?? []).not.toContain("n/m");
  });
});
