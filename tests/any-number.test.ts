import { beforeAll, describe, expect, it } from "vitest";
import { HARD, inventDataset } from "../bench/dataset/read.ts";
import { withParts, withPrintParts } from "../bench/parts.ts";
import { auditPdf } from "../src/audit/audit.ts";
import { type Briefing, draftBriefing, printDraft } from "../src/briefing.ts";
import type { Language } from "../src/dataset/model.ts";

const COUNTS = [1, 2, 6, 12, 61] as const;
const KINDS = ["comparison", "one-page", "profile", "targets", "data-book"] as const;
const INDICATORS = 14;
/** A data book gives a page or more to each theme, which is built like the next. */
const INDICATORS_OF_BOOKS = 7;
/** By turns, so that every kind and every count is seen in both. */
const CASES = COUNTS.flatMap((count, row) =>
  KINDS.map((kind, column) => ({
    count,
    kind,
    language: ((row + column) % 2 === 0 ? "zh" : "en") as Language,
  })),
)
  .filter(({ kind, count }) => kind !== "profile" || count > 1)
  // A data book of so many is seen by bench/kinds.ts: it takes as long as ten others.
  .filter(({ kind, count }) => kind !== "data-book" || count < 61);

const made = new Map<string, Briefing>();
const nameOf = ({ kind, count, language }: (typeof CASES)[number]) =>
  `${kind} ${count} ${language}`;

beforeAll(async () => {
  await withParts((parts) =>
    withPrintParts(parts, async ({ design, printer }) => {
      for (const count of COUNTS) {
        const invent = (indicators: number) =>
          inventDataset({ places: count, compared: count, indicators, ...HARD });
        const [all, few] = [invent(INDICATORS), invent(INDICATORS_OF_BOOKS)];
        for (const one of CASES.filter((each) => each.count === count)) {
          const dataset = one.kind === "data-book" ? few : all;
          const spec = [...dataset.briefings.values()].find(({ kind }) => kind === one.kind);
          if (!spec) throw new Error(`There is no ${one.kind} of ${count} places`);
          const locale = design.localeByLanguage[one.language];
          const request = { dataset, spec, regions: spec.regions, locale, ...design };
          made.set(nameOf(one), await printDraft(draftBriefing(request), printer));
        }
      }
    }),
  );
}, 600_000);

describe("a briefing of any number of places", () => {
  it.each(CASES)("has nothing for the audit to find: $kind of $count in $language", async (one) => {
    const { pdf, facts } = made.get(nameOf(one)) ?? expect.fail("was not made");
    const { findings } = await auditPdf(pdf, { facts });
    expect(findings.map(({ page, code, message }) => `${page} ${code} ${message}`)).toEqual([]);
  });

  it.each(COUNTS)("keeps its limit of pages: %i places", (count) => {
    for (const one of CASES.filter((each) => each.count === count)) {
      const { pages } = made.get(nameOf(one)) ?? expect.fail("was not made");
      if (one.kind === "one-page") expect(pages).toBe(1);
      if (one.kind === "profile") expect(pages).toBeLessThanOrEqual(2);
    }
  });

  it.each([
    [
      "cuts no line where a place has two documents and tables of few rows",
      { places: 1, compared: 1, indicators: 14, editions: 2 },
      ["all-places", "zh"],
    ],
    [
      "draws places of two documents, of which one has but words and a target",
      { places: 4, compared: 4, indicators: 30, editions: 2 },
      ["pair", "zh"],
    ],
    [
      "lets the names of two places at one value of a distribution go over lines",
      { places: 33, compared: 33, indicators: 30 },
      ["profile-shinongkang", "en"],
    ],
  ] as const)("%s", async (_, options, [id, language]) => {
    const dataset = inventDataset(options);
    const spec = dataset.briefings.get(id) ?? expect.fail("no such briefing");
    const found = await withParts((parts) =>
      withPrintParts(parts, async ({ design, printer }) => {
        const locale = design.localeByLanguage[language];
        const request = { dataset, spec, regions: spec.regions, locale, ...design };
        const { pdf, facts } = await printDraft(draftBriefing(request), printer);
        return (await auditPdf(pdf, { facts })).findings;
      }),
    );
    expect(found).toEqual([]);
  });
});
