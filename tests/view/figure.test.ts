import { describe, expect, it } from "vitest";
import { elsewhereOf, showFigure } from "../../src/view/figure.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

/** How a figure is shown, with the signs of tables unless said otherwise. */
function shown(spec: Partial<FigureSpec>, signed = true) {
  const figures = [{ region: "a", value: 5.25, ...spec }];
  const dataset = withUnits(
    buildDataset({ regions: ["a"], figures, indicators: [{ id: PRODUCT, decimals: 1 }] }),
  );
  const context = contextFor(dataset, "zh", { marksAnchor: "#marks" });
  const [figure] = dataset.figures;
  if (!figure) throw new Error("Expected a figure.");
  const { text, prefix, mark, markHref } = showFigure(context, figure, { signed });
  const marks = (["estimate", "conflict", "remark"] as const).filter((key) =>
    mark?.includes(context.locale.say(`mark.${key}`)),
  );
  return { text, prefix, marks, markHref };
}

describe("showFigure(context, figure, { signed })", () => {
  it("shows as many decimals as the indicator has, of growth up to two", () => {
    expect(shown({}).text).toBe("5.3");
    expect(shown({ measure: "growth" }).text).toBe("5.25");
    expect(shown({ measure: "share" }).text).toBe("5.3");
  });

  it("marks nothing of a plain figure, and leads nowhere from it", () => {
    expect(shown({})).toMatchObject({ prefix: "", marks: [], markHref: null });
  });

  it("marks an estimate and a remark, each alone, and leads to what explains it", () => {
    const [estimate, remark] = [{ status: "estimate" as const }, { remark: "doubt" }];
    expect(shown(estimate)).toMatchObject({ marks: ["estimate"], markHref: "#marks" });
    expect(shown(remark)).toMatchObject({ marks: ["remark"], markHref: "#marks" });
    expect(shown({ ...estimate, ...remark }).marks).toEqual(["estimate", "remark"]);
  });

  it("signs every bound, and none where words say it", () => {
    const prefixes = (["exact", "about", "at_least", "at_most"] as const).map((bound) =>
      [true, false].map((signed) => shown({ bound }, signed).prefix),
    );
    expect(prefixes).toEqual([
      ["", ""],
      ["≈", ""],
      ["≥", ""],
      ["≤", ""],
    ]);
  });
});

const OUTCOME = { indicator: PRODUCT, measure: "level", target: false } as const;

describe("elsewhereOf(context, before, empty, after)", () => {
  const target = { region: "a", value: 6, status: "target", year: 2023 } as const;
  const elsewhere = (...figures: readonly FigureSpec[]) => {
    const dataset = buildDataset({
      regions: ["a"],
      scopes: ["city", { id: "open", isNotStated: true }],
      figures: [target, ...figures],
    });
    const [aim = null, outcome] = dataset.figures;
    const [empty, full] = [[], outcome ? [outcome] : []].map((some) => ({
      region: "a",
      figures: some,
      figure: null,
    }));
    if (!empty || !full || !aim) throw new Error("Expected a target.");
    const cell = { region: "a", figures: [aim], figure: aim };
    const context = contextFor(dataset, "zh");
    return [
      elsewhereOf(context, OUTCOME, empty, cell),
      elsewhereOf(context, OUTCOME, full, cell),
      elsewhereOf(context, OUTCOME, empty, empty),
      elsewhereOf(context, OUTCOME, empty, undefined),
    ];
  };

  it("holds for a blank before a target alone, where the year before is reported in another scope", () => {
    const outcome = { region: "a", value: 5, scope: "city" };
    expect(elsewhere(outcome)).toEqual(["elsewhere", null, null, null]);
    expect(elsewhere({ ...outcome, year: 2021 })[0]).toBeNull();
    expect(elsewhere({ ...outcome, measure: "growth" })[0]).toBeNull();
    expect(elsewhere()).toEqual([null, null, null, null]);
  });

  it("tells an outcome whose scope is not stated from one of another scope, and neither from one of another name", () => {
    const outcome = { region: "a", value: 5 };
    expect(elsewhere({ ...outcome, scope: "not_stated" })[0]).toBe("unstated");
    expect(elsewhere({ ...outcome, scope: "open" })[0]).toBe("unstated");
  });
});
