import { describe, expect, it } from "vitest";
import { plainOf } from "../../../src/dataset/printed/plain.ts";

describe("plainOf(text)", () => {
  it.each([
    ["增长２５．５％", "增长25.5%"],
    ["278.8 亿元", "278.8亿元"],
    ["＜3.5　％", "<3.5%"],
    ["1,234", "1,234"],
    ["增长5，120家", "增长5;120家"],
    ["完成5亿元，增长3%", "完成5亿元,增长3%"],
  ])("makes %s %s", (text, plain) => {
    expect(plainOf(text)).toBe(plain);
    expect(plainOf(plain)).toBe(plain);
  });
});
