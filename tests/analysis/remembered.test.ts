import { describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import { remember } from "../../src/analysis/remembered.ts";
import { buildDataset } from "./builder.ts";

const datasetOf = (value: number) =>
  buildDataset({ regions: ["a", "b"], figures: [{ region: "a", value }] });

/** Work that counts how often it is done. */
function counting() {
  const done: string[] = [];
  const work = (name: string) => () => {
    done.push(name);
    return name;
  };
  return { done, work };
}

describe("remember(dataset, regions, question, work)", () => {
  it("works out the answer once for the same list of places", () => {
    const [dataset, regions] = [datasetOf(1), ["a", "b"]];
    const { done, work } = counting();
    for (let round = 0; round < 3; round += 1) {
      expect(remember(dataset, regions, "first", work("one"))).toBe("one");
      expect(remember(dataset, regions, "second", work("two"))).toBe("two");
    }
    expect(done).toEqual(["one", "two"]);
  });

  it("knows a list by what it is, not by what is in it, and another dataset by itself", () => {
    const [dataset, regions] = [datasetOf(1), ["a", "b"]];
    const { done, work } = counting();
    remember(dataset, regions, "question", work("one"));
    remember(dataset, [...regions], "question", work("two"));
    remember(datasetOf(1), regions, "question", work("three"));
    expect(done).toEqual(["one", "two", "three"]);
  });

  it("remembers an answer that is nothing", () => {
    const [dataset, regions] = [datasetOf(1), ["a"]];
    const { done, work } = counting();
    const workOutNothing = () => {
      work("nothing")();
    };
    for (let round = 0; round < 2; round += 1)
      remember(dataset, regions, "question", workOutNothing);
    expect(done).toEqual(["nothing"]);
  });

  it("forgets the lists that nobody has asked for lately", () => {
    const [dataset, first] = [datasetOf(1), ["a"]];
    const { done, work } = counting();
    remember(dataset, first, "question", work("one"));
    for (let other = 0; other < 20; other += 1) {
      remember(dataset, ["a"], "question", work("other"));
      if (other < 3) remember(dataset, first, "question", work("again"));
    }
    expect(done.filter((name) => name === "again")).toEqual([]);
    remember(dataset, first, "question", work("again"));
    expect(done.at(-1)).toBe("again");
  });
});

describe("compare(dataset, question) asked twice", () => {
  it("gives the same answer, and another to another question or of other data", () => {
    const [dataset, regions] = [datasetOf(1), ["a", "b"]];
    const question = { indicator: "indicator", measure: "level", target: false, regions } as const;
    const known = { ...question, indicator: [...dataset.indicatorById.keys()][0] ?? "" };
    const first = compare(dataset, known);
    expect(compare(dataset, { ...known })).toBe(first);
    expect(compare(dataset, { ...known, target: true })).not.toEqual(first);
    expect(compare(dataset, { ...known, period: "1999" })).not.toEqual(first);
    expect(compare(datasetOf(2), known).cells[0]?.figure?.value).toBe(2);
  });
});
