import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAmount, formatNumber, powerOf, shownDecimals } from "../../src/view/number.ts";

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

describe("formatAmount(value, decimals, precision, language)", () => {
  const written = (value: number, precision: number) =>
    (["zh", "en"] as const).map((language) =>
      formatAmount(value, 0, precision, language).replace("\u00a0", " "),
    );

  it.each<[value: number, precision: number, zh: string, en: string]>([
    [42_400, 100, "4.24万", "42.4 thousand"],
    [15_000, 1000, "1.5万", "15 thousand"],
    [10_000, 10_000, "1万", "10 thousand"],
    [130_000, 10_000, "13万", "0.13 million"],
    [-42_000, 100, "−4.20万", "−42.0 thousand"],
    [3300, 100, "0.33万", "3.3 thousand"],
    [120_000_000, 10_000_000, "1.2亿", "0.12 billion"],
    [10_000_000, 10_000_000, "0.1亿", "10 million"],
    [300_000_000, 100_000_000, "3亿", "0.3 billion"],
  ])(
    "writes %s known to %s in the power of ten that its digits bear",
    (value, precision, zh, en) => {
      expect(written(value, precision)).toEqual([zh, en]);
    },
  );

  it("leaves as it is what is known to one unit or better", () => {
    expect(written(54095, 1)).toEqual(["54095", "54,095"]);
    expect(formatAmount(44.9, 2, 0.1, "en")).toBe("44.9");
    expect(powerOf(54095, null, "zh")).toBeNull();
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
