import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areJoined, createSegment, joinWords } from "../src/segment.ts";

const segment = createSegment(["峄城", "峄城区", "张店", "固定资产投资", "亿元", "A|B县城"]);
const linesOf = (text: string) => joinWords(segment(text)).join("|");

describe("createSegment(names)", () => {
  it("leaves names whole, the longest first", () => {
    expect(segment("峄城区张店")).toEqual(["峄城区", "张店"]);
    expect(segment("固定资产投资增速")).toEqual(["固定资产投资", "增速"]);
  });

  it("takes the signs in a name as they are", () => {
    expect(segment("在A|B县城")).toContain("A|B县城");
  });

  it("loses nothing, and cuts within no name, whatever the text", () => {
    const words = fc.array(
      fc.constantFrom("峄城", "张店", "约", "5.5", "%", "，", "（", " ", "增长", "GDP"),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join("");
        expect(joinWords(segment(text)).join("")).toBe(text);
        const cuts = joinWords(segment(text));
        for (const [index, after] of cuts.slice(1).entries()) {
          expect(`${cuts[index]?.at(-1)}${after.at(0)}`).not.toMatch(/张店|峄城/);
        }
      }),
    );
  });
});

describe("areJoined(before, after)", () => {
  it("parts neither a number from its unit nor from what stands close before it", () => {
    expect(linesOf("比上年实绩高约11.5个百分点左右")).toBe("比上年|实绩|高约11.5个百分点左右");
    expect(linesOf("投资16项，增长≥5%")).toBe("投资|16项，|增长|≥5%");
  });

  it.each(["，", "。", "）", "％", "／", "/", "—", "的", "以上"])(
    "begins no line with %s",
    (sign) => {
      expect(areJoined("增长", sign)).toBe(true);
    },
  );

  it.each(["（", "“", "／", "≥"])("ends no line with %s", (sign) => {
    expect(areJoined(sign, "增长")).toBe(true);
  });

  it("keeps a word of a single character with one beside it", () => {
    expect(linesOf("仅张店最大")).toBe("仅张店|最大");
    expect(areJoined("峄", "城")).toBe(true);
  });

  it("breaks Latin words at their spaces only", () => {
    expect(linesOf("Value added (draft) 2021–2023")).toBe("Value |added |(draft) |2021–2023");
  });
});
