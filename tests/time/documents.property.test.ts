import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { comparisonsOf } from "../../src/analysis/compare.ts";
import { indexFigures } from "../../src/analysis/figure-index.ts";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { Timing } from "../../src/analysis/timing.ts";
import { asOf } from "../../src/dataset/as-of.ts";
import type { Dataset, Figure } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { frequencyOf } from "../../src/dataset/time/period.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { buildView } from "../../src/view/view.ts";
import { casesOf } from "../seed.ts";
import { type Folder, filesOfFolder, folders } from "./generator.ts";

const TIMINGS: readonly Timing[] = [
  { frequency: "year", period: null },
  { frequency: "year", period: "2022" },
  { frequency: "since_january", period: null },
  { frequency: "month", period: null },
];
const RUNS = { numRuns: casesOf(80) };

let design: Design;
beforeAll(async () => {
  design = await loadDesign(packageHome());
});

function read(folder: Folder, name?: (id: string) => string): Dataset {
  const { value, diagnostics } = readDataset(filesOfFolder(folder, name ? { name } : {}));
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return value;
}

/** Everything a briefing says, in both languages and of several periods. */
function pagesOf(dataset: Dataset): string {
  const spec = dataset.briefings.get("book") ?? expect.fail("no briefing");
  const kind = design.kindById.get("data-book") ?? expect.fail("no kind");
  const choices = [
    { period: "latest of each", frequency: "year" },
    { period: "latest common", frequency: "year" },
    { period: "latest of each", frequency: "since_january" },
  ] as const;
  const views = choices.flatMap((choice) => {
    const asked = { ...spec, ...choice };
    const analysis = analyze(dataset, asked, asked.regions, kind);
    return (["zh", "en"] as const).map((language) => {
      const locale = design.localeByLanguage[language];
      const about = { dataset, spec: asked, kind, regions: asked.regions, analysis, locale };
      return buildView({ ...about, earlier: null });
    });
  });
  return JSON.stringify(views);
}

/** Where a figure stands in its file says nothing of it. */
function statementsOf({ figures }: Dataset): readonly Omit<Figure, "at">[] {
  return figures.map(({ at: _, ...figure }) => figure).sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe("documents of several periods, whatever they say", () => {
  it("ranks nothing of two periods, frequencies or references", () => {
    fc.assert(
      fc.property(folders, fc.constantFrom(...TIMINGS), (folder, timing) => {
        const dataset = read(folder);
        const regions = [...dataset.regionById.keys()];
        for (const indicator of dataset.indicatorById.keys()) {
          for (const { cells, groups } of comparisonsOf(dataset, indicator, regions, timing)) {
            for (const { ranks } of groups) {
              if (!ranks) continue;
              const ranked = cells.flatMap(({ region, figure }) =>
                figure && region in ranks ? [figure] : [],
              );
              expect(new Set(ranked.map(keyOf)).size).toBe(1);
            }
          }
        }
      }),
      RUNS,
    );
  });

  it("says nothing of two periods in one sentence but of a place's own", () => {
    fc.assert(
      fc.property(folders, fc.constantFrom(...TIMINGS), (folder, timing) => {
        const dataset = read(folder);
        const regions = [...dataset.regionById.keys()];
        const { figureById } = indexFigures(dataset);
        for (const finding of findFindings(dataset, { regions, timing })) {
          const figures = finding.evidence.flatMap((id) => figureById.get(id) ?? []);
          expect(figures).toHaveLength(finding.evidence.length);
          const isOfOnePlace = ["ambition", "turn", "gap", "structure"].includes(finding.kind);
          const isAgainstItself = finding.kind === "met";
          const groups = isOfOnePlace
            ? []
            : isAgainstItself
              ? regions.map((region) => figures.filter((figure) => figure.region === region))
              : [figures];
          for (const group of groups) {
            expect(new Set(group.map(keyOf)).size).toBeLessThanOrEqual(1);
          }
        }
      }),
      RUNS,
    );
  });

  it("makes the same pages whatever the order of documents and files", () => {
    fc.assert(
      fc.property(folders, fc.nat(), (folder, seed) => {
        const shuffled = { documents: shuffle(folder.documents, seed) };
        const renamed = read(shuffled, (id) => `${(seed + id.length * 7) % 10}-${id}`);
        const [one, other] = [read(folder), renamed];
        expect(statementsOf(other)).toEqual(statementsOf(one));
        expect(pagesOf(other)).toBe(pagesOf(one));
      }),
      { numRuns: casesOf(20) },
    );
  });

  it("is as of a date what it would be without the later documents", () => {
    fc.assert(
      fc.property(
        folders,
        fc.constantFrom("2022-03-15", "2023-02-15", "2024-01-31"),
        (folder, date) => {
          const known = {
            documents: folder.documents.filter(({ published }) => published <= date),
          };
          // A folder without figures is none.
          fc.pre(known.documents.some(({ figures }) => figures.length > 0));
          const [then, without] = [asOf(read(folder), date), read(known)];
          expect(statementsOf(then)).toEqual(statementsOf(without));
          expect(pagesOf(then)).toBe(pagesOf(without));
        },
      ),
      { numRuns: casesOf(30) },
    );
  });
});

function keyOf({ indicator, measure, period, on }: Figure): string {
  return [indicator, measure, period, frequencyOf(period), on].join(" ");
}

function shuffle<T>(items: readonly T[], seed: number): readonly T[] {
  return items
    .map((item, index) => ({ item, rank: Math.imul(seed + index + 1, 0x9e3779b1) >>> 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
