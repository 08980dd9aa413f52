import { describe, expect, it } from "vitest";
import { readNumberText } from "../../../src/memo/foreign/number-text.ts";

describe("readNumberText(text)", () => {
  it.each([
    ["6", 6, "#", true],
    ["xiv", 14, "#i", true],
    ["— 6 —", 6, "— # —", false],
    ["-12-", 12, "-#-", false],
    ["· 3 ·", 3, "· # ·", false],
    ["－６－", 6, "-#-", false],
    ["第 6 页", 6, "第 # 页", false],
    ["第6页 共9页", 6, "第#页 共9页", false],
    ["第9页，共9页", 9, "第#页,共9页", false],
    ["共 9 页 第 9 页", 9, "共 9 页 第 # 页", false],
    ["第十六页", 16, "第#页", false],
    ["第二〇页", 20, "第#页", false],
    ["第一百零三页", 103, "第#页", false],
    ["Page 6 of 9", 6, "Page # of 9", false],
    ["p. 6", 6, "p. #", false],
    ["6 / 9", 6, "# / 9", false],
    ["9/9", 9, "#/9", false],
    ["iii of 9", 3, "#i of 9", false],
  ])("reads %s", (text, value, form, isBare) => {
    expect(readNumberText(text)).toEqual({ value, form, isBare });
  });

  it.each(["", "6.5", "6%", "12345", "iiii", "vx", "第6条", "Table 6", "6 —", "804.1亿元", "-6"])(
    "takes %s for something else",
    (text) => {
      expect(readNumberText(text)).toBeNull();
    },
  );
});
