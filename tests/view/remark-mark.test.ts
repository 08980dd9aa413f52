import { describe, expect, it } from "vitest";
import { remarkMark } from "../../src/view/remark-mark.ts";
import { buildDataset } from "../analysis/builder.ts";
import { contextFor } from "./context.ts";

function markOf(remark: string, known: readonly string[]): string {
  const dataset = buildDataset({ regions: ["a"], figures: [] });
  const remarkById = new Map(known.map((id) => [id, { id, name: { zh: id, en: id } }]));
  return remarkMark(contextFor({ ...dataset, remarkById }, "zh"), remark);
}

describe("the mark of a doubt", () => {
  it("has a letter where there are several, so that each has a mark of its own", () => {
    expect(["far", "unclear"].map((one) => markOf(one, ["far", "unclear"]))).toEqual(["※a", "※b"]);
    expect(markOf("far", ["far"])).toBe("※");
  });
});
