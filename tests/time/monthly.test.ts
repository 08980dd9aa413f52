import { beforeAll, describe, expect, it } from "vitest";
import { generateMonthly } from "../../bench/dataset/monthly.ts";
import { mustRead, withParts, withPrintParts } from "../../bench/parts.ts";
import { auditPdf } from "../../src/audit/audit.ts";
import { type Briefing, draftBriefing, printDraft } from "../../src/briefing.ts";
import type { Dataset, Language } from "../../src/dataset/model.ts";
import { filesOf } from "../dataset/fixture.ts";

const COUNTS = [1, 2, 6, 33, 70] as const;
const KINDS = ["comparison", "one-page", "profile", "data-book"] as const;
const FREQUENCIES = ["since_january", "month"] as const;
/** By turns, so that every kind, count and frequency is seen in both languages. */
const CASES = COUNTS.flatMap((count, row) =>
  KINDS.map((kind, column) => ({
    count,
    kind,
    frequency: FREQUENCIES[(row + column) % 2] ?? "month",
    language: ((Math.floor(row / 2) + column) % 2 === 0 ? "zh" : "en") as Language,
  })),
)
  .filter(({ kind, count }) => kind !== "profile" || count > 1)
  // A data book of so many takes as long as ten others; of 33 places it has the same tables.
  .filter(({ kind, count }) => kind !== "data-book" || count < 70);

function datasetOf(places: number): Dataset {
  const files = generateMonthly({ places, indicators: 9, months: 14 });
  return mustRead(filesOf(Object.fromEntries(files.map(({ path, text }) => [path, text]))));
}

const made = new Map<(typeof CASES)[number], Briefing>();

beforeAll(async () => {
  await withParts((parts) =>
    withPrintParts(parts, async ({ design, printer }) => {
      for (const count of COUNTS) {
        const dataset = datasetOf(count);
        for (const one of CASES.filter((each) => each.count === count)) {
          const spec = [...dataset.briefings.values()].find(
            ({ kind, frequency }) => kind === one.kind && frequency === one.frequency,
          );
          if (!spec) throw new Error(`There is no ${one.kind} of ${count} places`);
          const locale = design.localeByLanguage[one.language];
          const request = { dataset, spec, regions: spec.regions, locale, ...design };
          made.set(one, await printDraft(draftBriefing(request), printer));
        }
      }
    }),
  );
});

describe("a briefing of monthly reports", () => {
  it.each(CASES)(
    "has nothing for the audit to find: $kind of $count, $frequency, in $language",
    async (one) => {
      const { pdf, facts } = made.get(one) ?? expect.fail("was not made");
      const { findings } = await auditPdf(pdf, { facts });
      expect(findings.map(({ page, code, message }) => `${page} ${code} ${message}`)).toEqual([]);
    },
  );

  it("says the months, and never the past year", () => {
    for (const [{ language }, { html }] of made) {
      const words = html.replace(/<style>.*?<\/style>/gs, "").replace(/<[^>]+>/g, "");
      expect(words).not.toMatch(language === "zh" ? /上年|当年/ : /past year|plan year/);
      expect(words).toMatch(
        language === "zh" ? /201[56]年(?:\d+—)?\d+月/ : /(?:Jan|Feb)[a-z]* 2016/,
      );
    }
  });

  it("says that nothing proves the figures, on the page and in the facts", () => {
    for (const [{ language }, { html, facts }] of made) {
      expect(html).toContain(language === "zh" ? "未经核对" : "not proved");
      const figures = facts.filter(({ figures }) => figures.length > 0);
      expect(figures.every(({ notProved }) => (notProved?.length ?? 0) > 0)).toBe(true);
    }
  });
});
