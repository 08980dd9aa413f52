import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFlow, type Group } from "../../src/page/flow.ts";
import type { Numeral, Sentence } from "../../src/view/model.ts";
import { plainText } from "../../src/view/sentence.ts";

const zh = createFlow({ language: "zh", names: ["甲城", "固定资产投资"] });
const en = createFlow({ language: "en", names: [] });

function numeral(text: string, tail = "", prefix = ""): Numeral {
  return { isNumeral: true, id: "n1", prefix, text, tail, mark: "", markHref: null, href: null };
}

const words = (text: string) => ({ isNumeral: false, text }) as const;
const shown = (groups: readonly Group[]) =>
  groups
    .map(({ pieces, isKept, mayBreak, hasGap }) => {
      const text = plainText(pieces);
      return `${hasGap ? "_" : ""}${mayBreak ? "|" : ""}${isKept ? `[${text}]` : text}`;
    })
    .join("");

describe("createFlow(view)", () => {
  it("keeps a number with its unit, the short word before it and the bound after it", () => {
    const sentence = [
      words("甲城增速高约"),
      numeral("5.5", "个百分点"),
      words("以上，其余地方略低"),
    ];
    expect(shown(zh(sentence))).toBe("甲城|增速|[高约5.5个百分点以上，]|其余|地方略低");
  });

  it("spaces a break between a Han character and a digit, which the browser does not", () => {
    expect(shown(zh([words("甲城"), numeral("2023"), words("年大体相当")]))).toContain(
      "甲城_|[2023年]",
    );
  });

  it("ends with no word or two alone", () => {
    expect(shown(zh("固定资产投资增速最高。"))).toBe("固定资产投资|增速最高。");
    expect(shown(en("The figure fell in A."))).toBe("The [figure fell in A.]");
    expect(shown(en("The figure fell in A.", { goesOn: true }))).toBe("The figure fell in A.");
  });

  it("leaves the phrases of titles whole unless they are long", () => {
    const title = "固定资产投资：甲城目标低于上年实绩";
    expect(shown(zh(title, { isTitle: true }))).toBe("固定资产投资：|甲城目标低于上年实绩");
    const long = `固定资产投资：${"甲城目标低于上年".repeat(3)}`;
    expect(shown(zh(long, { isTitle: true })).split("|").length).toBeGreaterThan(5);
  });

  it("begins no English line with a slash or a dash", () => {
    expect(shown(en("a share of 5 / 8 in towns and villages"))).toContain("[5 /] 8");
    expect(shown(en("a rise – not a fall – over all of the years"))).toContain("[rise –] not");
  });

  it("says what the sentence says, whatever it is", () => {
    const piece = fc.oneof(
      fc.constantFrom("甲城", "增长约", "，", " and ", "the figure ", "（", "）", "/ ").map(words),
      fc.constantFrom("5", "2023").map((text) => numeral(text, "%", "≥")),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.boolean(), (sentence: Sentence, isTitle) => {
        for (const flow of [zh, en]) {
          const pieces = flow(sentence, { isTitle }).flatMap((group) => group.pieces);
          expect(plainText(pieces)).toBe(plainText(sentence));
          expect(pieces.filter(({ isNumeral }) => isNumeral)).toEqual(
            sentence.filter(({ isNumeral }) => isNumeral),
          );
        }
      }),
    );
  });
});
