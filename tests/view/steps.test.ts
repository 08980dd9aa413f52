import { describe, expect, it } from "vitest";
import type { Step, StepDirection } from "../../src/analysis/findings/model.ts";
import { pickLead } from "../../src/view/findings/steps.ts";

/** Steps of the places a, b, c …, of which a lead needs only the direction. */
function stepsTo(...directions: readonly StepDirection[]): readonly Step[] {
  return directions.map(
    (direction, index) => ({ region: "abcdef".charAt(index), direction }) as unknown as Step,
  );
}

describe("pickLead(steps, focus)", () => {
  it("says the one direction that all go", () => {
    expect(pickLead(stepsTo("below", "below"), [])).toEqual({
      direction: "below",
      regions: ["a", "b"],
    });
  });

  it("names who differs from the most", () => {
    const lead = pickLead(stepsTo("above", "above", "same", "below", "above"), []);
    expect(lead).toEqual({ direction: "below", regions: ["d"] });
  });

  it("is mixed where as many go up as down", () => {
    expect(pickLead(stepsTo("above", "below", "open"), [])).toEqual({
      direction: "mixed",
      regions: [],
    });
  });

  it("does not take an open target for a direction", () => {
    expect(pickLead(stepsTo("open", "below", "open"), [])).toEqual({
      direction: "below",
      regions: ["b"],
    });
    expect(pickLead(stepsTo("open", "open"), [])).toEqual({
      direction: "open",
      regions: ["a", "b"],
    });
  });

  it("tells of the place in focus where it has a target", () => {
    expect(pickLead(stepsTo("above", "above", "below"), ["b"])).toEqual({
      direction: "above",
      regions: ["b"],
    });
    expect(pickLead(stepsTo("above"), ["f"])).toEqual({ direction: "above", regions: ["a"] });
  });
});
