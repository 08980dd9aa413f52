import { describe, expect, it } from "vitest";
import {
  databaseOf,
  gatesOf,
  languagesOf,
  placesOf,
  shardOf,
} from "../../../src/shells/cli/values.ts";

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

describe("shardOf(value)", () => {
  it.each([
    ["1/1", { number: 1, of: 1 }],
    ["3/8", { number: 3, of: 8 }],
    ["256/256", { number: 256, of: 256 }],
  ])("reads %s", (value, shard) => {
    expect(shardOf(value)).toEqual(shard);
  });
  it.each([
    "0/3",
    "4/3",
    "1/0",
    "",
    "3",
    "3/",
    "/3",
    "a/b",
    "-1/3",
    "1.5/3",
    "1/3/5",
    "1e0/3",
    "１/３",
  ])("refuses %j", (value) => {
    expect(() => shardOf(value)).toThrow("the third of eight");
  });
});

describe("databaseOf(value)", () => {
  it("leaves addresses to whoever opens them, and never shows them", () => {
    for (const address of ["postgres://a:b@c/d", "postgresql:///d?host=/run", "mysql://a:secret@b"])
      expect(databaseOf(address)).toBe(address);
  });
  it.each(["retry", "five-places", ""])("refuses the mere word %j", (word) => {
    expect(() => databaseOf(word)).toThrow("write --database last");
  });
});
