import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dataset, Figure } from "../../src/dataset/model.ts";
import { hashPart, partOf } from "../../src/dataset/part.ts";
import { buildDataset } from "../analysis/builder.ts";

const REGIONS = ["a", "b", "c"];
const dataset = buildDataset({
  regions: REGIONS,
  figures: REGIONS.map((region, index) => ({ region, value: index + 1 })),
});

/** Changes the first figure of a place. */
function withFigure(region: string, change: Partial<Figure>): Dataset {
  const index = dataset.figures.findIndex((figure) => figure.region === region);
  const figures = dataset.figures.map((figure, place) =>
    place === index ? { ...figure, ...change } : figure,
  );
  return { ...dataset, figures };
}

describe("partOf(dataset, regions)", () => {
  it("has figures, documents and names of its places alone, in the order of the whole", () => {
    const part = partOf(dataset, ["c", "a"]);
    expect(part.figures.map(({ region }) => region)).toEqual(["a", "c"]);
    expect([...part.regionById.keys()]).toEqual(["a", "c"]);
    expect([...part.documentById.values()].map(({ region }) => region)).toEqual(["a", "c"]);
  });

  it("has nothing that is of the whole: no briefing and no version", () => {
    const whole = { ...dataset, briefings: new Map([["x", {} as never]]) };
    expect([...partOf(whole, REGIONS).briefings]).toEqual([]);
    expect(partOf(whole, REGIONS).version).toBe("");
  });

  it("is the same for the same places, in whatever order they are asked for", () => {
    expect(partOf(dataset, ["b", "a"])).toBe(partOf(dataset, ["a", "b"]));
    expect(partOf(dataset, ["b"])).not.toBe(partOf(dataset, ["a"]));
  });
});

describe("hashPart(dataset, regions)", () => {
  const change = fc.constantFrom<Partial<Figure>>(
    { value: 9.5 },
    { unit: "万元" },
    { bound: "at_least" },
    { status: "estimate" },
    { printed: "其他" },
    { section: "二" },
    { standing: "contradicted" },
    { precision: 0.01 },
  );

  it("changes with any figure of its places, and with none of another", () => {
    const asked = fc.subarray(REGIONS, { minLength: 1 });
    const property = fc.property(
      asked,
      fc.constantFrom(...REGIONS),
      change,
      (places, region, to) => {
        const isOther = hashPart(withFigure(region, to), places) !== hashPart(dataset, places);
        expect(isOther).toBe(places.includes(region));
      },
    );
    fc.assert(property);
  });

  it("does not change with where in its file a figure stands", () => {
    const at = { file: "data/test.yaml", line: 99, col: 7 };
    expect(hashPart(withFigure("a", { at }), ["a"])).toBe(hashPart(dataset, ["a"]));
  });

  it.each([
    "regionById",
    "documentById",
    "indicatorById",
    "themeById",
    "unitById",
    "scopeById",
    "basisById",
    "remarkById",
    "phraseByWords",
    "ratioById",
  ] as const)("changes with what is said in %s", (list) => {
    const byId = dataset[list] as ReadonlyMap<string, object>;
    const [first = ["a", {}]] = [...byId];
    const changed = new Map(byId).set(first[0], { ...first[1], note: "else", region: "a" });
    expect(hashPart({ ...dataset, [list]: changed }, ["a"])).not.toBe(hashPart(dataset, ["a"]));
  });
});
