import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Language } from "../../src/dataset/model.ts";
import type { Context } from "../../src/view/context.ts";
import { openLedger } from "../../src/view/ledger.ts";
import { readLocale } from "../../src/view/locale.ts";
import { plainText } from "../../src/view/sentence.ts";
import { listYears } from "../../src/view/year.ts";

function list(language: Language, years: readonly number[], options = {}): string {
  const file = new URL(`../../templates/locales/${language}.yaml`, import.meta.url);
  const context = {
    ledger: openLedger(),
    locale: readLocale(readFileSync(file, "utf8"), language),
  };
  return plainText(listYears(context as unknown as Context, years, "year", [], options));
}

describe("listYears(context, years, formula)", () => {
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
});
