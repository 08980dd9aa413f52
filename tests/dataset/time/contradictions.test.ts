import { describe, expect, it } from "vitest";
import { readDataset } from "../../../src/dataset/read.ts";
import { filesOf } from "../fixture.ts";
import { textsOf } from "./fixture.ts";

/** What is told of documents that each say one or more things of the same, as `file:line code hint`. */
function faultsIn(...said: readonly (readonly string[])[]): readonly string[] {
  const documents = said.map((lines, index) => ({
    id: `d${index + 1}`,
    time: `covers: 2022, published: 2023-0${index + 1}`,
    says: { output: lines.map((line) => `year: 2022, measure: level, ${line}`) },
  }));
  return readDataset(filesOf(textsOf(documents)), "").diagnostics.map(
    ({ at, code, hint }) => `${at.file}:${at.line} ${code} (${hint})`,
  );
}

describe("stateFigures(figures, documents) on a contradiction that is none", () => {
  it("tells that the other figure is not marked", () => {
    expect(faultsIn(["value: 240, conflict: true"], ["value: 250"])).toEqual([
      "observations/d1.yaml:5 conflict-without-partner (mark the figure that it contradicts as well, or delete `conflict`)",
    ]);
  });

  it("tells that there is no other figure", () => {
    expect(faultsIn(["value: 240, conflict: true"])).toEqual([
      "observations/d1.yaml:5 conflict-without-partner (add the other figure, or delete `conflict`)",
    ]);
  });

  it("tells that both documents say the same", () => {
    expect(faultsIn(["value: 240, conflict: true"], ["value: 240, conflict: true"])).toEqual([
      "observations/d1.yaml:5 conflict-without-partner (mark the figure that it contradicts as well, or delete `conflict`)",
    ]);
  });

  it("tells once that one document says a thing twice, whatever others say", () => {
    const codes = faultsIn(["value: 240", "value: 241"], ["value: 250"]);
    expect(codes).toHaveLength(1);
    expect(codes[0]).toContain("observations/d1.yaml:6 duplicate-figure");
  });

  it("accepts a contradiction of two documents, and of one that a third replaces", () => {
    expect(faultsIn(["value: 240, conflict: true"], ["value: 241, conflict: true"])).toEqual([]);
    expect(
      faultsIn(["value: 240, conflict: true", "value: 241, conflict: true"], ["value: 242"]),
    ).toEqual([]);
  });
});
