import { describe, expect, it } from "vitest";
import { compareFindings } from "../../src/changes/findings.ts";
import { formerIdsOf, NO_FORMER_IDS } from "../../src/dataset/former-ids.ts";
import type { FindingAbout, ManifestFinding } from "../../src/results/manifest.ts";

const ABOUT: FindingAbout = {
  kind: "order",
  indicators: ["product"],
  measure: "growth",
  target: false,
  regions: ["jia", "yi"],
};
const finding = (lead: string, text: string, about: Partial<FindingAbout> | null = {}) =>
  ({ lead, text, ...(about ? { about: { ...ABOUT, ...about } } : {}) }) satisfies ManifestFinding;
const compare = (before: ManifestFinding[], after: ManifestFinding[]) =>
  compareFindings(before, after, NO_FORMER_IDS);

describe("compareFindings(before, after, formerIds)", () => {
  it("takes a lead that gained a mark for the same finding", () => {
    expect(
      compare([finding("highest in Jia", "5.5")], [finding("highest in Jia (estimate)", "5.5")]),
    ).toEqual([
      {
        kind: "reworded",
        lead: "highest in Jia (estimate)",
        leadBefore: "highest in Jia",
        before: "5.5",
        after: "5.5",
      },
    ]);
  });
  it("finds nothing where all is worded as it was", () => {
    expect(
      compare(
        [finding("A", "is 1"), finding("B", "is 2", null)],
        [finding("B", "is 2", null), finding("A", "is 1")],
      ),
    ).toEqual([]);
  });
  it.each([
    ["kind", { kind: "spread" }],
    ["indicator", { indicators: ["revenue"] }],
    ["measure", { measure: "level" }],
    ["target", { target: true }],
    ["places", { regions: ["bing"] }],
  ])("takes one of another %s for another, whatever its lead", (_, other) => {
    const changes = compare([finding("A", "is 1")], [finding("A", "is 1", other)]);
    expect(changes.map(({ kind }) => kind)).toEqual(["appeared", "went"]);
  });
  it("keeps a finding that a place joined, but gives it to the one with the same places first", () => {
    const before = [finding("all", "of two"), finding("one", "of one", { regions: ["jia"] })];
    const after = [
      finding("now", "of three", { regions: ["jia", "yi", "bing"] }),
      finding("one", "of one", { regions: ["jia"] }),
    ];
    expect(compare(before, after)).toMatchObject([
      { kind: "reworded", leadBefore: "all", lead: "now" },
    ]);
  });
  it("matches by lead where an edition does not tell what its findings are about", () => {
    expect(compare([finding("A", "is 1", null)], [finding("A", "is 2")])).toMatchObject([
      { kind: "reworded", lead: "A", before: "is 1", after: "is 2" },
    ]);
  });
  it("knows places and indicators that were renamed", () => {
    const formerIds = formerIdsOf({ region: { old_jia: "jia" }, indicator: { gdp: "product" } });
    const before = finding("A", "is 1", { regions: ["old_jia", "yi"], indicators: ["gdp"] });
    expect(compareFindings([before], [finding("A", "is 1")], formerIds)).toEqual([]);
  });
});
