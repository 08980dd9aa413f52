import { describe, expect, it } from "vitest";
import { remarksOn } from "../../src/intake/remarks.ts";
import { documentOf, YEARS } from "./registry.ts";

const told = (text: string, pictures: readonly number[] = []) =>
  remarksOn({ text, pictures }, YEARS, "plan.txt").map(({ code, at }) => `${code} ${at.line}`);

describe("remarksOn(text, years, file)", () => {
  it("says nothing of a plan as plans are", () => {
    expect(told(`潮汐县2031年计划\n${documentOf("产出12亿元。", "增长5%。")}`)).toEqual([]);
  });

  it("says where a document has no parts", () => {
    expect(told("潮汐县2031年计划\n产出12亿元。")).toEqual(["no-parts 1"]);
  });

  it("says where a second document begins in the file", () => {
    const one = documentOf("产出12亿元。", "增长5%。");
    expect(told(one + one)).toEqual(["repeated-part 5"]);
  });

  it("takes a table of contents for none", () => {
    const contents = "一、2030年计划执行情况\n二、2031年主要目标\n";
    expect(told(contents + documentOf("产出12亿元。", "增长5%。"))).toEqual([]);
  });

  it("says where pictures stand that nobody reads", () => {
    const text = documentOf("产出12亿元。", "增长5%。");
    const [at, end] = [text.indexOf("二、"), text.length];
    expect(told(text, [at, end])).toEqual(["unread-picture 3"]);
    const [one] = remarksOn({ text, pictures: [at] }, YEARS, "plan.txt");
    expect(one?.message).toBe("A picture is not read, the first at line 3 of the text.");
  });

  it("says where the title is of other years", () => {
    const document = documentOf("产出12亿元。");
    expect(told(`潮汐县2029年计划\n${document}`)).toEqual(["title-differs 1"]);
    expect(told(`潮汐县2030年统计公报\n${document}`)).toEqual([]);
  });
});
