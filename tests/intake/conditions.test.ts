import { describe, expect, it } from "vitest";
import type { Candidate } from "../../src/intake/model.ts";
import { readDocument } from "../../src/intake/read.ts";
import { briefs, documentOf, knownOf, read, YEARS } from "./registry.ts";

/** What a candidate is against, what it is net of, and the codes of its doubts. */
function conditions(candidate: Candidate | undefined) {
  const { on = null, basis = null, doubts = [] } = candidate ?? {};
  return [on, basis, ...doubts.map(({ code }) => code)].filter((one) => one !== null);
}

/** The registry with something more said of the output of pearls. */
function pearl(more: object) {
  const known = knownOf();
  const indicator = known.indicatorById.get("pearl_output");
  if (!indicator) throw new Error("The registry has no pearl_output.");
  const indicatorById = new Map([
    ...known.indicatorById,
    ["pearl_output", { ...indicator, ...more }],
  ]);
  return { ...known, indicatorById } as ReturnType<typeof knownOf>;
}

const last = (report: string, known = knownOf()) => read(report, "", known).candidates.at(-1);

describe("what a growth is against", () => {
  it.each([
    ["珍珠产值增长3%。", ["year_earlier"]],
    ["珍珠产值同比增长3%，两年平均增长6%。", ["two_year_average"]],
    ["珍珠产值两年平均增长6%，同比增长3%。", ["year_earlier"]],
    ["珍珠产值比2029年增长3%。", ["year_earlier"]],
    ["珍珠产值比2027年增长3%。", ["year_earlier", "other-base"]],
    ["珍珠产值较“十五五”末增长3%。", ["year_earlier", "other-base"]],
    ["珍珠产值扣除关税因素后增长3%。", ["year_earlier", "net"]],
    ["珍珠产值扣除关税因素后完成30亿元，同比增长3%。", ["year_earlier", "net"]],
    ["扣除关税因素后，珍珠产值增长3%。", ["year_earlier", "net"]],
    ["珍珠产值扣除关税因素后增长3%，船帆业总产值增长4%。", ["year_earlier"]],
    ["珍珠产值扣除风灾影响后增长3%。", ["year_earlier", "unknown-basis"]],
    ["珍珠产值增长6%，增速比上年提高2个百分点。", ["year_earlier", "points-of-amount"]],
    ["岛屿医保参保率提高2个百分点。", ["year_earlier"]],
  ])("is what its words say: %s", (report, expected) => {
    expect(conditions(last(report))).toEqual(expected);
  });

  it.each([
    ["一、2030年9月情况", "环比增长3%", "flow", ["period_earlier"]],
    ["一、2030年9月情况", "较上月增长3%", "flow", ["period_earlier"]],
    ["一、2030年9月情况", "比年初增长3%", "stock", ["start_of_year"]],
    ["一、2030年9月情况", "较上年末增加3亿元", "stock", ["start_of_year"]],
    ["一、2030年1—9月情况", "比年初增长3%", "flow", ["year_earlier", "other-base"]],
    ["一、2030年1—9月情况", "环比增长3%", "flow", ["year_earlier", "other-base"]],
    ["一、2030年情况", "比年初增长3%", "stock", ["year_earlier"]],
  ])(
    "is named where a figure of its period can name it: %s %s of a %s",
    (heading, words, time, expected) => {
      const text = `${heading}\n（一）珍珠产值${words}。\n`;
      const { candidates } = readDocument({ text, grids: [] }, YEARS, pearl({ time }));
      expect(candidates[0]?.indicator).toBe("pearl_output");
      expect(conditions(candidates[0])).toEqual(expected);
    },
  );

  it.each([
    ["名义", "constant", ["year_earlier", "other-prices"]],
    ["按可比价", "current", ["year_earlier", "other-prices"]],
    ["名义", "current", ["year_earlier"]],
    ["按可比价", "constant", ["year_earlier"]],
  ])(
    "is doubted where it is at other prices than the indicator's: %s, %s",
    (words, prices, expected) => {
      const known = pearl({ growthPrices: prices });
      expect(conditions(last(`珍珠产值${words}增长3%。`, known))).toEqual(expected);
    },
  );
});

describe("the forms of a number", () => {
  it.each([
    [
      "what of its plan was completed is no growth",
      "珍珠产值30亿元，完成年计划的89.4%，同比增长6%。",
      ["pearl_output level 30", expect.stringMatching(/share 89.4$/), "pearl_output growth 6"],
    ],
    [
      "what it rose by, to and from",
      "晴好天数由231天增至243天，增加12天。",
      ["clear_days count 243", "clear_days change 12"],
    ],
    ["a rate in multiples", "珍珠产值增长1.5倍。", ["pearl_output growth 150"]],
    [
      "the first and the second of two",
      "珍珠产值30亿元，船帆业总产值80亿元，前者增长3%，后者增长5%。",
      [
        "pearl_output level 30",
        "sail_output level 80",
        "pearl_output growth 3",
        "sail_output growth 5",
      ],
    ],
    [
      "two together, which is neither",
      "珍珠产值30亿元，船帆业总产值80亿元，两者合计110亿元。",
      ["pearl_output level 30", "sail_output level 80", expect.not.stringMatching(/output/)],
    ],
    [
      "the year that it is compared with is not its own",
      "珍珠产值比2027年增长3%。",
      ["pearl_output growth 3"],
    ],
  ])("%s", (_, report, expected) => {
    expect(briefs(report)).toEqual(expected);
  });

  it("a completion is proposed by the name of what was planned", () => {
    const { candidates } = read("珍珠产值30亿元，完成年计划的89.4%。");
    expect(candidates[1]?.proposed).toMatchObject({ name: "珍珠产值完成率", unit: "%" });
  });

  it("growths against two bases are not held against each other", () => {
    const text = documentOf("珍珠产值同比增长3%。珍珠产值两年平均增长6%。");
    const { candidates } = readDocument({ text, grids: [] }, YEARS, knownOf());
    expect(candidates.map(({ doubts }) => doubts)).toEqual([[], []]);
  });
});
