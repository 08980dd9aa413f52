import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { drawChart } from "../../src/charts/draw.ts";
import { LANGUAGES, type Language } from "../../src/dataset/model.ts";
import { buildButterfly } from "../../src/view/butterfly.ts";
import { plainText } from "../../src/view/sentence.ts";
import { briefingOn } from "../analysis/briefing.ts";
import { buildDataset, type FigureSpec, indicatorNamed } from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

const OUTPUT = "output";
const TRADE = "trade";
const REGIONS = ["Jia", "Yi"];

function butterflyOf(
  figures: readonly FigureSpec[],
  language: Language = "zh",
  pastYears: Record<string, readonly number[]> = {},
) {
  const dataset = withUnits(
    buildDataset({
      regions: REGIONS,
      pastYears,
      indicators: [
        indicatorNamed(OUTPUT, ["总产值", "Output"]),
        indicatorNamed(TRADE, ["5G贸易", "5G trade"]),
      ],
      bases: [{ id: "net", name: { zh: "净额", en: "net" } }],
      figures,
    }),
  );
  const measures = ["level", "growth"] as const;
  const spec = briefingOn(REGIONS, {
    headline: [
      { indicator: OUTPUT, measures: [...measures] },
      { indicator: TRADE, measures: [...measures] },
    ],
  });
  const appetite = { findings: 0, sectionFindings: 0, least: 1 };
  const { headline } = analyze(dataset, spec, REGIONS, appetite);
  const context = contextFor(dataset, language);
  return { view: buildButterfly(context, headline, 1), facts: context.ledger.facts };
}

const FIGURES: readonly FigureSpec[] = [
  { region: "Jia", indicator: OUTPUT, value: 275, status: "estimate" },
  { region: "Yi", indicator: OUTPUT, value: 804.1 },
  { region: "Jia", indicator: OUTPUT, measure: "growth", value: 17.3, bound: "at_least" },
  { region: "Yi", indicator: OUTPUT, measure: "growth", value: -6.5 },
  { region: "Yi", indicator: TRADE, value: 44.9 },
  { region: "Jia", indicator: TRADE, measure: "growth", value: 4, basis: "net" },
  { region: "Yi", indicator: TRADE, measure: "growth", value: 8.8 },
];

describe("buildButterfly(context, rows, number)", () => {
  const { view, facts } = butterflyOf(FIGURES);
  const rows = view.spec.groups.flatMap((group) => group.rows);

  it("names each indicator once, and what each of its rows is of", () => {
    expect(view.spec.groups.map(({ label }) => label)).toEqual(["总产值", "5G贸易"]);
    expect(rows.map(({ unit }) => unit)).toEqual(["亿元", "增长（%）", "亿元", "增长（%）"]);
  });

  it("sets on a field what the analysis compares, and only that", () => {
    expect(rows.map(({ ground }) => ground)).toEqual(["field", "field", "plain", "apart"]);
    expect(view.hasField).toBe(true);
  });

  it("draws each number with what it is, a decrease for rust", () => {
    expect(rows[0]?.left.mark).toMatchObject({ value: 275, sign: "预", status: "estimate" });
    expect(rows[1]?.left.mark).toMatchObject({ value: 17.3, label: "≥17.3", bound: "at_least" });
    expect(rows[1]?.right.mark).toMatchObject({ value: -6.5, label: "−6.5", isFall: true });
    expect(rows[2]?.left).toEqual({ mark: null, sub: "", empty: "未公布" });
  });

  it("says of which period a side is once, and at a number only where it is of another", () => {
    expect([view.spec.left.sub, view.spec.right.sub]).toEqual(["2022", "2022"]);
    expect(rows.flatMap(({ left, right }) => [left.sub, right.sub]).join("")).toBe("");
  });

  it("says both periods in each row where they differ, on no field", () => {
    const other = butterflyOf(FIGURES, "zh", { Yi: [2021] }).view;
    const [level, growth] = other.spec.groups[0]?.rows ?? [];
    expect([other.spec.left.sub, other.spec.right.sub]).toEqual(["2022", "2021"]);
    for (const row of [level, growth]) {
      expect([row?.left.sub, row?.right.sub]).toEqual(["2022", "2021"]);
      expect(row?.ground).toBe("apart");
    }
    expect(other.hasField).toBe(false);
    // Of one number alone the head says it.
    expect(other.spec.groups[1]?.rows[0]?.right.sub).toBe("");
  });

  it("numbers what holds for a row beside it, and says so under the figure", () => {
    expect(rows.map(({ sign }) => sign)).toEqual(["", "", "", "①"]);
    expect(view.notes.map(({ text }) => plainText(text)).join()).toContain("净额");
    expect(view.legend.map(({ sign }) => sign)).toEqual(["预", "≥"]);
  });

  it("shows both numbers of a contradiction in words", () => {
    const twice = butterflyOf([
      ...FIGURES.slice(0, 3),
      { region: "Yi", indicator: OUTPUT, measure: "growth", value: 0.4, id: "text" },
      { region: "Yi", indicator: OUTPUT, measure: "growth", value: 1.2, id: "table" },
    ]);
    const row = twice.view.spec.groups[0]?.rows[1];
    expect(row?.right).toMatchObject({ mark: null, empty: expect.stringMatching(/0\.4.*1\.2/) });
    expect(row?.ground).toBe("apart");
  });

  it("enters every number as a fact of the figure", () => {
    const figures = facts.filter(({ is }) => is === "figure");
    expect(figures.map(({ text }) => text).sort()).toEqual(
      ["275", "804.1", "17.3", "−6.5", "44.9", "4", "8.8"].sort(),
    );
    expect(new Set(facts.map(({ where }) => where))).toEqual(new Set(["butterfly"]));
  });

  it("names all that may hold digits", () => {
    expect(view.names).toContain("5G贸易");
  });

  it.each(LANGUAGES)(
    "tells every value to who cannot see it, and is drawn, in %s",
    async (language) => {
      const { spec, subtitle } = butterflyOf(FIGURES, language).view;
      const rows = spec.groups.flatMap((group) => group.rows);
      for (const { label } of rows
        .flatMap(({ left, right }) => [left.mark, right.mark])
        .filter((one) => one !== null)) {
        expect(spec.alt).toContain(label);
      }
      expect(spec.alt).toContain(
        { zh: "总产值（亿元）：Jia（2022）275预，Yi（2022）804.1", en: "Jia (2022)" }[language],
      );
      expect(plainText(subtitle)).toMatch({ zh: /朝向指标名/, en: /towards the names/ }[language]);
      await drawChart(spec);
    },
  );
});
