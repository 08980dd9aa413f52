import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { speakInMillions } from "../../src/view/millions.ts";
import { formatNumber } from "../../src/view/number.ts";

function say(value: number, unit: string, precision = 1): string {
  const decimals = Math.max(0, -Math.log10(precision));
  const spoken = speak(value, unit, decimals, precision);
  return `${formatNumber(spoken.value, spoken.decimals, spoken.precision, "en")} ${spoken.unit}`;
}

function speak(value: number, unit: string, decimals = 0, precision = 1) {
  const printed = { value: new Decimal(value), unit, decimals, precision, formula: null };
  return speakInMillions(printed);
}

describe("speakInMillions(printed)", () => {
  it("moves the point of ten thousands and keeps every printed digit", () => {
    expect(say(8884, "10,000 US dollars")).toBe("88.84 million US dollars");
    expect(say(5100, "10,000 US dollars")).toBe("51.00 million US dollars");
    expect(say(36.52, "10,000 persons", 0.01)).toBe("365,200 persons");
    expect(say(2.1, "100 million US dollars", 0.1)).toBe("210 million US dollars");
  });
  it("leaves the yuan of the documents and units without a power of ten as they are", () => {
    expect(say(804.1, "100 million yuan", 0.1)).toBe("804.1 hundred million yuan");
    expect(say(15000, "persons")).toBe("15,000 persons");
  });
  it("says how the figure makes the number where it is another", () => {
    expect(speak(8884, "10,000 US dollars").formula).toBe("printed value × 0.01");
    expect(speak(8884, "persons").formula).toBeNull();
  });
  it("never changes the amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (value) => {
        const spoken = speak(value, "10,000 yuan");
        const scale = spoken.unit.startsWith("million ") ? 1e6 : 1;
        expect(spoken.value.times(scale).toNumber()).toBe(value * 1e4);
      }),
    );
  });
});
