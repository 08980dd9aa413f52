import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { compareBeside } from "../../src/analysis/beside.ts";
import { compare } from "../../src/analysis/compare.ts";
import { chooseFindings } from "../../src/analysis/findings/choose.ts";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { Comparison } from "../../src/analysis/model.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Dataset, Measure } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FIVE = ["pingyin", "zhangdian", "yicheng", "boshan", "gaoqing"];

let dataset: Dataset;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(ROOT, "data")));
  if (!value) throw new Error("The dataset has faults; `briefings check` tells them.");
  dataset = value;
});

function ask(indicator: string, measure: Measure, target = false): Comparison {
  return compare(dataset, { indicator, measure, target, regions: FIVE });
}

const valuesOf = ({ cells }: Comparison) =>
  cells.map(({ figures }) => figures.map(({ value }) => value));
const ranksOf = ({ groups }: Comparison) => groups.map(({ ranks }) => ranks);

describe("compare(dataset, question) on the five published plans", () => {
  it("ranks the growth of product among the three that report 2022", () => {
    const comparison = ask("gross_regional_product", "growth");
    expect(valuesOf(comparison)).toEqual([[2.7], [5.5], [8.3], [2.5], [6.1]]);
    expect(ranksOf(comparison)).toEqual([{ pingyin: 2, zhangdian: 1, boshan: 3 }, null]);
    expect(comparison.groups[0]?.reasons).toMatchObject([
      { code: "estimate", regions: ["boshan"] },
    ]);
  });

  it("leaves the slot of the product that is not published", () => {
    const comparison = ask("gross_regional_product", "level");
    expect(valuesOf(comparison)).toEqual([[278.8], [804.1], [], [275], [225.5]]);
    expect(comparison.notes.at(-1)).toMatchObject({ code: "not-published", regions: ["yicheng"] });
  });

  it("ranks no growth of budget revenue", () => {
    const comparison = ask("general_public_budget_revenue", "growth");
    expect(valuesOf(comparison)).toEqual([[13.8], [8.8], [10.1], [4], [8]]);
    expect(ranksOf(comparison)).toEqual([null]);
  });

  it("shows both growth rates of retail sales", () => {
    const comparison = ask("retail_sales", "growth");
    expect(valuesOf(comparison)[1]).toEqual([0.4, 1.2]);
    expect(comparison.cells[1]?.figure).toBeNull();
  });
});

describe("compareBeside(dataset, target, regions) on the five published plans", () => {
  it("sets no outcome of one list of projects beside a target of another", () => {
    const target = ask("key_projects", "count", true);
    const regions = target.cells.map(({ region }) => region);
    const { cells } = compareBeside(dataset, target, regions);
    const pairs = target.cells.map(({ figures: [planned] }, place) => [
      cells[place]?.figures[0]?.value ?? null,
      planned?.value ?? null,
    ]);
    expect(pairs).toEqual([
      [9, null],
      [null, 53],
      [null, 70],
      [135, 150],
      [null, 140],
    ]);
  });
});

describe("findFindings(dataset, search) on the five published plans", () => {
  it("finds many kinds of things they say, and nothing twice", () => {
    const findings = findFindings(dataset, { regions: FIVE });
    const kinds = new Set(findings.map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining(["scale", "order", "ambition", "contradiction", "gap"]),
    );
    const facts = chooseFindings(findings, 20).flatMap((finding) => finding.facts);
    expect(facts).toHaveLength(20);
    expect(new Set(facts).size).toBe(20);
  });

  it("rests on figures that are there", () => {
    const ids = new Set(dataset.figures.map(({ id }) => id));
    const evidence = findFindings(dataset, { regions: FIVE }).flatMap(
      (finding) => finding.evidence,
    );
    expect(evidence.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe("the code of the analysis", () => {
  it("names no place, no indicator and no year of the dataset", async () => {
    const folder = join(ROOT, "src/analysis");
    const files = (await readdir(folder, { recursive: true })).filter((file) =>
      file.endsWith(".ts"),
    );
    const code = (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8"))))
      .join("\n")
      // What a doc comment gives as an example or a source names things by right.
      .replace(/\/\*\*[\s\S]*?\*\//g, "");
    const names = [...dataset.regionById.keys(), ...dataset.indicatorById.keys(), "202\\d"];
    expect(names.filter((name) => new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });
});
