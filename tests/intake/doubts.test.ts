import { describe, expect, it } from "vitest";
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
    const known = knownOf();
    const whole = known.indicatorById.get("sail_output");
    if (!whole) throw new Error("The registry has no sail_output.");
    const indicatorById = new Map([
      ...known.indicatorById,
      ["sail_output", { ...whole, parts: ["pearl_output", "sail_value_added"] }] as const,
    ]);
    const report = (added: number) =>
      documentOf(`船帆业总产值80亿元。珍珠产值30亿元。船帆业增加值${added}亿元。`);
    expect(doubts(report(60), { ...known, indicatorById })).toEqual([
      "parts-exceed-whole 80 60",
      "parts-exceed-whole 60 80",
    ]);
    expect(doubts(report(40), { ...known, indicatorById })).toEqual([]);
  });

  it("doubts a growth that is not that of the levels, except at constant prices", () => {
    const plan = (growth: number) =>
      documentOf("珍珠产值30亿元。", `珍珠产值33亿元，增长${growth}%左右。`);
    expect(doubts(plan(10))).toEqual([]);
    expect(doubts(plan(70))).toEqual(["growth-differs 33 70", "growth-differs 70 33"]);
    const known = knownOf();
    const pearl = known.indicatorById.get("pearl_output");
    if (!pearl) throw new Error("The registry has no pearl_output.");
    const real = { ...pearl, growthPrices: "constant" as const };
    const indicatorById = new Map([...known.indicatorById, ["pearl_output", real] as const]);
    expect(doubts(plan(70), { ...known, indicatorById })).toEqual([]);
  });

  it("says what disagrees in words", () => {
    const { candidates } = read("居民人均可支配收入5000元。居民人均可支配收入达到5800元。");
    expect(candidates[0]?.doubts[0]?.message).toContain("5800元");
  });
});
