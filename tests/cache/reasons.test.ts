import { describe, expect, it } from "vitest";
import { keyOf } from "../../src/cache/fingerprint.ts";
import { findReasons, sayReason } from "../../src/cache/reasons.ts";
import { type OutputRecord, withPresentFigures } from "../../src/cache/record.ts";
import { formerIdsOf } from "../../src/dataset/former-ids.ts";

const figure = (value: string, marks = "estimate") => ({
  value,
  unit: "%",
  marks,
  source: "plan 一 “5”",
});
const fingerprint = (madeOf: Record<string, string>, figures = {}) => ({
  madeOf,
  key: keyOf(madeOf),
  figures,
});
const record = (madeOf: Record<string, string>, figures = {}): OutputRecord => ({
  entry: {
    id: "a",
    base: "a",
    regions: [],
    language: "zh",
    title: "",
    kind: "",
    date: "",
    version: "",
    pages: 1,
    findings: [],
    key: keyOf(madeOf),
    madeOf,
    files: [{ path: "a.zh.pdf", bytes: 1, sha256: "written" }],
  },
  isInspected: true,
  figures,
  anchors: {},
  fit: { ladder: 0, rung: 0 },
});
const asWritten = () => "written";
const say = (...args: Parameters<typeof findReasons>) => findReasons(...args).map(sayReason);

describe("withPresentFigures(record, formerIds)", () => {
  it("takes a renamed figure for no change of a figure", () => {
    const former = formerIdsOf({ region: { old: "fresh" } });
    const before = record({ figures: "1" }, { "old/output/2022/level": figure("5") });
    const after = fingerprint({ figures: "2" }, { "fresh/output/2022/level": figure("5") });
    expect(say(after, withPresentFigures(before, former), asWritten)).toEqual(["changed: figures"]);
  });
});

describe("findReasons(fingerprint, record, hashOf)", () => {
  it("finds none where all is as it was", () => {
    expect(findReasons(fingerprint({ a: "1" }), record({ a: "1" }), asWritten)).toEqual([]);
  });
  it("builds what was never built", () => {
    expect(say(fingerprint({ a: "1" }), null, asWritten)).toEqual(["not built before"]);
  });
  it("tells deleted files from edited ones", () => {
    const same = [fingerprint({ a: "1" }), record({ a: "1" })] as const;
    expect(say(...same, () => null)).toEqual(["a.zh.pdf was deleted"]);
    expect(say(...same, () => "other")).toEqual(["a.zh.pdf was edited"]);
  });
  it("tells components that changed, came and went", () => {
    const before = record({ "package/chart.js": "1", old: "1" });
    expect(say(fingerprint({ "package/chart.js": "2", new: "1" }), before, asWritten)).toEqual([
      "added: new",
      "removed: old",
      "changed: package/chart.js",
    ]);
  });
  it("tells a revised figure by what differs in it, and not once more as a component", () => {
    const before = record({ figures: "1" }, { x: figure("4"), y: figure("1") });
    const after = fingerprint({ figures: "2" }, { x: figure("5"), z: figure("2", "target") });
    expect(say(after, before, asWritten)).toEqual([
      "figure x: 4 % → 5 %",
      "figure y: 1 % → not shown",
      "figure z: not shown → 2 %",
    ]);
  });
});
