import { describe, expect, it } from "vitest";
import { kindOf } from "../../src/intake/kind.ts";

describe("whether words are of new things or of all there are", () => {
  it.each([
    ["新增船坊", "new"],
    ["培育船坊", "new"],
    ["获批国家船坊", "new"],
    ["净增船坊", "new"],
    ["船坊总数", "stock"],
    ["累计建成船坊", "stock"],
    ["高新技术船坊", null],
    ["创新型船坊", null],
    ["船坊", null],
  ])("%s: %s", (words, time) => {
    expect(kindOf(words).time).toBe(time);
  });
});
