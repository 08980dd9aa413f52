import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { inventDataset } from "../bench/dataset/read.ts";
import { withParts, withPrintParts } from "../bench/parts.ts";
import { type Briefing, draftBriefing, printDraft } from "../src/briefing.ts";
import { type BriefingSpec, LANGUAGES, type Language } from "../src/dataset/model.ts";
import { plainText } from "../src/view/sentence.ts";

const COUNTS = [2, 5, 12] as const;
/**
 * What stays on the page whatever goes: every row of the table; charts, those beside findings among them, of many places
 * few or none.
 */
const LEAST = {
  2: { charts: { zh: 8, en: 8 }, rows: 9 },
  5: { charts: { zh: 5, en: 4 }, rows: 9 },
  12: { charts: { zh: 0, en: 0 }, rows: 9 },
};

/** Every place publishes everything. */
const ALL = { missing: 0, growth: 1 };

const text = (zh: string, en: string) => ({ zh, en });
const growing = ["level", "growth"] as const;
const bars = (indicator: string) =>
  ({ indicators: [indicator], measure: "level", form: "bars" }) as const;

/** Six indicators in nine rows, and four charts. */
const SPEC: BriefingSpec = {
  id: "one-page",
  kind: "one-page",
  title: text("区县主要指标一页简报", "Headline indicators on one page"),
  subject: text("各区县主要指标", "Headline indicators of counties"),
  keywords: { zh: ["区县对比"], en: ["county comparison"] },
  author: text("示例单位", "Example office"),
  date: "2026-11-23",
  period: "latest of each",
  frequency: "year",
  asOf: null,
  regions: [],
  focus: null,
  references: [],
  group: null,
  peers: [],
  pages: 1,
  headline: [
    { indicator: "gross_regional_product", measures: growing },
    { indicator: "fixed_asset_investment", measures: ["growth"] },
    { indicator: "retail_sales", measures: ["growth"] },
    { indicator: "imports_and_exports", measures: growing },
    { indicator: "general_public_budget_revenue", measures: growing },
    { indicator: "new_urban_jobs", measures: ["count"] },
  ],
  sections: [
    {
      theme: "economy",
      indicators: [],
      charts: [
        bars("gross_regional_product"),
        { indicators: ["gross_regional_product"], measure: "growth", form: "dumbbell" },
      ],
    },
    { theme: "trade", indicators: [], charts: [bars("imports_and_exports")] },
    { theme: "budget", indicators: [], charts: [bars("general_public_budget_revenue")] },
  ],
  at: { file: "one-page.yaml", line: 1, col: 1 },
};

let briefings: ReadonlyMap<string, Briefing>;

beforeAll(async () => {
  const made = new Map<string, Briefing>();
  await withParts((parts) =>
    withPrintParts(parts, async ({ design, printer }) => {
      for (const count of COUNTS) {
        const dataset = inventDataset({ places: count, compared: count, ...ALL });
        const regions = [...dataset.regionById.keys()];
        for (const language of LANGUAGES) {
          const locale = design.localeByLanguage[language];
          const request = { dataset, spec: SPEC, regions, locale, ...design };
          made.set(`${count} ${language}`, await printDraft(draftBriefing(request), printer));
        }
      }
    }),
  );
  briefings = made;
});

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
      const { view, html } = briefingOf(one.count, one.language);
      // Findings stay strips where their charts are left out.
      expect(html.match(/<li class="strip">/g)).toHaveLength(view.findings.length);
      const own = view.sections.flatMap((section) => section.charts).length;
      const charts = own + view.findings.filter(({ chart }) => chart).length;
      const rows = view.headline?.rows.length ?? 0;
      expect(view.headline?.columns).toHaveLength(one.count);
      expect(view.findings.length).toBeGreaterThanOrEqual(one.count > 2 ? 3 : 5);
      expect(charts).toBeGreaterThanOrEqual(LEAST[one.count].charts[one.language]);
      expect(rows).toBeGreaterThanOrEqual(LEAST[one.count].rows);
      const isWhole = own === 4 && rows === 9 && view.findings.length === 5;
      expect(plainText(view.omitted) === "").toBe(isWhole);
    },
  );
});
