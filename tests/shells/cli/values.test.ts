import { describe, expect, it } from "vitest";
import { gatesOf, languagesOf, placesOf } from "../../../src/shells/cli/values.ts";

describe("placesOf(value)", () => {
  it("keeps the order and takes no heed of spaces", () => {
    expect(placesOf("b, a")).toEqual(["b", "a"]);
  });
  it.each([
    ["", /at least one place/],
    [" , ", /at least one place/],
    ["a,b,a", /a stands there twice/],
  ])("refuses %j", (value, message) => {
    expect(() => placesOf(value)).toThrow(message);
  });
});

describe("languagesOf(value), gatesOf(value)", () => {
  it("refuse an empty list", () => {
    expect(() => languagesOf(",")).toThrow(/zh, en/);
    expect(() => gatesOf("")).toThrow(/figures/);
  });
});
