import { describe, expect, it } from "vitest";
import { IGNORED_RULES } from "../../src/intake/ignored/rules.ts";
import { readDocument } from "../../src/intake/read.ts";
import { documentOf, knownOf, read, YEARS } from "./registry.ts";

/** Rule → a sentence and the numbers in it that the rule leaves aside. */
const SENTENCES: Readonly<Record<string, readonly [sentence: string, ...numbers: string[]]>> = {
  "document-number": ["按照潮政发〔2030〕17号文件执行。", "2030", "17"],
  "in-a-row": ["连续6年居首。", "6"],
  duration: ["建成15分钟渡轮圈，开展3年行动。", "15", "3"],
  date: ["2030年8月16日开港。", "2030", "8", "16"],
  ordinal: ["第19届航海节举行。", "19"],
  telephone: ["热线12345受理，110接警平稳。", "12345", "110"],
  age: ["为60岁老人开船。", "60"],
  anniversary: ["建港100周年。", "100"],
  name: ["治理PM2.5，开通5G。", "2.5", "5"],
  slogan: ["紧扣“2468”目标。", "2468"],
  "line-name": ["国道987线通车。", "987"],
  rank: ["名列全省前3名，入选百强100强。", "3", "100"],
  version: ["开发2.0版平台。", "2.0"],
  "size-of-one-thing": ["建设年产60万件的帆厂。", "60"],
  "average-growth": ["珍珠产值三年平均增长6.8%，年均增长7%。", "6.8", "7"],
  "difference-from-elsewhere": ["增速高于全省2.1个百分点，比全市平均水平快3个百分点。", "2.1", "3"],
  multiple: ["珍珠产值是上年的2倍，收入翻了4番。", "2", "4"],
  "one-enterprise": ["蓝鲸集团营业收入突破70亿元，同比增长9%。", "70", "9"],
  range: ["引进20亿元—60亿元的船厂。", "20", "60"],
  threshold: ["收入30万元以上的渔家收入达标村达到71个。", "30"],
  "former-state": ["船员门诊慢病病种由45种增加至53种。", "45"],
};

describe("numbers that state nothing about the place", () => {
  it("have a sentence for every rule", () => {
    expect(Object.keys(SENTENCES).sort()).toEqual(IGNORED_RULES.map(({ name }) => name).sort());
  });

  it.each(Object.entries(SENTENCES))("are left aside as %s", (rule, [sentence, ...numbers]) => {
    const ignored = read(sentence).ignored.filter((one) => one.rule === rule);
    const own = ignored.filter(({ section }) => section === "一（一）");
    expect(own.map(({ text }) => text)).toEqual(numbers);
  });

  it("are not those that state something beside them", () => {
    const { candidates } = read("收入30万元以上的渔家收入达标村达到71个，海员书屋第2批开放7家。");
    expect(candidates.map(({ text }) => text)).toEqual(["71", "7"]);
  });

  it("stand in headings, before the first part, in numbers of lines and in heads of tables", () => {
    const front = "潮政发〔2031〕1号\n2031年4月1日\n";
    const text = `${front}${documentOf("海员书屋7家。", "增长目标：\n1.海员书屋9家。")}`;
    const { ignored } = readDocument({ text, grids: [] }, YEARS, knownOf());
    expect(ignored.map(({ rule, text: number }) => `${rule} ${number}`)).toEqual([
      ...["front-matter 2031", "front-matter 1", "front-matter 2031", "front-matter 4"],
      ...["front-matter 1", "heading 2030", "heading 2031", "list-number 1"],
    ]);
  });

  it("keep what a plan starts from, which is an outcome", () => {
    const { candidates, ignored } = read("", "船员门诊慢病病种由45种增加至53种。");
    expect(candidates.map(({ text, status, period }) => [text, status, period])).toEqual([
      ["45", "actual", "2030"],
      ["53", "target", "2031"],
    ]);
    expect(ignored.map(({ rule }) => rule)).not.toContain("former-state");
  });
});
