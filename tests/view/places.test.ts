import { describe, expect, it } from "vitest";
import type { Figure, Language } from "../../src/dataset/model.ts";
import type { Context } from "../../src/view/context.ts";
import { handful, namePlaces, sayEnd, sayPlaces } from "../../src/view/places.ts";
import { plainText } from "../../src/view/sentence.ts";
import { buildDataset } from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

/** Places called A to Z, AA to ZZ. */
const regions = Array.from({ length: 60 }, (_, index) => {
  const letter = String.fromCharCode(65 + (index % 26));
  return letter.repeat(1 + Math.floor(index / 26));
});

function open(
  language: Language,
  values: readonly number[] = [],
  rest: Partial<Context> = {},
): Context & { readonly figures: readonly Figure[] } {
  const dataset = withUnits(
    buildDataset({
      regions,
      figures: values.map((value, index) => ({ region: regions[index] ?? "", value })),
    }),
  );
  return { ...contextFor(dataset, language, rest), figures: dataset.figures };
}

const named = (language: Language, count: number, rest: Partial<Context> = {}) =>
  plainText(namePlaces(open(language, [], rest), regions.slice(0, count)));

describe("namePlaces(context, regions)", () => {
  it("names five, and of six a handful with their number", () => {
    expect(named("zh", 5)).toBe("A、B、C、D、E");
    expect(named("zh", 6)).toBe("A、B、C等六地");
    expect(named("en", 5)).toBe("A, B, C, D and E");
    expect(named("en", 6)).toBe("A, B, C and three others");
  });

  it("counts all in Chinese and those not named in English, each as a fact", () => {
    const [zh, en] = [open("zh"), open("en")];
    expect(plainText(namePlaces(zh, regions))).toBe("A、B、C等60地");
    expect(plainText(namePlaces(en, regions))).toBe("A, B, C and 57 others");
    expect(zh.ledger.facts.map(({ text, value }) => [text, value])).toEqual([["60", 60]]);
    expect(en.ledger.facts.map(({ text, value }) => [text, value])).toEqual([["57", 57]]);
  });

  it("names the place in focus and peers before others, in the order given", () => {
    expect(named("zh", 60, { focus: ["Z"] })).toBe("A、B、Z等60地");
    expect(named("zh", 60, { focus: ["Z"], peers: ["D", "F", "YY"] })).toBe("D、F、Z、YY等60地");
    expect(named("en", 60, { peers: ["Z", "Y", "X", "W", "V", "U"] })).toBe(
      "V, W, X, Y, Z and 55 others",
    );
  });

  it("names as many as asked", () => {
    const context = open("zh");
    expect(plainText(namePlaces(context, regions, 60))).toMatch(/^A、B、.*、GGG、HHH$/);
    expect(context.ledger.facts).toEqual([]);
  });
});

describe("handful(context, items, regionOf, ends)", () => {
  it("takes the ends before the first, and keeps the order", () => {
    const items = [1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, region: `${value}` }));
    const few = handful(open("zh"), items, ({ region }) => region, items.slice(-1));
    expect(few.map(({ value }) => value)).toEqual([1, 2, 7]);
  });
});

describe("sayPlaces(context, figures)", () => {
  it("says the number of many that have the same once", () => {
    const zh = open("zh", Array(8).fill(12.5));
    expect(plainText(sayPlaces(zh, zh.figures))).toBe("A、B、C等八地（12.5亿元）");
    const en = open("en", Array(8).fill(12.5));
    expect(plainText(sayPlaces(en, en.figures))).toBe(
      "1.25\u00a0billion yuan in A, B, C and five others",
    );
  });

  it("says the numbers of a handful where they differ, and that they are about the same", () => {
    const context = open("zh", [12.1, 12.2, 12.3, 12.4, 12.5, 12.6]);
    expect(plainText(sayEnd(context, context.figures))).toBe(
      "A（12.1亿元）、B（12.2亿元）、C（12.3亿元）等六地，彼此大体相当",
    );
  });
});
