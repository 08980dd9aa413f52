import { describe, expect, it } from "vitest";
import { openLedger } from "../../src/view/ledger.ts";
import type { LocaleText } from "../../src/view/locale.ts";
import type { Numeral } from "../../src/view/model.ts";
import {
  join,
  plainText,
  type Slot,
  say as sayOf,
  sayQuantity as sayQuantityOf,
  verbatim,
} from "../../src/view/sentence.ts";

const say = (wording: string, slots: Readonly<Record<string, Slot>> = {}) =>
  sayOf(wording as LocaleText, slots);
const sayQuantity = (wording: string, value: Numeral, unit: string) =>
  sayQuantityOf(wording as LocaleText, value, unit);

const number = (text: string) =>
  openLedger().enter({
    text,
    value: Number(text),
    unit: "%",
    figures: ["a/b/2022/growth"],
    is: "figure",
    formula: null,
  });

describe("say(wording, slots)", () => {
  it("fills slots with names, numbers and sentences", () => {
    const inner = say("{value}%", { value: number("5.5") });
    expect(plainText(say("{place}增长{rate}", { place: "张店", rate: inner }))).toBe(
      "张店增长5.5%",
    );
  });
  it("keeps a number a number, so that the page can link it", () => {
    const sentence = say("{value}%", { value: number("5.5") });
    expect(sentence.map((piece) => piece.isNumeral)).toEqual([true, false]);
  });
  it.each(["{value}", "{{x}}", "{place}", "$&", "{"])("leaves %s in a name as it is", (name) => {
    const said = say("{place}增长", { place: name });
    expect(plainText(said)).toBe(`${name}增长`);
    expect(plainText(say("在{inner}。", { inner: said }))).toBe(`在${name}增长。`);
    expect(plainText(say("在{inner}。", { inner: verbatim(name) }))).toBe(`在${name}。`);
  });
  it("keeps names apart from numbers that they would run into", () => {
    const value = number("5.5");
    expect(plainText(say("{place}{value}", { place: "园区2", value }))).toBe("园区2 5.5");
    expect(plainText(say("{value}{place}", { place: "2号区", value }))).toBe("5.5 2号区");
    expect(plainText(say("{place}{value}", { place: "2号区", value }))).toBe("2号区5.5");
    expect(plainText(sayQuantity("{value}{unit}", value, "10万吨"))).toBe("5.5\u00a010万吨");
    expect(plainText(sayQuantity("{value}{unit}", value, "万吨"))).toBe("5.5万吨");
    expect(plainText(sayQuantity("{value} {unit}", value, "tons"))).toBe("5.5\u00a0tons");
  });
  it("throws on a slot that nobody fills", () => {
    expect(() => say("{place}", {})).toThrow("{place}");
  });
});

describe("join(sentences, separator)", () => {
  it("puts the separator between, not at the ends", () => {
    expect(plainText(join([say("甲"), say("乙"), say("丙")], "、"))).toBe("甲、乙、丙");
  });
});
