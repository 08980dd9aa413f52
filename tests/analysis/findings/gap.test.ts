import { describe, expect, it } from "vitest";
import { find, only, row, target } from "./given.ts";

const gapsOf = (...values: readonly (number | null)[]) => only(find(row("level", values)), "gap");

describe("findGap(survey, topic)", () => {
  it("tells what more than half publish, not what half do", () => {
    expect(gapsOf(1, 2, 3, null)).toHaveLength(1);
    expect(gapsOf(1, 2, null, null)).toEqual([]);
    expect(gapsOf(1, null, null, null)).toEqual([]);
  });

  it("tells nothing where all publish it", () => {
    expect(gapsOf(1, 2, 3, 4)).toEqual([]);
  });

  it("counts words and both numbers of a contradiction as published", () => {
    const figures = [
      ...row("level", [1]),
      { region: "b", measure: "level" as const },
      ...row("level", [null, null, 3], { conflict: true }),
      ...row("level", [null, null, 4], { conflict: true }),
    ];
    expect(only(find(figures), "gap")[0]?.params).toMatchObject({
      published: ["a", "b", "c"],
      missing: ["d"],
    });
  });

  it("tells of neither targets nor changes", () => {
    expect(only(find(row("level", [1, 2, 3, null], target)), "gap")).toEqual([]);
    expect(only(find(row("change", [1, 2, 3, null])), "gap")).toEqual([]);
  });

  it("names instead what a place plans in no case", () => {
    const planned = row("growth", [null, null, null, 5], target);
    const [gap] = only(find([...row("level", [1, 2, 3, null]), ...planned]), "gap");
    expect(gap?.params.instead).toEqual([]);
  });
});
