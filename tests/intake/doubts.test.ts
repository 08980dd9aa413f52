import { describe, expect, it } from "vitest";
import type { Figure, Indicator } from "../../src/dataset/model.ts";
import { readDocument } from "../../src/intake/read.ts";
import { documentOf, knownOf, read, YEARS } from "./registry.ts";

/** The doubts of a report: code, the number doubted, and the number that it disagrees with. */
function doubts(text: string, known = knownOf()): readonly string[] {
  return readDocument({ text, grids: [] }, YEARS, known).candidates.flatMap(
    ({ text: own, doubts: found }) =>
      found.map(({ code, with: other }) => {
        return `${code} ${own} ${other ? text.slice(other.start, other.end) : ""}`;
      }),
  );
}

/** The registry with one indicator changed. */
function withIndicator(id: string, more: Partial<Indicator>) {
  const known = knownOf();
  const indicator = known.indicatorById.get(id);
  if (!indicator) throw new Error(`The registry has no ${id}.`);
  return {
    ...known,
    indicatorById: new Map([...known.indicatorById, [id, { ...indicator, ...more }]]),
  };
}

/** What another document says of the year before. */
function earlier(value: number): Figure {
  const identity = { indicator: "pearl_output", period: "2029", measure: "level" } as const;
  return { ...identity, value, status: "actual", basis: null, scope: null } as Figure;
}

describe("a second witness", () => {
  it("doubts one figure with two values, and not one said in two units", () => {
    expect(doubts(documentOf("居民人均可支配收入5000元。居民人均可支配收入达到5800元。"))).toEqual([
      "said-otherwise 5000 5800",
      "said-otherwise 5800 5000",
    ]);
    expect(
      doubts(documentOf("居民人均可支配收入51234元。居民人均可支配收入达到5.12万元。")),
    ).toEqual([]);
  });

  it("doubts parts that come to more than their whole", () => {
    const known = withIndicator("sail_output", { parts: ["pearl_output", "sail_value_added"] });
    const report = (added: number) =>
      documentOf(`船帆业总产值80亿元。珍珠产值30亿元。船帆业增加值${added}亿元。`);
    expect(doubts(report(60), known)).toEqual([
      "parts-exceed-whole 80 60",
      "parts-exceed-whole 60 80",
    ]);
    expect(doubts(report(40), known)).toEqual([]);
  });

  it("doubts a growth that is not that of the levels, except at constant prices", () => {
    const plan = (growth: number) =>
      documentOf("珍珠产值30亿元。", `珍珠产值33亿元，增长${growth}%左右。`);
    expect(doubts(plan(10))).toEqual([]);
    expect(doubts(plan(70))).toEqual(["growth-differs 33 70", "growth-differs 70 33"]);
    const real = withIndicator("pearl_output", { growthPrices: "constant" });
    expect(doubts(plan(13), real)).toEqual([]);
    expect(doubts(plan(70), real)).toEqual(["growth-differs 33 70", "growth-differs 70 33"]);
  });

  it("holds a growth against the level that another document has of the year before", () => {
    const text = documentOf("珍珠产值30亿元，增长70%。");
    const read = (value: number) =>
      readDocument({ text, grids: [] }, YEARS, knownOf(), {
        others: [earlier(value)],
      }).candidates.flatMap(({ doubts: found }) => found.map(({ code }) => code));
    expect(read(30 / 1.7)).toEqual([]);
    expect(read(28)).toEqual(["growth-differs", "growth-differs"]);
  });

  it.each([
    [
      "a part that is more than the whole before it",
      (part: number) => `海员书屋58家，其中航海博物馆${part}家。`,
      49,
      68,
      "part-exceeds-whole",
    ],
    [
      "a share that is not that of its part in the whole",
      (share: number) => `船帆业总产值80亿元。珍珠产值20亿元，占船帆业总产值的比重为${share}%。`,
      25,
      52,
      "share-differs",
    ],
    [
      "how far a plan was completed",
      (rate: number) => `重点港湾项目计划投资80亿元，完成投资90亿元，完成年度计划的${rate}%。`,
      112.5,
      117.5,
      "completion-differs",
    ],
    [
      "the sides of a ratio that do not come to a whole",
      (third: number) => `三次产业结构调整为12.8：37.3：${third}。`,
      49.9,
      44.9,
      "ratio-not-whole",
    ],
    [
      "an index and its growth",
      (growth: number) => `海产价格指数为101.3，上涨${growth}%。`,
      1.3,
      3.1,
      "index-differs",
    ],
    [
      "what all have on average, outside of what those of towns and of villages have",
      (all: number) =>
        `居民人均可支配收入${all}元，城镇居民人均可支配收入500元，农村居民人均可支配收入300元。`,
      420,
      720,
      "not-between",
    ],
  ])("doubts %s", (_, report, sound, damaged, code) => {
    const known = knownOf({ prices: ["海产价格指数", "level", "%"] });
    expect(doubts(documentOf(report(sound)), known)).toEqual([]);
    const found = doubts(documentOf(report(damaged)), known);
    expect(new Set(found.map((one) => one.split(" ")[0]))).toEqual(new Set([code]));
    expect(found.some((one) => one.includes(`${damaged}`))).toBe(true);
  });

  it("does not hold against each other what differs in scope, or what one sentence lists", () => {
    expect(doubts(documentOf("重点港湾项目40个。外海重点港湾项目17个。"))).toEqual([]);
    expect(doubts(documentOf("海员书屋40家、东湾海员书屋17家。"))).toEqual([]);
    expect(doubts(documentOf("海员书屋40家。海员书屋17家。"))).not.toEqual([]);
  });

  it("says what disagrees in words", () => {
    const { candidates } = read("居民人均可支配收入5000元。居民人均可支配收入达到5800元。");
    expect(candidates[0]?.doubts[0]?.message).toContain("5800元");
  });
});
