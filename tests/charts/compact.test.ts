import { describe, expect, it } from "vitest";
import { countLines } from "../../src/charts/cell.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { plansFor, settle } from "../../src/charts/plan.ts";
import { cell, figure, group, MARKS, mark, row, toLayOut } from "./fixture.ts";

const target = (value: number, label: string) => mark(value, { status: "target", label });

const ROWS = [
  row("Pingyin", cell(mark(2760, { label: "2,760" }), { pair: target(2500, "2,500") })),
  row(
    "Zhangdian",
    cell(mark(15_000, { label: "15 thousand" }), { pair: target(10_000, "≥10 thousand") }),
  ),
  row("Yicheng", cell(mark(3895, { label: "3,895" }), { empty: "not published" })),
].map((one) => ({ ...one, sub: "2022" }));

describe("a small figure beside words", () => {
  const measure = createMeasure();
  const spec = toLayOut(
    figure([], { form: "dumbbell", widthMm: 70, isCompact: true, groups: [group(ROWS)] }),
    MARKS.pairs,
  );
  const setting = plansFor(spec)
    .map((plan) => settle(spec, plan, measure))
    .find((one) => one !== null);

  it("keeps names beside marks, the words of a wide row in two lines", () => {
    expect(setting?.plan).toMatchObject({ hasLabels: true, isStacked: true });
    expect(setting?.plan.namesRatio).not.toBeNull();
    const lines = ROWS.map(({ cells: [one] }) =>
      countLines(one ? (setting?.labelsByCell.get(one) ?? []) : []),
    );
    expect(lines).toEqual([1, 2, 1]);
  });

  it("leaves larger figures as they are", () => {
    expect(plansFor({ ...spec, isCompact: false }).some(({ isStacked }) => isStacked)).toBe(false);
  });
});
