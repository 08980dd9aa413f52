import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { mustRead, withParts, withPrintParts } from "../bench/parts.ts";
import { inventPlaces } from "../bench/places.ts";
import { type Briefing, makeBriefing } from "../src/briefing.ts";
import { LANGUAGES, type Language } from "../src/dataset/model.ts";
import { plainText } from "../src/view/sentence.ts";

const COUNTS = [2, 5, 12] as const;
/** What stays on the page whatever goes: every row of the table; of many places charts go first, in English all of them. */
const LEAST = {
  2: { charts: { zh: 4, en: 4 }, rows: 9 },
  5: { charts: { zh: 4, en: 4 }, rows: 9 },
  12: { charts: { zh: 1, en: 0 }, rows: 9 },
};

let briefings: ReadonlyMap<string, Briefing>;

beforeAll(async () => {
  const made = new Map<string, Briefing>();
  await withParts((parts) =>
    withPrintParts(parts, async ({ files, design, printer }) => {
      const shipped = mustRead(files);
      const spec = shipped.briefings.get("one-page");
      if (!spec) throw new Error("There is no one-page briefing");
      for (const count of COUNTS) {
        const dataset = count > 5 ? inventPlaces(shipped, count) : shipped;
        const regions = [...dataset.regionById.keys()].slice(0, count);
        for (const language of LANGUAGES) {
          const locale = design.localeByLanguage[language];
          const request = { dataset, spec, regions, locale, ...design };
          made.set(`${count} ${language}`, await makeBriefing(request, printer));
        }
      }
    }),
  );
  briefings = made;
}, 120_000);

const CASES = COUNTS.flatMap((count) => LANGUAGES.map((language) => ({ count, language })));

function briefingOf(count: number, language: Language): Briefing {
  const briefing = briefings.get(`${count} ${language}`);
  if (!briefing) throw new Error("The briefing was not made");
  const folder = process.env.BRIEFINGS_TEST_PAGES;
  if (folder) writeFileSync(`${folder}/one-page-${count}.${language}.pdf`, briefing.pdf);
  return briefing;
}

describe("the one-page briefing", () => {
  it.each(CASES)("is one page under 150 KB with $count places in $language", (one) => {
    const { pages, pdf } = briefingOf(one.count, one.language);
    expect(pages).toBe(1);
    expect(pdf.length).toBeLessThan(150 * 1024);
  });

  it.each(CASES)(
    "shows what fits and says what does not with $count places in $language",
    (one) => {
      const { view } = briefingOf(one.count, one.language);
      const charts = view.sections.flatMap((section) => section.charts).length;
      const rows = view.headline?.rows.length ?? 0;
      expect(view.headline?.columns).toHaveLength(one.count);
      expect(view.findings.length).toBeGreaterThanOrEqual(one.count > 5 ? 3 : 4);
      expect(charts).toBeGreaterThanOrEqual(LEAST[one.count].charts[one.language]);
      expect(rows).toBeGreaterThanOrEqual(LEAST[one.count].rows);
      const isWhole = charts === 4 && rows === 9 && one.count <= 5;
      expect(plainText(view.omitted) === "").toBe(isWhole);
    },
  );
});
