import { describe, expect, it } from "vitest";
import { meantBy, readAsMeant } from "../../../src/dataset/characters/meant.ts";

/** Every character of the blocks of radicals that Unicode has assigned. */
const RADICALS = Array.from({ length: 0x2fe0 - 0x2e80 }, (_, index) =>
  String.fromCodePoint(0x2e80 + index),
).filter((character) => /\p{Assigned}/u.test(character));

describe("meantBy(character)", () => {
  it.each([
    ["⻓", "长"],
    ["⺠", "民"],
    ["⻅", "见"],
    ["⻋", "车"],
    ["⽣", "生"],
    ["⼈", "人"],
    ["㇐", "一"],
    ["豈", "豈"],
  ])("of %s is %s", (character, meant) => {
    expect(meantBy(character)).toBe(meant);
  });

  it("is a unified ideograph for every radical but the one that repeats", () => {
    const without = RADICALS.filter((radical) => meantBy(radical) === null);
    expect(RADICALS).toHaveLength(329);
    expect(without).toEqual(["⺀"]);
    for (const radical of RADICALS) {
      expect(meantBy(radical) ?? "一").toMatch(/^\p{Unified_Ideograph}$/u);
    }
  });

  it("is the compatible form, where there is one, for nearly all", () => {
    const others = RADICALS.filter((radical) => {
      const form = radical.normalize("NFKC");
      return form !== radical && form !== meantBy(radical);
    });
    expect(others).toEqual([]);
  });

  it("leaves characters that only stand among doubles", () => {
    expect(meantBy("﨎")).toBe("﨎");
  });
});

describe("readAsMeant(text)", () => {
  it("reads text copied out of a PDF", () => {
    expect(readAsMeant("\ufeff同⽐增⻓5.2%，\u00ad⼈\u200b⺠")).toBe("同比增长5.2%，人民");
  });

  it("keeps spaces, tabs and line breaks", () => {
    expect(readAsMeant("\t一\u3000二\r\n")).toBe("\t一\u3000二\r\n");
  });
});
