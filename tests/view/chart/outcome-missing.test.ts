import { describe, expect, it } from "vitest";
import { compare } from "../../../src/analysis/compare.ts";
import { LANGUAGES } from "../../../src/dataset/model.ts";
import { drawCellOf } from "../../../src/view/chart/rows.ts";
import { buildDataset } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

describe("a row of panels with a target and no outcome", () => {
  it("says that it is the outcome that is not published", () => {
    const figures = [
      { region: "Jia", indicator: "own", value: 5, status: "target" as const, year: 2023 },
      { region: "Yi", indicator: "own", value: 5 },
    ];
    const regions = ["Jia", "Yi"];
    const dataset = withUnits(buildDataset({ regions, indicators: [{ id: "own" }], figures }));
    const ask = { indicator: "own", measure: "level", regions } as const;
    const panel = {
      outcome: compare(dataset, { ...ask, target: false }),
      target: compare(dataset, { ...ask, target: true }),
      steps: [],
    };
    const setting = { id: "chart-1", isRanked: false, isPanel: true };
    const said = LANGUAGES.map(
      (language) => drawCellOf(contextFor(dataset, language), setting, panel, "Jia").empty,
    );
    expect(said).toEqual(["上年未公布", "outcome not published"]);
  });
});
