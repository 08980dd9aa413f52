import { describe, expect, it } from "vitest";
import { analyze } from "../../../src/analysis/analyze.ts";
import { ARROW } from "../../../src/charts/cell.ts";
import { labelsOf } from "../../../src/charts/check.ts";
import { drawChart } from "../../../src/charts/draw.ts";
import { readLabels, withoutSpaces } from "../../../src/charts/svg.ts";
import { CHART_FORMS, type ChartForm } from "../../../src/dataset/chart-forms.ts";
import { LANGUAGES, type Language } from "../../../src/dataset/model.ts";
import { buildChart, type ChartOfRows } from "../../../src/view/chart.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { briefingOn } from "../../analysis/briefing.ts";
import { buildDataset, PRODUCT } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

const REGIONS = ["Jia", "Yi", "Bing", "Ding", "Wu"];

/** Growth and targets of five places: not in the order of the page, one of another year, one without either. */
const dataset = withUnits(
  buildDataset({
    regions: REGIONS,
    pastYears: { Ding: [2021] },
    figures: [
      { region: "Jia", measure: "growth", value: 5 },
      { region: "Jia", measure: "growth", value: 6, status: "target" },
      { region: "Yi", measure: "growth", value: 7.5 },
      { region: "Yi", measure: "growth", value: 7, status: "target", bound: "about" },
      { region: "Bing", measure: "growth", value: 6.1 },
      { region: "Ding", measure: "growth", value: 8 },
      { region: "Ding", measure: "growth", value: 9.5, status: "target", bound: "at_least" },
    ],
  }),
);

const BRIEFING = briefingOn(REGIONS);

/** The chart of a form, from the figures on. */
function chartOf(form: ChartForm, language: Language, regions = REGIONS): ChartOfRows {
  const charts = [{ indicators: [PRODUCT], measure: "growth" as const, form }];
  const spec = { ...BRIEFING, sections: [{ theme: "economy", indicators: [PRODUCT], charts }] };
  const appetite = { findings: 0, sectionFindings: 0, least: 1 };
  const [section] = analyze(dataset, spec, regions, appetite).sections;
  const [chart] = section?.charts ?? [];
  if (!chart) throw new Error("There is no chart");
  return buildChart(contextFor(dataset, language), { number: 1, widthMm: 166, focus: [] }, chart);
}

/** What a reader is told, and the places in their order, those set apart after a caption. */
function toldBy({ title, subtitle, spec }: ChartOfRows) {
  return {
    title: plainText(title),
    subtitle: plainText(subtitle),
    alt: spec.alt,
    ends: spec.ends && Object.values(spec.ends),
    order: spec.groups.flatMap(({ caption, rows }) => [
      ...(caption === "" ? [] : [`— ${caption}`]),
      ...rows.map(({ label, cells }) => [label, ...cells.map(({ rank }) => rank)].join(" ").trim()),
    ]),
  };
}

type Told = ReturnType<typeof toldBy>;

/** Forms that hold places against each other differ in their drawing alone. */
const COMPARED: Readonly<Record<Language, Told>> = {
  zh: {
    title: "2022年product增速：可比三地中Yi最高",
    subtitle: "增长（%），2021年、2022年",
    alt: "2022年product增速：可比三地中Yi最高。增长（%），2021年、2022年。Yi（2022）7.5；Bing（2022）6.1；Jia（2022）5；Ding（2021）8；Wu未公布。",
    ends: null,
    order: ["Yi 1/3", "Bing 2/3", "Jia 3/3", "— 年份不同，仅并列", "Ding", "Wu"],
  },
  en: {
    title: "Growth in product in 2022: highest in Yi of three comparable",
    subtitle: "Growth (%), 2021 and 2022",
    alt: "Growth in product in 2022: highest in Yi of three comparable. Growth (%), 2021 and 2022. Yi (2022) 7.5; Bing (2022) 6.1; Jia (2022) 5; Ding (2021) 8; Wu not published.",
    ends: null,
    order: ["Yi 1/3", "Bing 2/3", "Jia 3/3", "— years differ; not ranked", "Ding", "Wu"],
  },
};

const EXPECTED: Readonly<Record<ChartForm, Readonly<Record<Language, Told>>>> = {
  bars: COMPARED,
  dots: COMPARED,
  columns: COMPARED,
  dumbbell: {
    zh: {
      title: "Product增速：Yi目标低于上年实绩",
      subtitle: "增长（%），上年实绩 → 当年计划目标",
      alt: "Product增速：Yi目标低于上年实绩。增长（%），上年实绩 → 当年计划目标。Jia（2022）上年实绩5，计划目标6；Yi（2022）上年实绩7.5，计划目标≈7；Bing（2022）6.1 未公布；Ding（2021）上年实绩8，计划目标≥9.5；Wu未公布。",
      ends: ["上年实绩", "计划目标"],
      order: REGIONS,
    },
    en: {
      title: "The target for growth in product is below the outcome of the past year in Yi",
      subtitle: "Growth (%), outcome → target",
      alt: "The target for growth in product is below the outcome of the past year in Yi. Growth (%), outcome → target. Jia (2022) past year 5, target 6; Yi (2022) past year 7.5, target ≈7; Bing (2022) 6.1 not published; Ding (2021) past year 8, target ≥9.5; Wu not published.",
      ends: ["outcome", "target"],
      order: REGIONS,
    },
  },
};

/** What the subtitle ends in where no two places share a year. */
const UNRANKED: Readonly<Record<Language, string>> = {
  zh: "，年份不同，仅并列",
  en: ", years differ; not ranked",
};
const SAYS_UNRANKED: Readonly<Record<ChartForm, boolean>> = {
  bars: true,
  dots: true,
  columns: true,
  // Each place is held against itself, whatever the year of the others.
  dumbbell: false,
};

describe.each(CHART_FORMS)("a chart of %s", (form) => {
  it.each(LANGUAGES)("has its title, subtitle, alternative text and order, in %s", (language) => {
    expect(toldBy(chartOf(form, language))).toEqual(EXPECTED[form][language]);
  });

  it.each(LANGUAGES)("says where nobody is ranked, and is grey, if it ranks, in %s", (language) => {
    const { subtitle, spec } = chartOf(form, language, ["Jia", "Ding"]);
    expect(plainText(subtitle).endsWith(UNRANKED[language])).toBe(SAYS_UNRANKED[form]);
    expect(spec.groups.map(({ isSetApart }) => isSetApart)).toEqual([SAYS_UNRANKED[form]]);
  });

  it.each(LANGUAGES)("is drawn with the words it was given, in %s", async (language) => {
    const { spec } = chartOf(form, language);
    const { svg } = await drawChart(spec);
    const drawn = readLabels(svg)
      .map(withoutSpaces)
      .filter((label) => label !== ARROW)
      .sort();
    expect(drawn).toEqual(labelsOf(spec).map(withoutSpaces).sort());
  });
});
