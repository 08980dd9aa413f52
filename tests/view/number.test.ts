import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber, shownDecimals } from "../../src/view/number.ts";

describe("formatNumber(value, decimals, precision, language)", () => {
  it("shows no digit that the document does not print", () => {
    expect(formatNumber(275, 1, 1, "zh")).toBe("275");
    expect(formatNumber(44.9, 2, 0.1, "zh")).toBe("44.9");
  });
  it("keeps a printed zero at the end", () => {
    expect(formatNumber(3, 1, 0.1, "en")).toBe("3.0");
  });
  it("groups thousands in English and not in Chinese", () => {
    expect(formatNumber(54095, 0, 1, "en")).toBe("54,095");
    expect(formatNumber(54095, 0, 1, "zh")).toBe("54095");
  });
  it("writes a true minus sign, and none before zero", () => {
    expect(formatNumber(-6.5, 1, 0.1, "zh")).toBe("−6.5");
    expect(formatNumber(-0.04, 1, 0.01, "en")).toBe("0.0");
  });
  it("rounds half away from zero, on the decimal digits and not on their binary neighbours", () => {
    expect(formatNumber(1.005, 2, null, "en")).toBe("1.01");
    expect(formatNumber(-2.5, 0, null, "en")).toBe("−3");
  });
  it("reads back as the number it was given, to the last digit shown", () => {
    const tenths = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((n) => n / 10);
    fc.assert(
      fc.property(tenths, fc.constantFrom("zh" as const, "en" as const), (value, language) => {
        const text = formatNumber(value, 1, 0.1, language).replaceAll(",", "").replace("−", "-");
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
      { numRuns: 500 },
    );
  });
});

describe("shownDecimals(decimals, precision)", () => {
  it("takes the fewer of what is asked for and what is printed", () => {
    expect(shownDecimals(2, 0.1)).toBe(1);
    expect(shownDecimals(1, 0.01)).toBe(1);
    expect(shownDecimals(0, 1000)).toBe(0);
    expect(shownDecimals(2, null)).toBe(2);
  });
});
