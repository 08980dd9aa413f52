import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import type { Language } from "../../src/dataset/model.ts";
import { buildKeyFigures } from "../../src/view/key-figures.ts";
import type { KeyFigureView, Numeral, Sentence } from "../../src/view/model.ts";
import { briefingOn } from "../analysis/briefing.ts";
import {
  buildDataset,
  type DatasetSpec,
  type FigureSpec,
  indicatorNamed,
  PRODUCT,
} from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

const INDICATORS = [indicatorNamed(PRODUCT, ["生产总值", "Product"])];
const PLACES = ["a", "b", "c"];
const GROWTH = { measure: "growth" } as const;
const ESTIMATE = { status: "estimate" } as const;

function build(
  figures: readonly FigureSpec[],
  { language = "zh" as Language, ...more }: Partial<DatasetSpec> & { language?: Language } = {},
) {
  const given = buildDataset({ regions: PLACES, indicators: INDICATORS, ...more, figures });
  const dataset = withUnits(given);
  const headline = [{ indicator: PRODUCT, measures: ["level" as const] }];
  const briefing = briefingOn(PLACES, { focus: "a", headline });
  const appetite = { findings: 0, sectionFindings: 0, least: 2 };
  const analysis = analyze(dataset, briefing, PLACES, appetite);
  const context = contextFor(dataset, language, { focus: ["a"] });
  return { view: buildKeyFigures(context, analysis.figures), facts: context.ledger.facts };
}

const said = (sentence: Sentence) =>
  sentence
    .map((piece) => (piece.isNumeral ? numberOf(piece) + piece.tail : piece.text))
    .join("")
    .replaceAll("\u00a0", " ");
const numberOf = ({ prefix, text, mark }: Numeral) => prefix + text + mark;

/** e.g. `生产总值 2022年 804.1 亿元 | 增长5.5% | 2/3`. */
function read({ name, period, amount, unit, growth, terms, standing }: KeyFigureView): string {
  const rank = amount.rank ? numberOf(amount.rank) : standing;
  const number = amount.numerals.map(numberOf).join(" / ");
  return [
    [name, said(period), number, unit].join(" "),
    said(growth),
    said(terms),
    amount.isProvisional ? `(${rank})` : rank,
  ]
    .filter(Boolean)
    .join(" | ");
}

const inBoth = (figures: readonly FigureSpec[], more: Partial<DatasetSpec> = {}) =>
  (["zh", "en"] as const).map((language) =>
    build(figures, { ...more, language })
      .view?.entries.map(read)
      .join("; "),
  );

const others = [
  { region: "b", value: 1000 },
  { region: "c", value: 10 },
];

describe("a key figure", () => {
  it("says name, period, number, unit, growth and rank", () => {
    const figures = [
      { region: "a", value: 804.1 },
      { region: "a", value: 5.5, ...GROWTH },
      ...others,
    ];
    expect(inBoth(figures)).toEqual([
      "生产总值 2022年 804.1 亿元 | 增长5.5% | 2/3",
      "Product 2022 80.41 billion yuan | growth 5.5% | 2/3",
    ]);
  });

  it("says that growth is a decrease", () => {
    const figures = [
      { region: "a", value: 146.9 },
      { region: "a", value: -6.5, ...GROWTH },
    ];
    expect(inBoth(figures)).toEqual([
      "生产总值 2022年 146.9 亿元 | 下降6.5%",
      "Product 2022 14.69 billion yuan | fall 6.5%",
    ]);
    expect(build(figures).view?.entries[0]?.isFall).toBe(true);
    expect(build(figures.slice(0, 1)).view?.entries[0]?.isFall).toBe(false);
  });

  it("marks estimates and bounds, and has its rank in brackets then", () => {
    const figures = [
      { region: "a", value: 800, bound: "at_least" as const, ...ESTIMATE },
      { region: "a", value: 5.5, ...GROWTH, ...ESTIMATE },
      ...others,
    ];
    const { view } = build(figures);
    expect(view?.entries.map(read)).toEqual(["生产总值 2022年 ≥800预 亿元 | 增长5.5%预 | (2/3)"]);
    expect(view?.legend.map(({ sign }) => sign)).toEqual(["预", "≥", "n/m"]);
  });

  it("shows both numbers of a contradiction with one mark, unranked", () => {
    const twice = (values: readonly number[], more: Partial<FigureSpec> = {}) =>
      values.map((value) => ({ region: "a", value, conflict: true, ...more }));
    const figures = [...twice([70, 80]), ...twice([0.4, 1.2], GROWTH), ...others];
    const { view, facts } = build(figures);
    expect(view?.entries.map(read)).toEqual([
      "生产总值 2022年 70 / 80‡ 亿元 | 增长0.4% / 增长1.2%‡ | 不排序",
    ]);
    expect(facts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["70", "80", "0.4", "1.2"]),
    );
  });

  it("names growth where no amount is published, signed", () => {
    const figures = [{ region: "a", value: -1.5, ...GROWTH }];
    expect(inBoth(figures)).toEqual([
      "生产总值增速 2022年 −1.5 %",
      "Growth in product 2022 −1.5 %",
    ]);
    expect(build(figures).view?.entries[0]?.isFall).toBe(true);
  });

  it("states its basis once, and that of growth where it is another", () => {
    const bases = ["净"];
    const net = { basis: "净" };
    const [amount, growth] = [
      { region: "a", value: 44.9 },
      { region: "a", value: 8.8, ...GROWTH },
    ];
    expect(inBoth([amount, { ...growth, ...net }], { bases })[0]).toBe(
      "生产总值 2022年 44.9 亿元 | 增长8.8%（净）",
    );
    expect(
      inBoth(
        [
          { ...amount, ...net },
          { ...growth, ...net },
        ],
        { bases },
      )[0],
    ).toBe("生产总值 2022年 44.9 亿元 | 增长8.8% | 净");
  });

  it("has no rank where it is alone", () => {
    expect(inBoth([{ region: "a", value: 1 }])[0]).toBe("生产总值 2022年 1 亿元");
  });

  it("is not where a place publishes none", () => {
    expect(build(others).view).toBeNull();
  });
});
