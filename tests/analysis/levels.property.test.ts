import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import type { Derived, Group } from "../../src/analysis/model.ts";
import type { Dataset, Level } from "../../src/dataset/model.ts";
import { partOf } from "../../src/dataset/part.ts";
import {
  choosePlaces,
  type Places,
  placesByDefault,
  placesWithin,
} from "../../src/dataset/regions/choice.ts";
import { tierOf } from "../../src/dataset/regions/level.ts";
import { liesWithin } from "../../src/dataset/regions/tree.ts";
import { briefingOn } from "./briefing.ts";
import { buildDataset } from "./builder.ts";
import { generated } from "./generator.ts";

const HEADLINE = [{ indicator: "whole", measures: ["level", "growth"] }] as const;
const APPETITE = { findings: 1_000, sectionFindings: 1_000, least: 1, everyScope: true };

/** Everything that a briefing on these places may say. */
function analyzeFor(dataset: Dataset, { regions, references }: Places) {
  const part = partOf(dataset, [...regions, ...references]);
  const focus = regions[0] ?? null;
  return analyze(
    part,
    briefingOn(regions, { references, focus, headline: HEADLINE }),
    regions,
    APPETITE,
  );
}

/** The places that are put beside each other anywhere in an analysis: in a rank, a derived value or a finding. */
function* joinedIn(
  part: unknown,
  regionOf: ReadonlyMap<string, string>,
): Generator<readonly string[]> {
  if (typeof part !== "object" || part === null) return;
  const placesOf = (figures: readonly string[]) => figures.map((id) => regionOf.get(id) ?? id);
  if ("ranks" in part) {
    const { regions, ranks } = part as Group;
    if (ranks) yield regions;
  } else if ("formula" in part && "bound" in part) {
    yield placesOf((part as Derived).figures);
    return;
  } else if ("evidence" in part) {
    const { evidence, regions } = part as { evidence: string[]; regions: string[] };
    yield [...placesOf(evidence), ...regions];
  }
  for (const one of Object.values(part)) yield* joinedIn(one, regionOf);
}

function joinsPartAndWhole(analysis: unknown, dataset: Dataset): boolean {
  const regionOf = new Map(dataset.figures.map(({ id, region }) => [id, region]));
  for (const places of joinedIn(analysis, regionOf)) {
    const isPart = (id: string) =>
      places.some((whole) => liesWithin(id, whole, dataset.regionById));
    if (places.some(isPart)) return true;
  }
  return false;
}

const position = fc.record({
  level: fc.constantFrom<Level>("province", "city", "city", "county", "county", "district", "zone"),
  whole: fc.option(fc.nat(), { freq: 5 }),
});

/** A dataset as anyone may publish it, of places within one another. */
const nested: fc.Arbitrary<Dataset> = fc
  .tuple(generated, fc.array(position, { minLength: 30, maxLength: 30 }))
  .map(([{ dataset, regions }, positions]) => {
    const levelOf = (id: string) => positions[regions.indexOf(id)]?.level ?? "county";
    const placed = regions.map((id) => {
      const higher = regions.filter((other) => tierOf(levelOf(other)) < tierOf(levelOf(id)));
      const whole = positions[regions.indexOf(id)]?.whole ?? null;
      const within = whole === null ? null : (higher[whole % higher.length] ?? null);
      const region = dataset.regionById.get(id);
      if (!region) throw new Error("A generated dataset has all its regions");
      return [id, { ...region, level: levelOf(id), within, city: null }] as const;
    });
    return { ...dataset, regionById: new Map(placed) };
  });

/** The places of every way to choose them: by default, within each place, and of a list. */
function choicesOf(dataset: Dataset, listed: readonly string[]): readonly Places[] {
  const { regionById } = dataset;
  const chosen = choosePlaces(listed, regionById);
  return [
    placesByDefault(regionById),
    ...[...regionById.keys()].map((whole) => placesWithin(whole, regionById)),
    ...("mixed" in chosen ? [] : [chosen]),
  ].filter(({ regions }) => regions.length > 0);
}

describe("analyze(…) of places within one another", () => {
  it("joins no place and one that it lies within in a rank, a derived value or a finding", () => {
    const asked = nested.chain((dataset) =>
      fc.record({
        dataset: fc.constant(dataset),
        listed: fc.shuffledSubarray([...dataset.regionById.keys()], { minLength: 1 }),
      }),
    );
    const property = fc.property(asked, ({ dataset, listed }) => {
      for (const places of choicesOf(dataset, listed)) {
        expect(joinsPartAndWhole(analyzeFor(dataset, places), dataset)).toBe(false);
      }
    });
    fc.assert(property, { numRuns: 60 });
  });

  const city = buildDataset({
    regions: [
      { id: "city", level: "city" },
      ...["a", "b", "c"].map((id) => ({ id, within: "city" })),
    ],
    indicators: [{ id: "whole" }],
    figures: ["city", "a", "b", "c"].map((region, n) => ({ region, value: 900 - 100 * n })),
  });

  it("would join them, were the places not chosen", () => {
    const all = { regions: ["city", "a", "b", "c"], references: [] };
    expect(joinsPartAndWhole(analyzeFor(city, all), city)).toBe(true);
  });

  it("ranks the counties of a city among themselves, the first of three and not of four", () => {
    const places = choosePlaces(["city", "a", "b", "c"], city.regionById) as Places;
    const { headline } = analyzeFor(city, places);
    const ranks = headline.map(({ comparison }) => comparison.groups.map((group) => group.ranks));
    expect(ranks).toEqual([[{ a: 1, b: 2, c: 3 }]]);
  });

  it("says the same words of the same figures however the places are listed", () => {
    const property = fc.property(
      fc.shuffledSubarray(["city", "a", "b", "c"], { minLength: 4 }),
      (ids) => {
        const regionById = new Map(
          ids.flatMap((id) => [...city.regionById].filter(([one]) => one === id)),
        );
        const places = placesByDefault(regionById);
        expect(places.regions).toEqual(ids.filter((id) => id !== "city"));
        expect(places.references).toEqual(["city"]);
        const { headline } = analyzeFor({ ...city, regionById }, places);
        expect(headline[0]?.comparison.groups[0]?.ranks).toEqual({ a: 1, b: 2, c: 3 });
      },
    );
    fc.assert(property);
  });
});
