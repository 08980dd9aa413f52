import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import { draftBriefing } from "../../src/briefing.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Language } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { buildChart, type Placing } from "../../src/view/chart.ts";
import type { ChartView } from "../../src/view/model.ts";
import { plainText } from "../../src/view/sentence.ts";
import { buildDataset, PRODUCT } from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

/** A chart of a section of the shipped comparison. */
async function chartOf(
  language: Language,
  regions: string,
  index: number,
  theme = "economy",
): Promise<ChartView> {
  const { value: dataset } = readDataset(await readDataFolder(join(packageHome(), "data")));
  const spec = dataset?.briefings.get("five-places");
  if (!dataset || !spec) throw new Error("The shipped data has faults");
  const { localeByLanguage, ...design } = await loadDesign(packageHome());
  const locale = localeByLanguage[language];
  const asked = { dataset, spec, regions: regions.split(","), locale, ...design };
  const { sections } = draftBriefing(asked).view;
  const chart = sections.find(({ id }) => id === `theme-${theme}`)?.charts[index];
  if (!chart) throw new Error("There is no chart");
  return chart;
}

/** Growth of several indicators, one panel each. */
const overviewOf = (language: Language, regions: string) => chartOf(language, regions, 0);

const ALL = "pingyin,zhangdian,yicheng,boshan,gaoqing";

describe("a chart of several panels", () => {
  it("sets places of other years apart from those of the common year, all in the order of the page", async () => {
    const { spec } = await overviewOf("zh", ALL);
    const names = spec.groups.map(({ rows }) => rows.map(({ label }) => label));
    expect(names).toEqual([
      ["平阴", "张店", "博山"],
      ["峄城", "高青"],
    ]);
    expect(spec.groups.map(({ isSetApart }) => isSetApart)).toEqual([false, true]);
  });

  it("keeps places of different years in one group where no two share a year", async () => {
    const { spec } = await overviewOf("zh", "yicheng,gaoqing,boshan");
    expect(spec.groups.map(({ rows }) => rows.length)).toEqual([3]);
  });

  it("says which rate fell, and ranks none", async () => {
    const { title, spec } = await overviewOf("en", ALL);
    expect(plainText(title)).toBe("Growth: only imports and exports in Zhangdian fell");
    expect(
      spec.groups.flatMap(({ rows }) => rows).flatMap(({ cells }) => cells.map((c) => c.rank)),
    ).toEqual(Array(20).fill(""));
  });

  it("says that all rose only where none fell", async () => {
    const { title } = await overviewOf("en", "pingyin,boshan");
    expect(plainText(title)).toBe("Growth: every published rate is a rise");
  });

  it("says for which panel a basis holds", async () => {
    const { subtitle } = await overviewOf("en", ALL);
    expect(plainText(subtitle)).toContain("Budget revenue, basis: Zhangdian and Boshan");
  });
});

describe("the groups of a chart", () => {
  it("say of nobody who publishes nothing that the year or the basis is another", async () => {
    const { spec } = await chartOf("zh", ALL, 1);
    const [ranked, apart] = spec.groups;
    expect(ranked?.rows.map(({ label }) => label)).toEqual(["张店", "平阴", "博山", "峄城"]);
    expect(ranked?.rows.at(-1)?.cells).toMatchObject([{ mark: null, empty: "未公布" }]);
    expect(apart?.caption).toContain("年份");
    expect(apart?.rows.map(({ label }) => label)).toEqual(["高青"]);
  });

  it("join no outcome to a target on another basis", async () => {
    const { spec } = await chartOf("zh", ALL, 1, "budget");
    const apart = spec.groups.flatMap(({ rows }) => rows.filter((row) => row.cells[0]?.isApart));
    expect(spec.form).toBe("dumbbell");
    expect(apart.map(({ label }) => label)).toEqual(["张店", "博山"]);
  });

  it("are grey throughout where none may be ranked", async () => {
    const { spec } = await chartOf("zh", ALL, 0, "budget");
    expect(spec.groups.map(({ isSetApart }) => isSetApart)).toEqual([true]);
  });
});

/** A chart of invented places, of which the first report least. */
function chartOfMany(language: Language, count: number, more: Partial<Placing> = {}, figures = 0) {
  const regions = Array.from({ length: count }, (_, index) => `P${index}-`);
  const dataset = withUnits(
    buildDataset({
      regions,
      figures: regions
        .slice(0, figures || count)
        .map((region, index) => ({ region, value: index + 0.5 })),
    }),
  );
  const outcome = compare(dataset, {
    indicator: PRODUCT,
    measure: "level",
    target: false,
    regions,
  });
  const spec = { indicators: [PRODUCT], measure: "level", form: "bars" } as const;
  const context = contextFor(dataset, language, { isOfOne: count === 1 });
  const placing = { number: 1, widthMm: 79, focus: [], ...more };
  const panels = [{ outcome, target: null, steps: [] }];
  return { context, chart: buildChart(context, placing, { spec, panels }) };
}

describe("a chart of many places", () => {
  it("says between its rows, under them and in its alternative text how many are left out", () => {
    const { chart, context } = chartOfMany("zh", 60, { mostRows: 5 }, 48);
    const { groups, foot, alt } = chart.spec;
    expect(groups.map(({ caption }) => caption)).toEqual([
      "",
      "其间略去22地；下为中位",
      "其间略去21地",
    ]);
    expect(groups.map(({ isContinued = false }) => isContinued)).toEqual([false, true, true]);
    expect(foot).toBe("未公布的12地未列");
    expect(alt).toContain("P46-（2022）46.5；其间略去22地；下为中位；P23-（2022）23.5");
    expect(alt).toMatch(/；未公布的12地未列。$/);
    const counts = context.ledger.facts.filter(({ formula }) => formula?.startsWith("places "));
    expect(counts.map(({ text, where }) => [text, where])).toEqual([
      ["48", expect.any(String)],
      ["22", "chart-1"],
      ["21", "chart-1"],
      ["12", "chart-1"],
    ]);
  });

  it("ranks each row among all, and says of whom the title holds", () => {
    const { chart } = chartOfMany("en", 60, { mostRows: 5 }, 48);
    expect(plainText(chart.title)).toBe("product in 2022: largest in P47- (of 48 comparable)");
    expect(chart.spec.groups.map(({ rows }) => rows.map(({ cells }) => cells[0]?.rank))).toEqual([
      ["1/48", "2/48"],
      ["25/48"],
      ["47/48", "48/48"],
    ]);
  });

  it("shows sixteen rows where nothing else is asked", () => {
    const rowsOf = (count: number) =>
      chartOfMany("zh", count).chart.spec.groups.flatMap(({ rows }) => rows).length;
    expect([rowsOf(16), rowsOf(60), rowsOf(300)]).toEqual([16, 16, 16]);
  });
});

describe("a chart of one place", () => {
  it("is not grey, and says nothing of other places", () => {
    const { chart } = chartOfMany("zh", 1);
    expect(chart.spec.groups.map(({ isSetApart }) => isSetApart)).toEqual([false]);
    expect(plainText(chart.subtitle)).toBe("亿元，2022年");
    expect(chart.source).not.toContain("各地");
  });
});

describe("the title of a chart of ranked places", () => {
  it("compares two places and takes the largest of more", async () => {
    const titleOf = async (language: Language, regions: string) =>
      plainText((await chartOf(language, regions, 1)).title);
    expect(await titleOf("zh", "zhangdian,boshan")).toBe("2022年地区生产总值：张店较大");
    expect(await titleOf("en", "zhangdian,boshan")).toBe("GRP in 2022: larger in Zhangdian");
    expect(await titleOf("zh", ALL)).toBe("2022年地区生产总值：可比三地中张店最大");
  });
});
