import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lettersOf } from "../../src/marks/letters.ts";

const ALPHABET = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** A to Z, AA to ZZ, then three of them. */
const ORDERED = [
  "",
  ...ALPHABET,
  ...ALPHABET.flatMap((one) => ALPHABET.map((two) => one + two)),
].flatMap((before) => ALPHABET.map((last) => before + last));
const inOrder = (count: number) => ORDERED.slice(0, count);

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

  it("counts places by letters where those of their names do not tell them apart", () => {
    expect(lettersOf(["城区", "城区"])).toEqual(["A", "B"]);
    expect(lettersOf(["高青县", "青县", "平阴县"])).toEqual(["A", "B", "C"]);
    expect(lettersOf(["Bo", "Boshan", "B"])).toEqual(["A", "B", "C"]);
    expect(lettersOf(["7", "Boshan"])).toEqual(["A", "B"]);
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

  it.each([60, 2843])("counts %i places that letters of theirs cannot tell apart", (count) => {
    const places = Array.from({ length: count }, (_, index) => index);
    const english = places.map((index) => `Place ${index.toString(26)}`);
    const chinese = places.map((index) =>
      String.fromCodePoint(0x6000 + (index % 57), 0x6000 + Math.floor(index / 57)),
    );
    expect(lettersOf(english)).toEqual(inOrder(count));
    expect(lettersOf(chinese)).toEqual(inOrder(count));
  });

  const anyName = fc.oneof(
    fc.stringMatching(/^[平阴张店博山峄城高青密县]{1,4}$/),
    fc.stringMatching(/^[A-Ea-e]{1,6}$/),
  );

  it("gives every place one sign and no two the same, short ones or all in order", () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 12 }), (names) => {
        const signs = lettersOf(names);
        expect(signs).toHaveLength(names.length);
        expect(new Set(signs).size).toBe(names.length);
        if (signs.every((sign, index) => sign === ORDERED[index])) return;
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
