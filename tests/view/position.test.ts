import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { checkSpec } from "../../src/charts/check.ts";
import type { StripRow, StripSpec, SwarmRow, SwarmSpec } from "../../src/charts/position/model.ts";
import type { Language } from "../../src/dataset/model.ts";
import type { Context } from "../../src/view/context.ts";
import { digitsIn } from "../../src/view/facts.ts";
import type { PositionView } from "../../src/view/model.ts";
import { buildPosition } from "../../src/view/position/position.ts";
import { plainText } from "../../src/view/sentence.ts";
import { briefingOn } from "../analysis/briefing.ts";
import {
  buildDataset,
  type DatasetSpec,
  type FigureSpec,
  indicatorNamed,
  PRODUCT,
} from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

const FIVE = ["Aa", "Bb", "Cc", "Dd", "Ee"];
const PAST_YEARS = { Dd: [2021], Ee: [2023] };
const GROWTH = { measure: "growth" } as const;
const ESTIMATE = { status: "estimate" } as const;

interface Asked extends Partial<DatasetSpec> {
  readonly regions?: readonly string[];
  readonly figures: readonly FigureSpec[];
  readonly language?: Language;
  readonly context?: Partial<Context>;
}

function build({ regions = FIVE, language = "zh", context = {}, ...spec }: Asked) {
  const indicators = [indicatorNamed(PRODUCT, ["产值", "Output"])];
  const given = buildDataset({ pastYears: PAST_YEARS, indicators, ...spec, regions });
  const dataset = withUnits(given);
  const headline = (spec.indicators ?? indicators).map(({ id }) => ({
    indicator: id,
    measures: ["level" as const, "growth" as const],
  }));
  const briefing = briefingOn(regions, { focus: "Aa", headline });
  const analysis = analyze(dataset, briefing, regions, {
    findings: 0,
    sectionFindings: 0,
    least: 2,
  });
  const own = contextFor(dataset, language, { focus: ["Aa"], ...context });
  const setting = { title: "位置", widthMm: 174, explained: [] };
  return { view: buildPosition(own, analysis.positions, setting), facts: own.ledger.facts };
}

function built(asked: Asked): PositionView & { readonly facts: ReturnType<typeof build>["facts"] } {
  const { view, facts } = build(asked);
  if (!view) throw new Error("Nothing is compared.");
  checkSpec(view.spec);
  return { ...view, facts };
}

function isOf<Spec extends StripSpec | SwarmSpec>(
  form: Spec["form"],
  spec: StripSpec | SwarmSpec,
): spec is Spec {
  return spec.form === form;
}

function strip(asked: Asked): StripRow {
  const { spec } = built(asked);
  const [row] = isOf<StripSpec>("strip", spec) ? spec.rows : [];
  return row ?? expect.fail("is no strip");
}

function swarm(asked: Asked): SwarmRow {
  const { spec } = built(asked);
  const [row] = isOf<SwarmSpec>("swarm", spec) ? spec.rows : [];
  return row ?? expect.fail("is no swarm");
}

const marksOf = (row: StripRow, lane: "compared" | "beside") =>
  row[lane].map(({ letter, label, sign = "", sub = "" }) => `${letter} ${label}${sign}${sub}`);

const five = FIVE.map((region, index) => ({ region, value: 10 * (index + 1) }));
const target = { region: "Aa", value: 12, status: "target", bound: "at_least" } as const;

describe("a position strip in words", () => {
  it("has those compared on a field, the others below with their period, rank and target", () => {
    const row = strip({ figures: [...five, target] });
    expect(row).toMatchObject({ label: "产值", unit: "亿元", rank: "3/3", isField: true });
    expect(row.note).toBe("2023年目标 ≥12");
    expect(marksOf(row, "compared")).toEqual(["A 10", "B 20", "C 30"]);
    expect(marksOf(row, "beside")).toEqual(["D 40（2021）", "E 50（2023）"]);
    expect(row.compared.map(({ isFocus }) => isFocus)).toEqual([true, false, false]);
  });

  it("says the period of all upper lines once, else in each row", () => {
    const { subtitle, spec } = built({ figures: five });
    expect(plainText(subtitle)).toBe(
      "上道（底纹）：2022年，口径、范围一致，可比；下道：其他期间或口径、范围，仅并列；每行自有标尺，由小到大",
    );
    expect(spec.rows[0]?.unit).toBe("亿元");
    const growth = ["Aa", "Dd"].map((region) => ({ region, value: 1, year: 2021, ...GROWTH }));
    const figures = [...five.slice(1), ...growth];
    const own = { region: "Aa", value: 10, indicator: "other" };
    const both = built({
      figures: [...figures, own, ...["Bb", "Cc"].map((region) => ({ ...own, region }))],
      pastYears: { ...PAST_YEARS, Aa: [2021, 2022] },
      indicators: [indicatorNamed(PRODUCT, ["产值", "Output"]), { id: "other" }],
    });
    expect(plainText(both.subtitle)).toContain("上道（底纹）：同一期间");
    expect(both.spec.rows.map(({ unit }) => unit)).toEqual(["%，2021年", "亿元，2022年"]);
  });

  it("marks estimates, bounds and decreases", () => {
    const figures: readonly FigureSpec[] = [
      { region: "Aa", value: -1.5, ...GROWTH },
      { region: "Bb", value: 2.5, ...GROWTH, ...ESTIMATE },
      { region: "Cc", value: 3, ...GROWTH, bound: "about" },
    ];
    const row = strip({ figures });
    expect(marksOf(row, "compared")).toEqual(["A −1.5", "B 2.5预", "C ≈3"]);
    expect(row.compared.map(({ isFall = false }) => isFall)).toEqual([true, false, false]);
    expect(row.rank).toBe("(3/3)");
    const { legend } = built({ figures });
    expect(legend.slice(FIVE.length).map(({ sign }) => sign)).toEqual(["预", "≈", "n/m"]);
  });

  it("says in what a figure differs that is of the same period", () => {
    const own = { scope: "local" };
    const figures = [...five.slice(0, 2), { region: "Cc", value: 30, ...own }];
    const row = strip({ figures, scopes: ["local"] });
    expect(marksOf(row, "beside")).toEqual(["C 30（范围不同）"]);
  });

  it("says of one figure that it states no basis, not of the row", () => {
    const figures = five.slice(0, 3).map((one, at) => (at < 2 ? { ...one, basis: "净" } : one));
    const [zh, en] = (["zh", "en"] as const).map((language) =>
      marksOf(strip({ figures, bases: ["净"], language }), "beside"),
    );
    expect(zh).toEqual(["C 30（未注明口径）"]);
    expect(en).toEqual(["C 3.0(basis not stated)"]);
  });

  it("says only the period of a figure of another time, whatever else differs", () => {
    const figures = five.slice(0, 4).map((one, at) => (at < 3 ? { ...one, basis: "净" } : one));
    expect(marksOf(strip({ figures, bases: ["净"] }), "beside")).toEqual(["D 40（2021）"]);
  });

  it("has no field and says why where nothing may be compared, and no rank", () => {
    const figures = [...five.slice(0, 2), { region: "Cc", value: 30, basis: "净" }];
    const row = strip({ figures, bases: ["净"] });
    expect(row).toMatchObject({ isField: false, isUnranked: true, rank: "不排序" });
    expect(row.unit).toBe("亿元，未全注明口径，仅并列");
    expect(built({ figures, bases: ["净"] }).notes.map(plainText)).toEqual([
      "产值口径：Cc为净，Aa、Bb未注明。",
    ]);
  });

  it("is not ranked beside others that are", () => {
    const row = strip({ figures: five, pastYears: { Aa: [2021], Bb: [2022] } });
    expect(row).toMatchObject({ isField: true, isUnranked: true, rank: "不排序" });
    expect(marksOf(row, "beside")).toEqual(["A 10（2021）"]);
  });

  it("of two that may be compared prints no rank, as they show their order", () => {
    expect(strip({ figures: five.slice(0, 2) }).rank).toBe("");
  });

  it("tells in words what is no number, with both numbers of a contradiction and their period", () => {
    const figures: readonly FigureSpec[] = [
      { region: "Aa", value: 0.4, conflict: true },
      { region: "Aa", value: 1.2, conflict: true },
      { region: "Bb", value: 3 },
      { region: "Cc" },
      { region: "Ee", value: 7, conflict: true },
      { region: "Ee", value: 8, conflict: true },
    ];
    expect(strip({ figures }).missing).toBe(
      "Aa0.4 / 1.2‡；Cc仅有文字；Ee7 / 8‡（2023年）；Dd未公布",
    );
    expect(strip({ figures, language: "en" }).missing).toBe(
      "Aa: 40 / 120‡; Cc: in words; Ee: 700 / 800‡ (2023); not published by Dd",
    );
  });

  it("has words for a target without a number, and one given as growth", () => {
    const wordsOnly = { region: "Aa", status: "target", text: "量稳质升" } as const;
    expect(strip({ figures: [...five, wordsOnly] }).note).toBe("2023年目标 量稳质升");
    const long = { ...wordsOnly, text: "在上年基础上实现质的有效提升和量的合理增长" };
    expect(strip({ figures: [...five, long] }).note).toBe("2023年目标 定性目标");
  });

  it("explains its letters, once each mark, and reads every value aloud", () => {
    const { legend, spec, facts } = built({ figures: [...five, target] });
    expect(legend.slice(0, 5).map(({ sign, meaning }) => sign + meaning)).toEqual([
      ...["AAa", "BBb", "CCc", "DDd", "EEe"],
    ]);
    expect(spec.alt).toBe(
      "位置。上道（底纹）：2022年，口径、范围一致，可比；下道：其他期间或口径、范围，仅并列；每行自有标尺，由小到大。" +
        "产值，亿元：Aa 10，Bb 20，Cc 30，Dd 40 （2021），Ee 50 （2023），位次3/3，2023年目标 ≥12。",
    );
    const known = new Set(facts.flatMap(({ text }) => digitsIn(text)));
    expect(digitsIn(spec.alt).filter((digits) => !known.has(digits))).toEqual([]);
  });

  it("numbers the facts of its drawing under the drawing, that of its subtitle by itself", () => {
    const { facts, subtitle, id } = built({ figures: five });
    const inSubtitle = subtitle.flatMap((piece) => (piece.isNumeral ? piece.id : []));
    expect(inSubtitle).toHaveLength(1);
    expect(inSubtitle).not.toContain(id);
    const others = facts.filter(({ where }) => !inSubtitle.includes(where));
    expect(new Set(others.map(({ where }) => where))).toEqual(new Set([id]));
  });

  it("is left out where there is nothing to compare", () => {
    expect(build({ figures: five.slice(0, 1) }).view).toBeNull();
  });
});

describe("a swarm in words", () => {
  const many = Array.from({ length: 25 }, (_, index) => `P${String.fromCharCode(97 + index)}`);
  const regions = ["Aa", ...many];
  const figures = regions.map((region, index) => ({ region, value: index === 0 ? 7.5 : index }));

  it("names the place in focus, both ends and peers, from twenty places on", () => {
    const row = swarm({ regions, figures, context: { peers: ["Pk"] } });
    const named = row.points.map(({ label }) => label).filter(Boolean);
    expect(named).toEqual(["Pa 1", "Aa 7.5", "Pk 11", "Py 25"]);
    expect(row.points).toHaveLength(26);
    expect(row.rank).toBe("18/26");
    const fewer = strip({ regions: regions.slice(0, 19), figures: figures.slice(0, 19) });
    expect(fewer.compared).toHaveLength(19);
  });

  it("has lines at published values, of what is like for like", () => {
    const row = swarm({ regions, figures });
    expect(row.quantiles.map(({ label }) => label)).toEqual([
      "下四分位 7",
      "中位数 12",
      "上四分位 19",
    ]);
    const some = figures.map((figure, index) => (index > 20 ? { ...figure, ...ESTIMATE } : figure));
    expect(swarm({ regions, figures: some }).missing).toContain("分位数取自其中21地的同类数");
  });

  it("counts those that it does not draw", () => {
    const others = [
      { region: "Pw", value: 5, conflict: true },
      { region: "Pw", value: 6, conflict: true },
    ];
    const some = [...figures.slice(0, 22), ...others, { region: "Px", value: 9, year: 2021 }];
    const row = swarm({ regions, figures: some, pastYears: { Px: [2021] } });
    expect(row.missing).toBe("可比22地；另一地仅并列，未画；一地数据不宜比较；两地未公布");
    const english = swarm({ regions, figures: some, pastYears: { Px: [2021] }, language: "en" });
    expect(english.missing).toBe(
      "22 places comparable; one other side by side only, not drawn; one with figures that cannot be compared; two published none",
    );
  });

  it("tells the place in focus in words where it is not among those compared", () => {
    const row = swarm({ regions, figures, pastYears: { Aa: [2021] } });
    expect(row.points.some(({ isFocus }) => isFocus)).toBe(false);
    expect(row.missing).toBe("Aa7.5（2021年），仅并列；可比25地");
    expect(row).toMatchObject({ rank: "不排序", isUnranked: true });
  });

  it("counts the places that share an end", () => {
    const alike = figures.map((figure, index) => (index > 22 ? { ...figure, value: 30 } : figure));
    expect(swarm({ regions, figures: alike }).points.map(({ label }) => label)).toContain(
      "Pw等三地 30",
    );
    const english = swarm({ regions, figures: alike, language: "en" });
    expect(english.points.map(({ label }) => label).join()).toContain("Pw and two more");
  });
});
