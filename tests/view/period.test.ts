import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Language } from "../../src/dataset/model.ts";
import type { Context } from "../../src/view/context.ts";
import { openLedger } from "../../src/view/ledger.ts";
import { readLocale } from "../../src/view/locale.ts";
import { listPeriods, type PeriodOf, wordPeriod } from "../../src/view/period.ts";
import { plainText } from "../../src/view/sentence.ts";

function localeOf(language: Language) {
  const file = new URL(`../../templates/locales/${language}.yaml`, import.meta.url);
  return readLocale(readFileSync(file, "utf8"), language);
}

function list(language: Language, periods: readonly (number | PeriodOf)[], options = {}): string {
  const context = { ledger: openLedger(), locale: localeOf(language) } as unknown as Context;
  const all = periods.map((one) =>
    typeof one === "number" ? { period: String(one), time: null } : one,
  );
  return plainText(listPeriods(context, all, "year", options));
}

describe("listPeriods(context, periods, formula)", () => {
  it("lists two years, each once, in order", () => {
    expect(list("zh", [2023, 2022, 2023])).toBe("2022年、2023年");
    expect(list("en", [2023, 2022])).toBe("2022 and 2023");
  });

  it("writes three or more in a row as a range", () => {
    expect(list("zh", [2022, 2021, 2023])).toBe("2021—2023年");
    expect(list("en", [2021, 2022, 2023, 2024])).toBe("2021–2024");
  });

  it("writes two in a row as a range where it is asked to", () => {
    expect(list("zh", [2022, 2023], { shortestRange: 2 })).toBe("2022—2023年");
    expect(list("en", [2022], { shortestRange: 2 })).toBe("2022");
  });

  it("makes no range over a year that is not there", () => {
    expect(list("zh", [2021, 2022, 2024])).toBe("2021年、2022年、2024年");
  });

  it("lists other periods, from four on the first and the last", () => {
    const months = ["2024-03", "2024-01", "2024-02"].map((period) => ({
      period,
      time: "flow" as const,
    }));
    expect(list("zh", months)).toBe("2024年1月、2024年2月、2024年3月");
    expect(list("en", [...months, { period: "2024-04", time: "flow" }])).toBe(
      "January 2024–April 2024",
    );
  });

  it("tells a year of a stock from one of a flow", () => {
    expect(list("zh", [{ period: "2023", time: "stock" }])).toBe("2023年末");
    expect(list("en", [{ period: "2023", time: "flow" }])).toBe("2023");
  });
});

describe("wordPeriod(locale, period, length)", () => {
  const flow = (period: string): PeriodOf => ({ period, time: "flow" });
  const stock = (period: string): PeriodOf => ({ period, time: "stock" });

  it.each([
    [flow("2024-H1"), "2024年上半年", "the first half of 2024", "first half 2024"],
    [flow("2024-Q3"), "2024年三季度", "the third quarter of 2024", "third quarter 2024"],
    [flow("2024-09"), "2024年9月", "September 2024", "Sep 2024"],
    [flow("2024-01/09"), "2024年1—9月", "January–September 2024", "Jan–Sep 2024"],
    [stock("2023"), "2023年末", "the end of 2023", "end of 2023"],
    [stock("2024-09"), "2024年9月末", "the end of September 2024", "end of Sep 2024"],
    [stock("2024-05-15"), "2024年5月15日", "15 May 2024", "15 May 2024"],
  ])("says %o", (one, zh, long, short) => {
    expect(wordPeriod(localeOf("zh"), one, "long")).toBe(zh);
    expect(wordPeriod(localeOf("zh"), one, "short")).toBe(zh);
    expect(wordPeriod(localeOf("en"), one, "long")).toBe(long);
    expect(wordPeriod(localeOf("en"), one, "short")).toBe(short);
  });
});
