import { describe, expect, it } from "vitest";
import { proposalsOf } from "../../src/intake/proposals.ts";
import { read } from "./registry.ts";

describe("proposalsOf(candidates)", () => {
  it("puts the numbers of one new indicator together, those of most numbers first", () => {
    const report = "珊瑚礁修复面积达到12公顷。渡口候船厅7个。全年鲸鱼观测次数310次。";
    const { candidates } = read(report, "珊瑚礁修复面积达到15公顷。");
    const proposals = proposalsOf(candidates);
    const [first] = proposals;
    expect(first?.name).toContain("珊瑚礁修复面积");
    expect(first?.starts).toHaveLength(2);
    expect(first?.printed).toContain("12");
    const starts = proposals.flatMap((one) => one.starts).sort((a, b) => a - b);
    const open = candidates.filter(({ proposed }) => proposed).map(({ start }) => start);
    expect(starts).toEqual(open);
  });

  it("keeps apart what is counted in other units", () => {
    const { candidates } = read("珊瑚礁修复12座。珊瑚礁修复3天。");
    expect(proposalsOf(candidates).map(({ unit }) => unit)).toEqual(["座", "天"]);
  });

  it("has nothing where every number has an indicator", () => {
    expect(proposalsOf(read("珍珠产值完成30亿元。").candidates)).toEqual([]);
  });
});

describe("a new indicator in a unit that the vocabulary does not have", () => {
  it.each([
    ["惠及1.3万头鲸鱼。", "头", "鲸鱼"],
    ["救助12座灯塔守望台。", "座", "灯塔守望台"],
  ])("is counted as its words say: %s", (report, unit, name) => {
    const [proposal] = proposalsOf(read(report).candidates);
    expect(proposal).toMatchObject({ unit, name: expect.stringContaining(name) });
    expect(proposal?.name.startsWith(unit)).toBe(false);
  });
});
