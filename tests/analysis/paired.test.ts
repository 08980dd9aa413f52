import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import type { Cell } from "../../src/analysis/model.ts";
import { briefingOn } from "./briefing.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

const PLACES = ["Jia", "Yi"];

/** The book of one theme as `outcome→target` a place; `.` is nothing, `†` stands apart, `§` is unstated, `_` is of another row. */
function bookOf(figures: readonly FigureSpec[]): readonly string[] {
  const dataset = buildDataset({
    regions: PLACES,
    scopes: [{ id: "zone" }, { id: "city" }],
    bases: [{ id: "net" }],
    figures,
  });
  const appetite = { findings: 0, sectionFindings: 0, least: 1, everyScope: true, parts: ["book"] };
  const { sections } = analyze(dataset, briefingOn(PLACES), PLACES, appetite);
  return (sections[0]?.book ?? []).map(({ comparison, before }) =>
    comparison.cells.map((cell, place) => `${say(before?.cells[place])}→${say(cell)}`).join(" "),
  );
}

const SIGNS = { elsewhere: "†", unstated: "§", "own-row": "_" };

function say(cell: Cell | undefined): string {
  if (cell && cell.figures.length > 0) return cell.figures.map(({ value }) => value).join("/");
  return cell?.apart ? SIGNS[cell.apart] : ".";
}

const outcome = (region: string, value: number, more: Partial<FigureSpec> = {}): FigureSpec => ({
  region,
  indicator: PRODUCT,
  value,
  ...more,
});
const target = (region: string, value: number, more: Partial<FigureSpec> = {}): FigureSpec =>
  outcome(region, value, { status: "target", year: 2023, ...more });

describe("outcomes and targets in one row", () => {
  it("stand beside each other where they are of one scope, a gap on either side", () => {
    expect(bookOf([outcome("Jia", 10), target("Jia", 12), outcome("Yi", 20)])).toEqual([
      "10→12 20→.",
    ]);
    expect(bookOf([target("Jia", 12), target("Yi", 22)])).toEqual([".→12 .→22"]);
  });

  it("stand in rows of their own where their scopes differ, each told of the other", () => {
    expect(
      bookOf([outcome("Jia", 10), target("Jia", 12, { scope: "zone" }), outcome("Yi", 20)]),
    ).toEqual(["10→† 20→.", "†→12 _→_"]);
  });

  it("pair a target with the outcome in its own scope, and show every other scope once", () => {
    expect(
      bookOf([
        outcome("Jia", 10),
        outcome("Jia", 5, { scope: "zone" }),
        outcome("Jia", 7, { scope: "city" }),
        target("Jia", 6, { scope: "zone" }),
        outcome("Yi", 20),
        target("Yi", 21),
      ]),
    ).toEqual(["10→† 20→21", "5→6 _→_", "7→. _→_"]);
  });

  it("may be of different bases, as the notes of a table of targets say", () => {
    expect(
      bookOf([outcome("Jia", 10, { basis: "net" }), target("Jia", 12), outcome("Yi", 20)]),
    ).toEqual(["10→12 20→."]);
  });

  it("leave a target without an outcome where that is of an earlier year", () => {
    const rows = bookOf([
      outcome("Jia", 9, { year: 2021 }),
      target("Jia", 12),
      outcome("Yi", 20),
      target("Yi", 21),
    ]);
    expect(rows.join(" | ")).not.toContain("9→12");
    expect(rows.join(" ").match(/12/g)).toHaveLength(1);
    expect(rows.join(" ").match(/9/g)).toHaveLength(1);
  });
});
