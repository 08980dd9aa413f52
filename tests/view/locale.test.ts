import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readLocale } from "../../src/view/locale.ts";

const text = (language: string) =>
  readFileSync(new URL(`../../templates/locales/${language}.yaml`, import.meta.url), "utf8");
const zh = readLocale(text("zh"), "zh");
const en = readLocale(text("en"), "en");
const slotsOf = (wording: string) =>
  [...wording.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot).sort();

describe("templates/locales", () => {
  it("has the same keys in both languages", () => {
    expect(en.keys).toEqual(zh.keys);
  });
  it("holds no digit outside the names of months: numbers come from the data", () => {
    for (const locale of [zh, en]) {
      const withDigits = locale.keys.filter(
        (key) => !/^month(Short)?\./.test(key) && /\d/.test(locale.say(key)),
      );
      expect(withDigits).toEqual([]);
    }
  });
  it("says no praise, no cause and no verdict", () => {
    const never =
      /领先|落后|优异|垫底|由于|因此|得益|表现|未完成|best|worst|outperform|because|thanks to|failed|met its/i;
    for (const locale of [zh, en]) {
      const said = locale.keys.filter((key) => never.test(locale.say(key)));
      expect(said).toEqual([]);
    }
  });
  it("never says 增长 of a fall", () => {
    expect(slotsOf(zh.say("movement.fall"))).toEqual(["value"]);
    expect(zh.say("movement.fall")).toContain("下降");
  });
});

describe("readLocale(text, language)", () => {
  it("finds a wording by its dotted key", () => {
    expect(readLocale("a: { b: 词 }", "zh").say("a.b")).toBe("词");
  });
  it("throws on a key that is not there, naming it", () => {
    expect(() => zh.say("no.such.key")).toThrow("no.such.key");
  });
});
