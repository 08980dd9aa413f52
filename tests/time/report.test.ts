import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { generateMonthly } from "../../bench/dataset/monthly.ts";
import { HARD, inventDataset } from "../../bench/dataset/read.ts";
import { mustRead, withParts, withPrintParts } from "../../bench/parts.ts";
import { auditPdf } from "../../src/audit/audit.ts";
import { type Briefing, draftBriefing, printDraft } from "../../src/briefing.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import {
  type BriefingSpec,
  type Dataset,
  LANGUAGES,
  type Language,
} from "../../src/dataset/model.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { filesOf } from "../dataset/fixture.ts";
import { expectGolden } from "../golden.ts";
import { MONTHLY } from "../starter.ts";
import { textOf } from "./text.ts";

/** A monthly report to make, of invented places or of the starter (0). */
interface Case {
  readonly count: number;
  readonly frequency: BriefingSpec["frequency"];
  readonly language: Language;
  /** True for plans with contradictions, words, bounds and long names, of one year. */
  readonly isHard?: boolean;
}

const CASES: readonly Case[] = [
  { count: 0, frequency: "since_january", language: "zh" },
  { count: 0, frequency: "since_january", language: "en" },
  { count: 1, frequency: "month", language: "zh" },
  { count: 2, frequency: "since_january", language: "en" },
  { count: 6, frequency: "month", language: "en" },
  { count: 12, frequency: "since_january", language: "zh" },
  { count: 60, frequency: "month", language: "en" },
  { count: 60, frequency: "year", language: "zh" },
  { count: 2, frequency: "year", language: "zh", isHard: true },
  { count: 61, frequency: "year", language: "en", isHard: true },
];

let design: Design;
let starter: Dataset;
const made = new Map<Case, Briefing>();

async function readStarter(): Promise<Dataset> {
  return mustRead(await readDataFolder(join(packageHome(), "templates/starter")));
}

function invented({ count: places, isHard = false }: Case): Dataset {
  if (isHard) return inventDataset({ places, compared: places, indicators: 7, ...HARD });
  const files = generateMonthly({ places, indicators: 4, months: 14 });
  return mustRead(filesOf(Object.fromEntries(files.map(({ path, text }) => [path, text]))));
}

function specOf(dataset: Dataset, { count, frequency }: Case): BriefingSpec {
  if (count === 0) return dataset.briefings.get(MONTHLY) ?? expect.fail("is not in the starter");
  const [own] = dataset.briefings.values();
  const headline = [...dataset.indicatorById.keys()].map((indicator) => ({
    indicator,
    measures: ["level", "count", "share", "growth"] as const,
  }));
  const regions = [...dataset.regionById.keys()];
  return { ...(own ?? expect.fail()), kind: "monthly", frequency, regions, headline, focus: null };
}

beforeAll(async () => {
  design = await loadDesign(packageHome());
  starter = await readStarter();
  await withParts((parts) =>
    withPrintParts(parts, async ({ printer }) => {
      for (const one of CASES) {
        const dataset = one.count === 0 ? starter : invented(one);
        const spec = specOf(dataset, one);
        const locale = design.localeByLanguage[one.language];
        const request = { dataset, spec, regions: spec.regions, locale, ...design };
        made.set(one, await printDraft(draftBriefing(request), printer));
      }
    }),
  );
});

describe("a monthly report", () => {
  it.each(CASES)(
    "has nothing for the audit to find: $count places, $frequency, in $language",
    async (one) => {
      const { pdf, facts } = made.get(one) ?? expect.fail("was not made");
      const { findings } = await auditPdf(pdf, { facts });
      expect(findings.map(({ page, code, message }) => `${page} ${code} ${message}`)).toEqual([]);
    },
  );

  it.each(CASES.filter(({ count, isHard }) => count <= 2 && !isHard))(
    "has two pages: $count places, $frequency, in $language",
    (one) => {
      expect(made.get(one)?.pages).toBe(2);
    },
  );

  it.each(LANGUAGES)("says of the starter what is recorded in %s", (language) => {
    const spec = specOf(starter, { count: 0, frequency: "since_january", language });
    const locale = design.localeByLanguage[language];
    const request = { dataset: starter, spec, regions: spec.regions, locale, ...design };
    expectGolden(`time/report.${language}.txt`, textOf(draftBriefing(request).view));
  });

  it("shows neither lines nor changes where one period is all there is", () => {
    const locale = design.localeByLanguage.en;
    const own = specOf(starter, { count: 0, frequency: "year", language: "en" });
    const headline = [
      { indicator: "gross_regional_product", measures: ["level", "growth"] as const },
    ];
    const spec: BriefingSpec = { ...own, frequency: "year", period: "latest of each", headline };
    const request = { dataset: starter, spec, regions: spec.regions, locale, ...design };
    const { view } = draftBriefing(request);
    expect(view).not.toHaveProperty("trends");
    expect(view).not.toHaveProperty("changes");
    expect(view.latest?.groups.flatMap(({ rows }) => rows.map(({ course }) => course))).toEqual([
      null,
      null,
    ]);
  });
});
