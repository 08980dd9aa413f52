import { describe, expect, it } from "vitest";
import { frontOf } from "../../src/intake/front.ts";

const BODY = "\n一、执行情况\n产出12亿元。2019年成立。\n";

describe("frontOf(text)", () => {
  it("reads a notice: number, title over lines, issuer and date", () => {
    const lines = [
      "潮政发〔2031〕7号",
      "潮汐县人民政府",
      "关于印发潮汐县2031年国民经济和",
      "社会发展计划的通知",
      "各镇人民政府，县政府各部门：",
      "现将计划印发给你们，请认真贯彻执行。",
      "2031年3月5日",
      "（此件公开发布）",
    ];
    expect(frontOf(lines.join("\n") + BODY)).toEqual({
      title: "潮汐县2031年国民经济和社会发展计划",
      kind: "plan",
      years: { past: 2030, plan: 2031 },
      issuer: "潮汐县人民政府",
      number: "潮政发〔2031〕7号",
      date: "2031-03-05",
    });
  });

  it.each([
    ["潮汐县2031年国民经济和社会发展计划", "plan", 2030, 2031],
    ["潮汐县二〇三一年国民经济和社会发展计划", "plan", 2030, 2031],
    [
      "关于潮汐县2030年国民经济和社会发展计划执行情况与2031年计划（草案）的报告",
      "plan",
      2030,
      2031,
    ],
    ["关于2030年国民经济和社会发展计划执行情况的报告", "plan", 2030, 2031],
    ["潮汐县2030年国民经济和社会发展统计公报", "communique", 2030, 2031],
    ["潮汐县2030年1—9月经济运行情况", "other", 2030, 2031],
    ["潮汐县月度主要经济指标（2029年10月—2030年9月）", "other", 2030, 2031],
    ["潮汐县2030年政府工作报告", "report", 2030, 2031],
  ])("reads the years of %s", (title, kind, past, plan) => {
    expect(frontOf(title + BODY)).toMatchObject({ title, kind, years: { past, plan } });
  });

  it("takes the title above the text before that of the notice, and not what continues one", () => {
    const notice = "关于转发《潮汐县2031年国民\n经济和社会发展计划》的通知\n2031年6月30日";
    const own = "潮汐县2031年计划\n潮汐县发展和改革局";
    expect(frontOf(notice + BODY)).toMatchObject({ title: "潮汐县2031年国民经济和社会发展计划" });
    const both = frontOf(`${notice}\n${own}${BODY}`);
    expect(both).toMatchObject({ title: "潮汐县2031年计划", issuer: "潮汐县发展和改革局" });
    const long = "关于潮汐县2030年国民经济和社会发展\n计划执行情况与2031年计划（草案）的报告";
    expect(frontOf(long + BODY)?.title).toBe(long.replace("\n", ""));
  });

  it.each([
    ["", "nothing"],
    ["潮汐县概况", "a title without a year"],
    ["2031年，全县产出12亿元。", "a sentence"],
    ["2031年3月5日", "a date"],
  ])("finds no title in %j: %s", (lines) => {
    expect(frontOf(lines + BODY)).toBeNull();
  });
});
