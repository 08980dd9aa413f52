import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { compareBeside, whyNotBeside } from "../../src/analysis/beside.ts";
import { compare, comparisonsOf } from "../../src/analysis/compare.ts";
import type { Comparison, Group } from "../../src/analysis/model.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Dataset, Measure } from "../../src/dataset/model.ts";
import { readPlainYaml } from "../../src/dataset/plain-yaml.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { formatDiagnostic } from "../../src/diagnostic.ts";
import { packageHome } from "../../src/package.ts";
import { readSourcesFolder } from "../../src/sources/folder.ts";
import { proveSources } from "../../src/sources/prove.ts";
import { byLibrary } from "../dataset/by-library.ts";

/*
 * Of the figures that are shipped: what the five published plans say, held against their sentences. A correction of a
 * figure of data/ may change what is expected here, and in no other file of the tests.
 */

const DATA = join(packageHome(), "data");
/** The published documents are not part of the project; they may lie beside it. */
const SOURCES = join(packageHome(), "../shared/sources");
const FIVE = ["pingyin", "zhangdian", "yicheng", "boshan", "gaoqing"];

let dataset: Dataset;
let faults: readonly string[];

beforeAll(async () => {
  const { value, diagnostics } = readDataset(await readDataFolder(DATA));
  if (!value) throw new Error("The dataset has faults; `briefings check` tells them.");
  dataset = value;
  faults = diagnostics.map(formatDiagnostic);
});

describe("the shipped data", () => {
  it("has no fault, and every place of it is one of the five", () => {
    expect(faults).toEqual([]);
    expect([...dataset.regionById.keys()].sort()).toEqual([...FIVE].sort());
  });

  it.skipIf(!existsSync(SOURCES))("is proved by the documents in ../shared/sources", async () => {
    const report = proveSources(dataset, await readSourcesFolder(SOURCES, dataset));
    expect(report.diagnostics.map(formatDiagnostic)).toEqual([]);
    expect(report.counts.map(({ region }) => region)).toEqual([...dataset.regionById.keys()]);
  });

  it.each(["", "observations", "briefings"])("is plain YAML below %j, quickly read", (folder) => {
    const names = readdirSync(join(DATA, folder)).filter((name) => name.endsWith(".yaml"));
    expect(names).not.toEqual([]);
    for (const name of names) {
      const text = readFileSync(join(DATA, folder, name), "utf8");
      expect(readPlainYaml(text), name).toEqual(byLibrary(text));
    }
  });

  it("is named by no code of the analysis: no place, no indicator and no year of it", async () => {
    const folder = join(packageHome(), "src/analysis");
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

function ask(indicator: string, measure: Measure, target = false): Comparison {
  return compare(dataset, { indicator, measure, target, regions: FIVE });
}

const valuesOf = ({ cells }: Comparison) =>
  cells.map(({ figures }) => figures.map(({ value }) => value));

describe("the headline figures of the five published plans", () => {
  it("are the growth and the amount of product, of which one place publishes none", () => {
    expect(valuesOf(ask("gross_regional_product", "growth"))).toEqual([
      [2.7],
      [5.5],
      [8.3],
      [2.5],
      [6.1],
    ]);
    expect(valuesOf(ask("gross_regional_product", "level"))).toEqual([
      [278.8],
      [804.1],
      [],
      [275],
      [225.5],
    ]);
  });

  it("are growth of budget revenue, and of retail sales both rates of one document", () => {
    expect(valuesOf(ask("general_public_budget_revenue", "growth"))).toEqual([
      [13.8],
      [8.8],
      [10.1],
      [4],
      [8],
    ]);
    expect(valuesOf(ask("retail_sales", "growth"))[1]).toEqual([0.4, 1.2]);
  });

  it("are key projects, of which a list of one kind is set beside no target of another", () => {
    const target = ask("key_projects", "count", true);
    const regions = target.cells.map(({ region }) => region);
    const { cells } = compareBeside(dataset, target, regions);
    const pairs = target.cells.map(({ figures: [planned] }, place) => [
      cells[place]?.figures[0]?.value ?? null,
      planned?.value ?? null,
    ]);
    expect(pairs).toEqual([
      [9, null],
      // Both 市重大项目.
      [45, 53],
      [null, 70],
      [135, 150],
      [null, 140],
    ]);
  });
});

/** What decides the meaning of a figure, each held against its sentence: its bound, number, status, indicator and scope. */
const READ = `
boshan/medical_reimbursement_rate/2022/share/residents_chronic_diseases: at_least 55 actual 医保报销比例（居民门诊慢特病）
boshan/medical_reimbursement_rate/2023/share/residents_chronic_diseases/target: at_least 60 target 医保报销比例（居民门诊慢特病）
boshan/new_energy_output/2025/level/target: exact 50 target 新能源产业产值
boshan/culture_centres/2023/count/village_level/target: exact 290 target 基层综合性文化服务中心（带动和激活的现有村级中心）
boshan/culture_branches/2023/count/target: exact 23 target 文化中心辐射现有分馆
boshan/destitute_central_care/2022/share: exact 62 actual 失能半失能特困集中供养率
boshan/stations_5g/2022/count: exact 607 actual 累计建成5G基站
gaoqing/green_energy_share_of_city/2023/share: exact 75 actual 绿色能源标杆占全市比重
gaoqing/breakfast_meetings/2023/count: exact 35 actual 累计举办“政企早餐会”
gaoqing/breakfast_meeting_enterprises/2023/count: exact 177 actual 早餐会累计邀请企业
gaoqing/enterprise_problems_solved/2023/count: at_least 140 actual 累计解决企业实际问题
gaoqing/rural_property_trades/2023/level: exact 1172.4 actual 农村产权累计交易额
gaoqing/tech_renovation_loans/2023/level/so_far: exact 4.68 actual 技改专项贷（累计）
gaoqing/pm25_improvement/2024/level/target: exact 降低PM2.5浓度 target PM2.5改善幅度
gaoqing/basic_pension/2023/level: exact 173 actual 基础养老金每月最低标准
pingyin/rd_intensity/2022/share: exact 2.4 actual 企业研发投入强度
yicheng/mines_restored/2021/count/so_far: exact 13 actual 修复废弃矿山（矿坑）（累计）
yicheng/mines_restored_area/2021/level: exact 100 actual 累计治理矿山面积
yicheng/landscape_programme_funds/2021/level: exact 6.82 actual “山水林田”累计投入
yicheng/shantytown_funds/2021/level: exact 45 actual 棚户区改造累计投入
yicheng/farmer_cooperatives/2021/count: exact 821 actual 累计发展农民合作社
yicheng/family_farms/2021/count: exact 377 actual 累计发展家庭农场
yicheng/vaccine_doses/2021/count: exact 70 actual 累计接种新冠疫苗剂次
yicheng/appeals_handled/2021/count: at_least 13 actual 累计受理群众诉求
yicheng/six_industries_revenue/2021/level: at_least 110 estimate 六大优势产业营收
yicheng/six_industries_revenue/2022/level/six_featured/target: exact 179.55 target 六大优势产业营收（文件称“六大特色产业”）
zhangdian/elderly_served/2022/count: at_least 58.5 actual 养老助餐累计服务老年人
zhangdian/elderly_canteen_coverage/2023/share/target: exact 全覆盖 target 长者食堂覆盖率
zhangdian/medical_reimbursement_rate/2023/share/outpatient_pooling/target: at_least 50 target 医保报销比例（职工门诊统筹（二、三级医院））
`;

describe("single figures of the five published plans", () => {
  const linesRead = READ.trim().split("\n");

  it.each(linesRead.map((line) => [line.split(": ")[0], line] as const))("says %s", (id, line) => {
    const figure = dataset.figures.find((one) => one.id === id);
    if (!figure) throw new Error("There is no such figure.");
    const { bound, value, text, status } = figure;
    const { short } = dataset.indicatorById.get(figure.indicator) ?? {};
    const scope = dataset.scopeById.get(figure.scope ?? "")?.name.zh;
    const said = `${short?.zh}${scope ? `（${scope}）` : ""}`;
    expect(`${id}: ${bound} ${value ?? text} ${status} ${said}`).toBe(line);
  });

  it("are called so far or in all where their sentence says so", () => {
    const unsaid = dataset.figures.filter(({ printed, indicator, scope }) => {
      const names = [
        dataset.indicatorById.get(indicator)?.short.zh,
        dataset.scopeById.get(scope ?? "")?.name.zh,
      ];
      return /累计|总数/.test(printed) && !/累计|总数/.test(names.join());
    });
    expect(unsaid.map(({ id }) => id)).toEqual([
      // The number of them at the end of the year, which its name says.
      "pingyin/headquarters_enterprises/2022/count/economic_development_zone",
      // From January on: the same sentence holds it against the plan of the year.
      "yicheng/tech_renovation_projects_investment_completed/2021/level/double_thousand",
    ]);
  });

  it("are of drafts where the documents are, and their titles say so", () => {
    const drafts = [...dataset.documentById.values()].filter(({ draft }) => draft);
    expect(drafts.map(({ region }) => region)).toEqual(["boshan"]);
    expect(drafts[0]?.title.zh).toContain("草案");
  });
});

/** What stands before each target of an indicator: a value, why there is none, or nothing. */
function besideTargets(indicator: string, measure: Measure) {
  const target = ask(indicator, measure, true);
  const { cells } = compareBeside(dataset, target, FIVE);
  return target.cells.map(({ figures: [aim] }, place) => {
    if (!aim) return null;
    return cells[place]?.figures[0]?.value ?? whyNotBeside(dataset, { ...aim, target: false }, aim);
  });
}

describe("the scopes of the five published plans", () => {
  it("are one where two names stand for one thing: income of 居民 and of 城乡居民", () => {
    expect(besideTargets("disposable_income", "growth")).toEqual([null, 6.3, 8.6, 6.3, null]);
    const ranks = ask("disposable_income", "growth").groups.map((group) => group.ranks);
    expect(ranks).toEqual([{ zhangdian: 1, boshan: 1 }, null]);
  });

  it("are not stated of funds in place, of enterprises 培育 and of renovation 实施", () => {
    const [funds, enterprises, homes] = [
      besideTargets("out_of_province_funds_in_place", "level"),
      besideTargets("high_tech_enterprises_new", "count"),
      besideTargets("old_communities", "count"),
    ];
    expect(funds).toEqual([null, null, null, null, "scope-not-stated"]);
    expect(enterprises).toEqual(["scope-not-stated", null, "scope", 49, null]);
    expect(homes).toEqual(["scope", "scope-not-stated", 11, 12, "scope-not-stated"]);
  });

  it("are other ones of lists of projects, and not stated of the list of one place", () => {
    expect(besideTargets("key_projects", "count")).toEqual([
      null,
      45,
      "scope-not-stated",
      135,
      "scope",
    ]);
    expect(besideTargets("tech_renovation_projects", "count")).toEqual([
      "scope",
      11,
      "scope",
      169,
      "scope",
    ]);
  });

  it("say of budget revenue that the basis is not stated everywhere, and of no place that it is another", () => {
    const codes = ask("general_public_budget_revenue", "growth").notes.map(({ code }) => code);
    expect(codes).toContain("basis-not-stated");
    expect(codes).not.toContain("basis");
  });

  it("change no id: each has the scope and the basis that are written with the figure", () => {
    const ids = dataset.figures.map(({ id }) => id);
    expect(ids).toContain(
      "gaoqing/out_of_province_funds_in_place/2024/level/origin_of_funds_not_stated/target",
    );
    expect(ids).toContain("zhangdian/key_projects/2023/count/municipal_major_planned/target");
    expect(ids).toContain("yicheng/disposable_income/2022/growth/urban_and_rural_in_one/target");
    for (const { id, scope, basis } of dataset.figures) {
      const parts = id
        .replace(/[~@].*$/, "")
        .split("/")
        .slice(4);
      expect(parts.filter((part) => part !== "target")).toEqual(
        [scope, basis].filter((part) => part !== null),
      );
    }
  });
});

/** Every rank that the five published plans allow, each held against the sentences of the documents. */
const SIGNED = `
gross_regional_product level 2022: 1 zhangdian, 2 pingyin, 3 boshan (provisional)
gross_regional_product growth 2022: 1 zhangdian, 2 pingyin, 2 boshan (provisional)
gross_regional_product growth target 2023: 1 pingyin, 2 zhangdian, 2 boshan (provisional)
general_public_budget_revenue growth 2022: 1 zhangdian, 2 boshan (provisional)
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

function showRanks({ indicator, measure, target, cells }: Comparison, group: Group): string {
  const first = cells.find(({ region }) => group.regions.includes(region))?.figure;
  const about = [indicator, measure, target ? "target" : "", first?.year, first?.scope ?? ""];
  const ranks = Object.entries(group.ranks ?? {}).sort((a, b) => a[1] - b[1]);
  const order = ranks.map(([region, rank]) => `${rank} ${region}`).join(", ");
  return `${about.filter(Boolean).join(" ")}: ${order}${group.provisional ? " (provisional)" : ""}`;
}

describe("the ranks of the five published plans", () => {
  it("are those held against the documents, and no others", () => {
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
