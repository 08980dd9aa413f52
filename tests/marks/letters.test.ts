import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lettersOf } from "../../src/marks/letters.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

describe("lettersOf(names)", () => {
  it.each([
    [["平阴"], ["平"]],
    [
      ["平阴", "张店", "博山", "峄城", "高青"],
      ["平", "张", "博", "峄", "高"],
    ],
    [
      ["高青", "高密"],
      ["青", "密"],
    ],
    [
      ["高青县", "青州市", "平阴县"],
      ["高", "州", "平"],
    ],
    [["Pingyin"], ["P"]],
    [
      ["Pingyin", "Zhangdian", "Boshan", "Yicheng", "Gaoqing"],
      ["P", "Z", "B", "Y", "G"],
    ],
    [
      ["Boshan", "Pingyin", "Binzhou"],
      ["Bo", "P", "Bi"],
    ],
    [
      ["Zhangdian", "Zhoucun", "Zichuan"],
      ["Za", "Zo", "Zi"],
    ],
    [
      ["élan", "Évora", "O'Brien"],
      ["Él", "Év", "O"],
    ],
    [
      ["张店", "Boshan"],
      ["张", "B"],
    ],
  ])("%j", (names, signs) => {
    expect(lettersOf(names)).toEqual(signs);
  });

  it("numbers places that letters do not tell apart", () => {
    expect(lettersOf(["城区", "城区"])).toEqual(["1", "2"]);
    expect(lettersOf(["高青县", "青县", "平阴县"])).toEqual(["1", "2", "3"]);
    expect(lettersOf(["Bo", "Boshan", "B"])).toEqual(["1", "2", "3"]);
    expect(lettersOf(["7", "Boshan"])).toEqual(["1", "2"]);
    expect(lettersOf([])).toEqual([]);
  });

  it("tells 12 places apart in both languages", () => {
    const chinese = "历城 章丘 平阴 济阳 商河 张店 淄川 博山 临淄 周村 桓台 高青".split(" ");
    const english =
      "Licheng Zhangqiu Pingyin Jiyang Shanghe Zhangdian Zichuan Boshan Linzi Zhoucun Huantai Gaoqing".split(
        " ",
      );
    expect(lettersOf(chinese).join("")).toBe("历章平济商张川博临周桓高");
    expect(lettersOf(english).join(" ")).toBe("Lc Zq P J S Zd Zi B Ln Zo H G");
  });

  it.each([60, 2843])("tells %i places with characters of their own apart", (count) => {
    const names = Array.from({ length: count }, (_, index) =>
      String.fromCodePoint(0x6000 + index, 0x53bf),
    );
    const signs = lettersOf(names);
    expect(signs.every((sign, index) => names[index]?.startsWith(sign))).toBe(true);
  });

  it.each([60, 2843])("numbers %i places that letters cannot tell apart", (count) => {
    const places = Array.from({ length: count }, (_, index) => index);
    const english = places.map((index) => `Place ${index.toString(26)}`);
    const chinese = places.map((index) =>
      String.fromCodePoint(0x6000 + (index % 57), 0x6000 + Math.floor(index / 57)),
    );
    expect(lettersOf(english)).toEqual(numbers(count));
    expect(lettersOf(chinese)).toEqual(numbers(count));
  });

  const anyName = fc.oneof(
    fc.stringMatching(/^[平阴张店博山峄城高青密县]{1,4}$/),
    fc.stringMatching(/^[A-Ea-e]{1,6}$/),
  );

  it("gives every place one sign and no two the same, short ones or all numbers, in any order", () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 12 }), (names) => {
        const signs = lettersOf(names);
        expect(signs).toHaveLength(names.length);
        expect(new Set(signs).size).toBe(names.length);
        const isNumbered = signs.every((sign, index) => sign === String(index + 1));
        if (isNumbered) return;
        for (const [index, sign] of signs.entries()) {
          const letters = new Set(names[index]?.toLowerCase());
          expect([...sign.toLowerCase()].every((one) => letters.has(one))).toBe(true);
          expect([...sign].length).toBeLessThanOrEqual(2);
        }
        const turned = lettersOf(names.toReversed());
        expect(turned.toReversed()).toEqual(signs);
      }),
    );
  });
});
