import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { drawCharts } from "../../src/charts/draw.ts";
import { LANGUAGES, type Language, type Measure } from "../../src/dataset/model.ts";
import { plainText } from "../../src/view/sentence.ts";
import { buildSteps } from "../../src/view/steps.ts";
import { briefingOn } from "../analysis/briefing.ts";
import { buildDataset, type FigureSpec, indicatorNamed } from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

const places = (count: number) => Array.from({ length: count }, (_, index) => `P${index}-`);
const NAMES = { output: "产值", trade: "贸易", revenue: "收入", wages: "工资" } as const;
const named = Object.keys(NAMES);

function stepsOf(
  figures: readonly FigureSpec[],
  {
    language = "zh",
    regions = places(5),
    findings: most = 0,
  }: { language?: Language; regions?: readonly string[]; findings?: number } = {},
) {
  const dataset = withUnits(
    buildDataset({
      regions,
      indicators: Object.entries(NAMES).map(([id, zh]) => indicatorNamed(id, [zh, id])),
      scopes: ["city"],
      figures,
    }),
  );
  const measures: readonly Measure[] = ["level", "growth"];
  const headline = named.map((indicator) => ({ indicator, measures: [...measures] }));
  const spec = briefingOn(regions, { headline });
  const appetite = { findings: most, sectionFindings: 0, least: 1, findingCharts: true };
  const { targets, findings } = analyze(dataset, spec, regions, appetite);
  const context = contextFor(dataset, language);
  const setting = {
    firstNumber: 1,
    regions,
    focus: [],
    chartWidthMm: 79,
    findings,
    tables: {},
  };
  const view = buildSteps(context, targets, setting);
  return { view, facts: context.ledger.facts };
}

/** An outcome and a target of every place. */
const all = (indicator: string, regions = places(5)): readonly FigureSpec[] =>
  regions.flatMap((region, index) => [
    { region, indicator, measure: "growth", value: 5 },
    { region, indicator, measure: "growth", value: 6 + index, status: "target" },
  ]);

const headsOf = ({ view }: ReturnType<typeof stepsOf>) =>
  view.charts.map(({ spec }) =>
    spec.form === "panels" ? spec.panels.map(({ title }) => title) : [spec.form],
  );

describe("buildSteps(context, rows, setting)", () => {
  it("draws every indicator in the order of the headline, as even figures as may be", () => {
    const figures = named.flatMap((name) => all(name));
    expect(headsOf(stepsOf(figures))).toEqual([
      ["产值增速", "贸易增速"],
      ["收入增速", "工资增速"],
    ]);
    expect(headsOf(stepsOf(figures.slice(0, 30)))).toEqual([["产值增速", "贸易增速", "收入增速"]]);
    expect(headsOf(stepsOf(figures.slice(0, 10)))).toEqual([["产值增速"]]);
  });

  it("says under each measure its unit and where targets lie, where one direction tells it", () => {
    const { view } = stepsOf(all("output"));
    const [chart] = view.charts;
    expect(chart?.spec).toMatchObject({ panels: [{ subtitle: "%，五地目标高于上年" }] });
    expect(plainText(chart?.title ?? [])).toBe("economy：上年实绩与当年目标");
  });

  it("draws nothing again that stands whole beside a finding, and says so", () => {
    const figures = [...all("output"), ...all("trade")];
    const steps = stepsOf(figures, { findings: 1 });
    const [[drawn = ""] = []] = headsOf(steps);
    expect(headsOf(steps)).toHaveLength(1);
    expect(plainText(steps.view.beside)).toMatch(/^(产值|贸易)增速的图见要点，此处从略。$/);
    expect(plainText(steps.view.beside)).not.toContain(drawn);
    expect(stepsOf(figures).view.beside).toEqual([]);
  });

  it("draws again what a chart beside a finding shows of a part of the places", () => {
    const regions = places(8);
    const steps = stepsOf(all("output", regions), { regions, findings: 1 });
    expect(headsOf(steps)).toEqual([["产值增速"]]);
    expect(steps.view.beside).toEqual([]);
  });

  it("says bases and scopes under the drawing, not where its title stands", () => {
    const figures = all("output").map((one, index) =>
      index < 4 ? { ...one, scope: "city" } : one,
    );
    const [chart] = stepsOf(figures).view.charts;
    expect(chart?.subtitle).toEqual([]);
    expect(plainText(chart?.notes ?? [])).toContain("范围");
  });

  it("keeps no table of what is drawn whole", () => {
    expect(stepsOf(all("output")).view.table).toBeNull();
  });

  it("says what one place sets in a sentence, with its outcome", () => {
    const { view } = stepsOf([
      { region: "P1-", indicator: "output", value: 804.1 },
      { region: "P1-", indicator: "output", value: 852.3, status: "target" },
    ]);
    expect(view.charts).toEqual([]);
    expect(view.few.map(plainText)).toEqual([
      "仅P1-按此计量设定目标（2023年）：产值852.3亿元（上年804.1亿元）。",
    ]);
    expect(view.table).toBeNull();
  });

  it("calls nobody the only one where another sets the same in another measure", () => {
    const target = { indicator: "output", status: "target" } as const;
    const { view } = stepsOf([
      { region: "P1-", value: 852.3, ...target },
      { region: "P2-", measure: "change", value: 6, ...target },
    ]);
    expect(view.few).toEqual([]);
    expect(view.table?.rows.map(({ full }) => full)).toEqual(["产值"]);
  });

  it("says words in full that a figure has no room for", () => {
    const words = "增速不低于全市平均水平，力争更好";
    const { view, facts } = stepsOf([
      ...all("output", places(4)),
      {
        region: "P4-",
        indicator: "output",
        measure: "growth",
        value: null,
        text: words,
        status: "target",
      },
    ]);
    expect(JSON.stringify(view.charts[0]?.spec)).toContain("定性目标");
    expect(view.few.map(plainText)).toEqual([`文字表述或另有口径的目标：P4-产值增速“${words}”。`]);
    expect(facts.filter(({ is }) => is === "figure")).toHaveLength(8);
  });

  it("says of which period a target is that stands without an outcome", () => {
    const { view } = stepsOf([
      ...all("output", places(4)),
      { region: "P4-", indicator: "output", measure: "growth", value: 6, status: "target" },
    ]);
    const spec = view.charts[0]?.spec;
    const rows = spec?.groups.flatMap((group) => [...group.rows]) ?? [];
    expect(rows.map(({ label, sub }) => label + sub)).toEqual([
      ...["P0-2022", "P1-2022", "P2-2022", "P3-2022", "P4-→2023"],
    ]);
  });

  it("explains marks and field once", () => {
    const { view } = stepsOf(named.flatMap((name) => all(name)));
    expect(view.legend.map(({ sign }) => sign)).toEqual(["●", "○"]);
    expect(view.charts.map(({ hasField, legend }) => [hasField, legend.length])).toEqual([
      [true, 0],
      [false, 0],
    ]);
  });

  it("draws many places apart, some left out, with all of them in the table", () => {
    const { view } = stepsOf(all("output", places(20)), { regions: places(20) });
    expect(view.charts.map(({ spec }) => spec.form)).toEqual(["dumbbell"]);
    expect(view.charts[0]?.isWide).toBe(false);
    expect(view.table?.rows).toHaveLength(1);
  });

  it("leaves the targets of one place to sentences or the table", () => {
    const { view } = stepsOf(all("output", places(1)), { regions: places(1) });
    expect(view.charts).toEqual([]);
    expect(view.table?.rows).toHaveLength(1);
  });

  it.each(LANGUAGES)(
    "gives each figure a name of its own, and all are drawn, in %s",
    async (language) => {
      const figures = named.flatMap((name) => all(name));
      const { charts } = stepsOf(figures, { language }).view;
      const ids = charts.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      await drawCharts(charts.map(({ spec }) => spec));
    },
  );
});
