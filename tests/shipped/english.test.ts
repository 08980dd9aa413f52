import { beforeAll, describe, expect, it } from "vitest";
import { draftBriefing } from "../../src/briefing.ts";
import type { Dataset, Language } from "../../src/dataset/model.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import type { View } from "../../src/view/model.ts";
import { valueBehind } from "../../src/view/scale.ts";
import { faultsOfEnglish, textsOf } from "../english.ts";
import { readShippedData } from "./shipped-data.ts";

/* Of the shipped briefings in English: amounts and things as English says them, and no slip of an editor. */

let dataset: Dataset;
let design: Design;

beforeAll(async () => {
  design = await loadDesign(packageHome());
  dataset = await readShippedData();
});

function viewOf(id: string, language: Language = "en"): View {
  const spec = dataset.briefings.get(id);
  if (!spec) throw new Error(`No briefing is called ${id}`);
  const locale = design.localeByLanguage[language];
  return draftBriefing({ ...design, dataset, spec, regions: spec.regions, locale }).view;
}

const ALL = [
  ...["five-places", "one-page", "pair", "targets", "data-book"],
  ...["pingyin", "zhangdian", "yicheng", "boshan", "gaoqing"].map((place) => `profile-${place}`),
];

/** The numbers of a page that are a figure as it stands, each once. */
function saidOf(view: View, figure: string) {
  const facts = view.facts.filter(
    (fact) => fact.figures.length === 1 && fact.figures[0] === figure && valueBehind(fact) !== null,
  );
  return [...new Set(facts.map(({ text, unit, formula }) => [text, unit, formula].join("; ")))];
}

/** The lines of the headline table of an indicator: its units and what Zhangdian has. */
function linesOf({ headline }: View, name: string) {
  const lines = headline?.rows.filter(({ full }) => full === name) ?? [];
  return lines.map(({ unit, cells }) => {
    const place = headline?.columns.findIndex((column) => column.name === "Zhangdian") ?? -1;
    return `${cells[place]?.numerals.map(({ text }) => text).join(" / ")} ${unit}`;
  });
}

describe("amounts on the English pages", () => {
  it("are in billion yuan and million US dollars, alike in sentences, tables and charts", () => {
    const view = viewOf("five-places");
    expect(saidOf(view, "zhangdian/gross_regional_product/2022/level")).toEqual([
      "80.41; billion yuan; printed value × 0.1",
    ]);
    expect(saidOf(view, "zhangdian/foreign_capital_used/2022/level")).toEqual([
      "88.84; million US dollars; printed value × 0.01",
    ]);
    expect(linesOf(view, "GRP")).toEqual(["80.41 billion yuan", "5.5 growth (%)"]);
    expect(linesOf(view, "Foreign capital used")[0]).toBe("88.84 million US dollars");
    const charts = view.sections.flatMap((section) => section.charts);
    const alts = charts
      .map(({ spec }) => spec.alt)
      .filter((alt) => /Gross regional product/.test(alt));
    expect(alts.join()).toMatch(/billion yuan.*Zhangdian \(2022\) 80\.41/i);
    const marks = charts.flatMap(({ spec }) =>
      spec.groups.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => cells.flatMap(({ mark }) => mark ?? [])),
      ),
    );
    expect(marks.find(({ label }) => label === "80.41")?.value).toBe(80.41);
  });

  it("of small loans are in million yuan, and keep their digits", () => {
    expect(saidOf(viewOf("data-book"), "zhangdian/tech_renovation_loans/2022/level")).toEqual([
      "70; million yuan; printed value × 100",
    ]);
  });

  it("stay as printed in Chinese", () => {
    expect(
      saidOf(viewOf("five-places", "zh"), "zhangdian/gross_regional_product/2022/level"),
    ).toEqual(["804.1; 亿元; "]);
  });
});

describe("things counted on the English pages", () => {
  it("are jobs and projects, not people and units", () => {
    const view = viewOf("five-places");
    expect(linesOf(view, "New urban jobs")).toEqual(["15\u00a0thousand jobs"]);
    expect(linesOf(view, "New projects over ¥100m")).toEqual(["37 projects"]);
  });

  it("are named for every indicator that counts", () => {
    const counted = [...dataset.indicatorById.values()].filter(
      ({ measure }) => measure === "count",
    );
    const unnamed = counted.filter(({ counts, unit }) => counts === null && unit !== "天");
    expect(unnamed.map(({ id }) => id)).toEqual([]);
  });
});

describe("the English of the shipped pages", () => {
  it("calls a page of two places compared, and names no unit twice beside an indicator", () => {
    const { head, meta, butterfly } = viewOf("pair");
    expect([head.kind, meta.title]).toEqual([
      "Two places compared",
      "Boshan and Zhangdian compared",
    ]);
    const groups = butterfly?.spec.groups ?? [];
    const named = groups.flatMap(({ label, rows }) =>
      rows.map(({ unit }) => `${label} ${unit}`.trim()),
    );
    expect(named).toContain("GRP billion yuan");
    expect(named).toContain("New urban jobs");
    expect(faultsOfEnglish(named)).toEqual([]);
  });

  it.each(ALL)("has no slip in %s, and no figure in two units", (id) => {
    const view = viewOf(id);
    const { facts, meta, ...page } = view;
    const sources = page.sources.map(({ title, detail }) => [title, detail]);
    expect(faultsOfEnglish(textsOf([meta.title, meta.subject, { ...page, sources }]))).toEqual([]);
    const units = new Map<string, Set<string>>();
    for (const fact of facts) {
      const [figure = ""] = fact.figures;
      const value = valueBehind(fact);
      if (fact.figures.length !== 1 || value === null) continue;
      expect(value).toBe(dataset.figures.find((one) => one.id === figure)?.value);
      units.set(figure, (units.get(figure) ?? new Set()).add(fact.unit ?? ""));
    }
    expect([...units].filter(([, of]) => of.size > 1)).toEqual([]);
  });
});
