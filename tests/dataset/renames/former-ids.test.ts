import { describe, expect, it } from "vitest";
import {
  formerIdsOf,
  NO_FORMER_IDS,
  presentFigureId,
  presentId,
  presentRegions,
  recordFormerIds,
} from "../../../src/dataset/former-ids.ts";

const FORMER = formerIdsOf({ region: { old: "fresh" }, indicator: { output: "product" } });

describe("presentId(kind, id, formerIds)", () => {
  it("leads from a former id of its kind to the present one", () => {
    expect(presentId("region", "old", FORMER)).toBe("fresh");
    expect(presentId("indicator", "old", FORMER)).toBe("old");
    expect(presentId("region", "toString", FORMER)).toBe("toString");
  });
});

describe("presentFigureId(id, formerIds)", () => {
  it.each([
    ["old/output/2022/level", "fresh/product/2022/level"],
    ["old/jobs/2022/count/output/target", "fresh/jobs/2022/count/output/target"],
    ["a/output/2024-01--09/growth@old-plan", "a/product/2024-01--09/growth@old-plan"],
    ["old/output/2022/level~2", "fresh/product/2022/level~2"],
    ["old", "old"],
  ])("%s → %s", (id, present) => {
    expect(presentFigureId(id, FORMER)).toBe(present);
  });
});

describe("presentRegions(ids, formerIds)", () => {
  it("names each place once, in the order asked for", () => {
    expect(presentRegions(["b", "old", "fresh"], FORMER)).toEqual(["b", "fresh"]);
  });
});

describe("recordFormerIds(formerIds)", () => {
  it("is read back the same, and is nothing where nothing was renamed", () => {
    expect(formerIdsOf(JSON.parse(JSON.stringify(recordFormerIds(FORMER))))).toEqual(FORMER);
    expect(recordFormerIds(NO_FORMER_IDS)).toBeNull();
    expect(formerIdsOf(undefined)).toEqual(NO_FORMER_IDS);
  });
});
