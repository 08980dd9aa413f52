import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { chooseJobs } from "../../../src/app/build/choose.ts";
import type { Job } from "../../../src/app/build/job.ts";
import { draftBriefing } from "../../../src/briefing.ts";
import type { Dataset, PeriodChoice, SubjectAsked } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../../src/design.ts";
import { ReportError } from "../../../src/error.ts";
import { packageHome } from "../../../src/package.ts";
import { generatedFiles } from "../../dataset/generated.ts";

let design: Design;
beforeAll(async () => {
  design = await loadDesign(packageHome());
});

function readGenerated(places: number): Dataset {
  const { value } = readDataset(generatedFiles({ places, compared: places, missing: 0.2 }));
  if (!value) throw new Error("The generated dataset has faults");
  return value;
}

interface Request extends SubjectAsked {
  readonly id: string;
  readonly regions?: readonly string[];
  readonly period?: PeriodChoice;
}

/** Requests that name what there is, sound or not; a focus is mostly among the places. */
function requestsOf(dataset: Dataset): fc.Arbitrary<Request> {
  const some = (ids: Iterable<string>, most: number) =>
    fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: most });
  const asked = fc.record(
    {
      id: fc.constantFrom(...dataset.briefings.keys(), ...design.kindById.keys()),
      regions: some(dataset.regionById.keys(), 4),
      focus: fc.constantFrom(...dataset.regionById.keys()),
      themes: some(dataset.themeById.keys(), 3),
      indicators: some(dataset.indicatorById.keys(), 4),
      period: fc.constantFrom<PeriodChoice>("latest common", { period: "2023" }),
    },
    { requiredKeys: ["id"] },
  ) as fc.Arbitrary<Request>;
  return fc.tuple(asked, fc.nat(3)).map(([request, at]) => {
    const [own] = at < 3 ? (request.regions ?? []).slice(at) : [];
    return request.focus && own ? { ...request, focus: own } : request;
  });
}

/** The jobs of a request; its refusal where it is not sound. */
function choose(dataset: Dataset, { id, ...asked }: Request): readonly Job[] | ReportError {
  try {
    return chooseJobs(dataset, design.kindById, { ids: [id], lang: ["en"], ...asked }).jobs;
  } catch (fault) {
    if (fault instanceof ReportError) return fault;
    throw fault;
  }
}

const draftOf = (dataset: Dataset, { spec, regions, language }: Job) =>
  draftBriefing({ ...design, dataset, spec, regions, locale: design.localeByLanguage[language] });

describe("whatever is asked of a briefing", () => {
  it.each([
    [1, 25],
    [6, 30],
    [60, 12],
  ])("of %i places shows this alone, or is refused", (places, numRuns) => {
    const dataset = readGenerated(places);
    const outcomes = { made: 0, refused: 0 };
    const property = fc.property(requestsOf(dataset), (request) => {
      const chosen = choose(dataset, request);
      if (chosen instanceof ReportError) {
        outcomes.refused++;
        expect(chosen.code).toBe("USAGE");
        expect(chosen.message + chosen.hint).toMatch(/;|leave|name/);
        return;
      }
      outcomes.made++;
      const [job] = chosen;
      if (!job) throw new Error("Nothing is made");
      const { view } = draftOf(dataset, job);
      const figures = view.facts.flatMap((fact) => fact.figures.map((id) => id.split("/")));
      expect(figures.length).toBeGreaterThan(0);
      const shown = new Set([...job.regions, ...job.spec.references]);
      expect(figures.filter(([region = ""]) => !shown.has(region))).toEqual([]);
      const { themes, indicators } = request;
      const told = new Set(job.spec.told);
      const isTold = (id: string) => !(themes || indicators) || told.has(id);
      expect(figures.filter(([, indicator = ""]) => !isTold(indicator))).toEqual([]);
      expect(indicators ? [...told].filter((id) => !indicators.includes(id)) : []).toEqual([]);
    });
    fc.assert(property, { numRuns });
    expect(Math.min(outcomes.made, outcomes.refused)).toBeGreaterThan(0);
  });
});
