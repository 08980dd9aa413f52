import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { comparisonsOf } from "../../src/analysis/compare.ts";
import type { Comparison, Group } from "../../src/analysis/model.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";

const DATA = fileURLToPath(new URL("../../data", import.meta.url));

/** Every rank that the five published plans allow, each held against the sentences of the documents. */
const SIGNED = `
gross_regional_product level 2022: 1 zhangdian, 2 pingyin, 3 boshan (provisional)
gross_regional_product growth 2022: 1 zhangdian, 2 pingyin, 3 boshan (provisional)
gross_regional_product growth target 2023: 1 pingyin, 2 zhangdian, 2 boshan (provisional)
general_public_budget_revenue growth target 2023: 1 pingyin, 2 zhangdian, 3 boshan (provisional)
tech_renovation_loans level 2022: 1 boshan, 2 zhangdian
fixed_asset_investment level 2022: 1 zhangdian, 2 boshan (provisional)
fixed_asset_investment growth 2022: 1 boshan, 2 zhangdian, 3 pingyin (provisional)
fixed_asset_investment growth target 2023: 1 pingyin, 1 zhangdian, 1 boshan (provisional)
tech_renovation_investment growth target 2023: 1 pingyin, 1 zhangdian (provisional)
retail_sales level 2022: 1 zhangdian, 2 pingyin
retail_sales growth target 2023: 1 pingyin, 2 zhangdian (provisional)
imports_and_exports level 2022: 1 zhangdian, 2 pingyin, 3 boshan (provisional)
imports_and_exports growth 2022: 1 pingyin, 2 boshan, 3 zhangdian (provisional)
imports_and_exports growth target 2023: 1 pingyin, 2 zhangdian (provisional)
foreign_capital_used level 2022: 1 zhangdian, 2 pingyin
out_of_province_funds_in_place level 2022: 1 zhangdian, 2 boshan (provisional)
high_tech_enterprises_new count target 2023: 1 boshan, 2 pingyin
little_giants_new count 2022: 1 pingyin, 2 zhangdian, 2 boshan
stations_5g_new count 2022: 1 zhangdian, 2 pingyin, 3 boshan (provisional)
old_communities count 2022: 1 pingyin, 2 zhangdian
old_communities count target 2023 areas: 1 boshan, 2 zhangdian
old_communities_area level 2022: 1 boshan, 2 pingyin
rain_sewage_pipes level target 2023: 1 boshan, 2 zhangdian
green_space level 2022: 1 zhangdian, 2 boshan
good_air_days count 2022: 1 boshan, 2 zhangdian
good_air_days change 2022: 1 boshan, 2 zhangdian, 3 pingyin
air_index_improvement level 2022: 1 zhangdian, 2 pingyin
new_urban_jobs count 2022: 1 zhangdian, 2 pingyin, 3 boshan
new_urban_jobs count target 2023: 1 zhangdian, 2 pingyin, 3 boshan (provisional)
disposable_income level 2022 urban_and_rural_in_one: 1 zhangdian, 2 boshan (provisional)
disposable_income growth 2022 urban_and_rural_in_one: 1 zhangdian, 1 boshan (provisional)
disposable_income growth target 2023 urban_and_rural_in_one: 1 zhangdian, 1 boshan (provisional)
disposable_income_urban growth 2022: 1 zhangdian, 2 pingyin
disposable_income_rural growth 2022: 1 zhangdian, 2 pingyin
chronic_diseases_employees count 2022: 1 zhangdian, 1 boshan
chronic_diseases_residents count 2022: 1 zhangdian, 1 boshan
farm_libraries count 2022: 1 zhangdian, 1 boshan
city_reading_rooms count 2022: 1 zhangdian, 2 boshan
reading_bars count 2022: 1 zhangdian, 2 boshan
culture_stations count 2022: 1 zhangdian, 2 boshan
`;

let dataset: Dataset;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(DATA));
  if (!value) throw new Error("The dataset has faults; `briefings check` tells them.");
  dataset = value;
});

function showRanks({ indicator, measure, target, cells }: Comparison, group: Group): string {
  const first = cells.find(({ region }) => group.regions.includes(region))?.figure;
  const about = [indicator, measure, target ? "target" : "", first?.year, first?.scope ?? ""];
  const ranks = Object.entries(group.ranks ?? {}).sort((a, b) => a[1] - b[1]);
  const order = ranks.map(([region, rank]) => `${rank} ${region}`).join(", ");
  return `${about.filter(Boolean).join(" ")}: ${order}${group.provisional ? " (provisional)" : ""}`;
}

describe("comparisonsOf(dataset, indicator, regions) on the five published plans", () => {
  it("ranks what was held against the documents, and nothing else", () => {
    const regions = [...dataset.regionById.keys()];
    const ranked = [...dataset.indicatorById.keys()].flatMap((id) =>
      comparisonsOf(dataset, id, regions).flatMap((comparison) =>
        comparison.groups
          .filter(({ ranks }) => ranks !== null)
          .map((group) => showRanks(comparison, group)),
      ),
    );
    expect(ranked).toEqual(SIGNED.trim().split("\n"));
  });
});
