import { describe, expect, it } from "vitest";
import { openLedger } from "../../src/view/ledger.ts";
import { join, plainText, say } from "../../src/view/sentence.ts";

const number = (text: string) =>
  openLedger().enter({
    text,
    value: Number(text),
    unit: "%",
    figures: ["a/b/2022/growth"],
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
  it("throws on a slot that nobody fills", () => {
    expect(() => say("{place}", {})).toThrow("{place}");
  });
});

describe("join(sentences, separator)", () => {
  it("puts the separator between, not at the ends", () => {
    expect(plainText(join([say("甲"), say("乙"), say("丙")], "、"))).toBe("甲、乙、丙");
  });
});
