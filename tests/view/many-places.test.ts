import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { FindingKind } from "../../src/analysis/findings/model.ts";
import type { Dataset, Language, RatioSpec } from "../../src/dataset/model.ts";
import type { Context } from "../../src/view/context.ts";
import { sayFinding, wordFinding } from "../../src/view/findings/word.ts";
import { plainText } from "../../src/view/sentence.ts";
import { buildDataset, type DatasetSpec, type FigureSpec } from "../analysis/builder.ts";
import { generated } from "../analysis/generator.ts";
import { contextFor, withUnits } from "./context.ts";

/** Places called Aa to Jj. */
const PLACES = Array.from(
  { length: 100 },
  (_, index) => String.fromCharCode(65 + Math.floor(index / 10)) + "abcdefghij".charAt(index % 10),
);

/** One figure a place in their order; null where nothing is published. */
function row(values: readonly (number | null)[], more: Partial<FigureSpec> = {}) {
  return values.flatMap((value, index): FigureSpec[] =>
    value === null ? [] : [{ region: PLACES[index] ?? "", value, measure: "growth", ...more }],
  );
}

const range = (count: number, at: (index: number) => number | null) =>
  Array.from({ length: count }, (_, index) => at(index));

const TARGET = { status: "target" } as const;

interface Asked {
  readonly kind: FindingKind;
  readonly count: number;
  readonly figures: readonly FigureSpec[];
  readonly more?: Partial<DatasetSpec>;
  readonly ratios?: readonly RatioSpec[];
  readonly context?: Partial<Context>;
}

/** Lead, sentence and aside of a finding of one kind, and what it entered as facts. */
function word(language: Language, { kind, count, figures, more, ratios, context = {} }: Asked) {
  const regions = PLACES.slice(0, count);
  const dataset = withUnits(buildDataset({ regions, figures, ...more }));
  const found = findFindings(dataset, { regions, ...(ratios ? { ratios } : {}) });
  const finding = found.find((one) => one.kind === kind);
  if (!finding) throw new Error(`There is no ${kind}`);
  const own = contextFor(dataset, language, context);
  const { lead, sentence, aside } = wordFinding(own, finding);
  const text = [lead, plainText(sentence), plainText(aside)].filter(Boolean).join(" | ");
  return { text: text.replaceAll("\u00a0", " "), facts: own.ledger.facts };
}

const wordings = (asked: Asked) => [word("zh", asked).text, word("en", asked).text];

describe("a finding on many places", () => {
  it("counts who rose and who fell, and names the ends", () => {
    const figures = row(range(60, (index) => (10 * (index < 41 ? index + 10 : -index) + 1) / 100));
    expect(wordings({ kind: "divergence", count: 60, figures })).toEqual([
      "2022年60地中，product41升19降 | 41地增长，最高的是Ea（5.01%）。19地下降，降幅最大的是Fj（下降5.89%）。",
      "In 2022, of 60 places, product rose in 41 and fell in 19 | Product rose in 41, most of all 5.01% in Ea. The figure fell in 19, most of all a fall of 5.89% in Fj.",
    ]);
    const { text } = word("zh", {
      kind: "divergence",
      count: 60,
      figures,
      context: { focus: ["Ei"] },
    });
    expect(text).toContain("19地下降，其中Ei（下降4.79%），降幅最大的是Fj（下降5.89%）");
  });

  it("names the few that go the other way, and nobody at an end that a bound leaves open", () => {
    const figures = row(range(7, (index) => (index < 5 ? 2 + index : -index)));
    expect(wordings({ kind: "divergence", count: 7, figures })[0]).toContain(
      "五地增长，最高的是Ae（6%）。Af下降5%，Ag下降6%。",
    );
    const open = figures.map((one, index) =>
      index === 3 ? { ...one, bound: "at_least" as const } : one,
    );
    expect(wordings({ kind: "divergence", count: 7, figures: open })[0]).toContain("五地增长。Af");
  });

  it("says of each direction of targets a handful and how many, and of the years who has which", () => {
    const figures = [
      ...row(range(60, (index) => (index < 12 ? 2 : 9))),
      ...row(
        range(60, () => 5),
        TARGET,
      ),
    ];
    const pastYears = Object.fromEntries(PLACES.slice(0, 27).map((place) => [place, [2021]]));
    const asked = { kind: "ambition", count: 60, figures, more: { pastYears } } as const;
    const [zh, en] = wordings(asked);
    expect(zh).toBe(
      "Product增速：12地目标高于上年实绩，48地低于上年实绩 | 当年目标：Aa、Ab、Ac等12地高于上年实绩；Bc、Bd、Be等48地低于上年实绩，其中Bc低4个百分点，Bd低4个百分点。 | （Aa、Ab、Ac等27地2021—2022年，其余33地2022—2023年）",
    );
    expect(en).toContain(
      "is above the outcome of the past year in 12 places, below it in 48 places",
    );
    expect(en).toContain("(Aa, Ab, Ac and 24 others 2021–2022; the other 33 2022–2023)");
  });

  it("counts who does not publish, and what they publish instead", () => {
    const figures = [
      ...row(
        range(60, (index) => (index < 41 ? 100 + index : null)),
        { measure: "level" },
      ),
      ...row(range(60, (index) => (index < 48 ? null : 5))),
    ];
    const asked = { kind: "gap", count: 60, figures } as const;
    expect(wordings(asked)).toEqual([
      "上年productEb、Ec、Ed等19地未公布 | 41地已公布，另有12地仅公布增速。 | （2022年）",
      "Product in the past year: not published by Eb, Ec, Ed and 16 others | The figure is published by 41 places; 12 others publish the rate alone. | (2022)",
    ]);
    const { facts } = word("zh", asked);
    expect(facts.filter(({ text }) => text === "19").map(({ where }) => where)).toEqual([
      "findings",
    ]);
  });

  it("shows the ratios of the place in focus and of both ends, and counts the others", () => {
    const ratio: RatioSpec = {
      id: "share",
      name: { zh: "占比", en: "Share" },
      numerator: "part",
      denominator: "whole",
      unit: "percent",
    };
    const indicators = [{ id: "whole" }, { id: "part" }];
    const figures = [
      ...row(
        range(60, () => 100),
        { measure: "level", indicator: "whole" },
      ),
      ...row(
        range(60, (index) => ((index * 7) % 60) + 1),
        { measure: "level", indicator: "part" },
      ),
    ];
    const more = { indicators };
    const asked = { kind: "structure", count: 60, figures, more, ratios: [ratio] } as const;
    const [zh, en] = wordings({ ...asked, context: { focus: ["Cc"] } });
    expect(zh).toContain("Bh约60%、Cc约35%，其余58地从略；仅反映各地自身情况，不作排序。");
    expect(en).toContain("; 58 others are left out; each ratio");
  });

  it("tells a handful of turns and how many turn likewise", () => {
    const figures = [
      ...row(range(12, () => -3)),
      ...row(
        range(12, () => 4),
        TARGET,
      ),
    ];
    const [zh, en] = wordings({ kind: "turn", count: 12, figures });
    expect(zh).toMatch(
      /^Product：Aa、Ab、Ac等12地2022年下降，2023年目标转为增长 \| .*。另有九地亦如此。/,
    );
    expect(en).toContain(". The same holds in nine others.");
  });

  it("says of many that are equal how many are estimates", () => {
    const figures = row(range(41, () => 6)).map((one, index) =>
      index < 38 ? one : { ...one, status: "estimate" as const },
    );
    expect(wordings({ kind: "spread", count: 41, figures })[0]).toContain(
      "Aa、Ab、Ac等38地均增长6%、Di、Dj、Ea均预计增长6%。",
    );
    expect(wordings({ kind: "spread", count: 41, figures: figures.slice(0, 38) })).toEqual([
      expect.stringContaining("各地均为6%。"),
      expect.stringContaining("The figure was 6% in all of them."),
    ]);
  });
});

describe("a finding on one place", () => {
  it("compares nothing between places", () => {
    const figures = [...row([2.5]), ...row([6], TARGET)];
    const asked = { kind: "ambition", count: 1, figures, context: { isOfOne: true } } as const;
    expect(wordings(asked)).toEqual([
      "Product增速：Aa目标高于上年实绩 | 当年目标：Aa比上年实绩高3.5个百分点。 | （2022—2023年）",
      "The target for growth in product is above the outcome of the past year in Aa | Against the outcome of the past year, it is higher in Aa (by 3.5 percentage points). | (2022–2023)",
    ]);
  });
});

function timesIn(text: string, number: string): number {
  return text.toLowerCase().split(number.toLowerCase()).length - 1;
}

/** The generated dataset with names that have no digits, and words for everything it has. */
function nameAll(dataset: Dataset): Dataset {
  const regions = [...dataset.regionById.values()].map((region, index) => {
    const name = `甲${PLACES[index]}`;
    return [region.id, { ...region, short: { zh: name, en: name } }] as const;
  });
  const doubt = { id: "doubt", name: { zh: "存疑", en: "in doubt" } };
  const remarkById = new Map([[doubt.id, doubt]]);
  return { ...withUnits(dataset), regionById: new Map(regions), remarkById };
}

function wordAll(dataset: Dataset, language: Language, regions: readonly string[]) {
  return findFindings(dataset, { regions }).map((finding) => {
    const [led, alone] = [contextFor(dataset, language), contextFor(dataset, language)];
    const { lead, sentence, aside } = wordFinding(led, finding);
    return [
      { text: [lead, plainText(sentence), plainText(aside)].join(" "), facts: led.ledger.facts },
      { text: plainText(sayFinding(alone, finding)), facts: alone.ledger.facts },
    ];
  });
}

describe("whatever is found", () => {
  it.each(["zh", "en"] as const)("prints each number that it enters in %s", (language) => {
    fc.assert(
      fc.property(generated, ({ dataset, regions }) => {
        for (const { text, facts } of wordAll(nameAll(dataset), language, regions).flat()) {
          const lost = facts.filter((fact) => {
            const asOften = facts.filter((other) => other.text === fact.text).length;
            return timesIn(text, fact.text) < asOften;
          });
          expect(lost, text).toEqual([]);
          expect(text).not.toMatch(/(甲[^甲]{0,30}?(、|, )){5}/);
        }
      }),
      { numRuns: 40 },
    );
  });
});
