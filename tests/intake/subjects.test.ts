import { describe, expect, it } from "vitest";
import { brief, briefs, knownOf, read } from "./registry.ts";

describe("what a number counts", () => {
  it.each([
    ["a noun before it", "珍珠产值完成30亿元。", ["pearl_output level 30"]],
    ["a noun after it", "开放5家航海博物馆。", ["museums count 5"]],
    [
      "a noun after it, after examples",
      "建设珊瑚湾、白沙湾等7个重点港湾项目。",
      ["harbours count 7"],
    ],
    [
      "a growth of the number before it",
      "珍珠产值30亿元，同比增长4%。",
      ["pearl_output level 30", "pearl_output growth 4"],
    ],
    [
      "a growth with a subject of its own",
      "珍珠产值30亿元，船帆业总产值增长6%。",
      ["pearl_output level 30", "sail_output growth 6"],
    ],
    [
      "what is left out of a name said before",
      "船帆业总产值80亿元、增长9%，增加值增长3%。",
      ["sail_output level 80", "sail_output growth 9", "sail_value_added growth 3"],
    ],
    [
      "an amount of the things before it",
      "重点港湾项目40个，总投资60亿元，完成投资20亿元。",
      ["harbours count 40", "harbours_total level 60", "harbours_done level 20"],
    ],
    [
      "the things counted after an amount",
      "实施总投资60亿元的重点港湾项目40个。",
      ["harbours_total level 60", "harbours count 40"],
    ],
    [
      "new things, then all there are",
      "新建灯塔3座、累计建成90座。",
      ["beacons_new count 3", "beacons count 90"],
    ],
    [
      "the verb before a list",
      "新增渡轮8艘、海员书屋6家。",
      ["ferries count 8", "libraries count 6"],
    ],
    [
      "the level that its words name",
      "建成省级航海博物馆2家、航海博物馆9家。",
      ["museums_provincial count 2", "museums count 9"],
    ],
    [
      "what the last of a list says of all",
      "完成11个船坞、19条航道雨污分流改造。",
      ["quarters count 11", "lanes count 19"],
    ],
    [
      "how far a plan was completed",
      "重点港湾项目完成投资20亿元，完成年度计划的96%。",
      ["harbours_done level 20", "harbours_rate level 96"],
    ],
  ])("is %s", (_, report, expected) => {
    expect(briefs(report)).toEqual(expected);
  });

  it("is shared out by 分别 over several subjects, whether or not they have an end in common", () => {
    expect(briefs("城镇、农村居民人均可支配收入分别为500元、300元。")).toEqual([
      "income_urban level 500",
      "income_rural level 300",
    ]);
    expect(briefs("城乡居民人均可支配收入分别增长4%、5%。")).toEqual([
      "income_urban growth 4",
      "income_rural growth 5",
    ]);
    expect(briefs("海员书屋、航海博物馆分别达到23家、5家。")).toEqual([
      "libraries count 23",
      "museums count 5",
    ]);
  });

  it("is shared out over as many things as there are numbers, without 分别", () => {
    expect(briefs("海员书屋和航海博物馆达到23家和5家。")).toEqual([
      "libraries count 23",
      "museums count 5",
    ]);
  });

  it("is, after 分别同比增长, each of the numbers before in its place", () => {
    const report = "重点港湾项目40个，总投资60亿元，完成投资20亿元，分别同比增长2%、3%、4%。";
    expect(briefs(report).slice(3)).toEqual([
      "harbours growth 2",
      "harbours_total growth 3",
      "harbours_done growth 4",
    ]);
  });

  it("is, in a ratio of three, each sector in its place", () => {
    const known = knownOf({
      first_share: ["第一产业占比", "share", "%"],
      third_share: ["第三产业占比", "share", "%"],
    });
    const report = "产业结构由13:38:49调整为12.8:37.3:49.9。";
    const { candidates, ignored } = read(report, "", known);
    expect(candidates.map(brief)).toEqual([
      "first_share share 12.8",
      expect.stringContaining(" 37.3"),
      "third_share share 49.9",
    ]);
    expect(candidates[1]).toMatchObject({ indicator: null, unit: "%" });
    expect(ignored.filter(({ rule }) => rule === "former-state")).toHaveLength(3);
  });

  it("is, after 其中, not the whole before it, and never what another word tells apart from it", () => {
    expect(briefs("居民人均可支配收入500元，其中居民人均工资收入300元。")[1]).not.toMatch(
      /^income /,
    );
    const known = knownOf({ trade: ["珍珠进出口总额", "level", "亿元"] });
    expect(briefs("珍珠进出口总额60亿元。珍珠出口41亿元。", "", known)).toEqual([
      "trade level 60",
      expect.not.stringContaining("trade"),
    ]);
  });

  it("is no surer where it is carried on than where it was said", () => {
    const { candidates } = read("渔户人均收入500元，同比增长6%。");
    const [level, growth] = candidates.map(({ confidence }) => confidence);
    expect(growth).toBeLessThanOrEqual(level ?? 0);
  });

  it("is what the number became, where it says what it was", () => {
    expect(briefs("船员门诊慢病病种由45种增加至53种。")).toEqual(["diseases_sailors count 53"]);
    const both = "船员和岛民门诊慢病病种分别由45种、25种增加至53种、52种。";
    expect(briefs(both)).toEqual(["diseases_sailors count 53", "diseases_islanders count 52"]);
  });

  it("is in a unit that converts to the indicator's, and no other", () => {
    expect(briefs("珍珠产值完成7000万元。")).toEqual(["pearl_output level 7000"]);
    expect(briefs("珍珠产值完成70天。")).toEqual([expect.not.stringContaining("pearl")]);
  });

  it("is known by an alias as by a name", () => {
    const report = "蚌珠收成48亿元。";
    expect(briefs(report)[0]).not.toContain("pearl_output");
    const taught = knownOf({ pearl_output: ["珍珠产值", "level", "亿元", "蚌珠收成"] });
    expect(briefs(report, "", taught)).toEqual(["pearl_output level 48"]);
  });

  it("is proposed as new where no name fits, with the nearest words for its name", () => {
    const [one] = read("引种龙涎香木46个。").candidates;
    expect(one).toMatchObject({ indicator: null, confidence: 0, proposed: { unit: "个" } });
    expect(one?.proposed?.name).toContain("龙涎香木");
  });
});
