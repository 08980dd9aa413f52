import { describe, expect, it } from "vitest";
import {
  deriveTargetGap,
  deriveTargetLevel,
  deriveTargetShare,
} from "../../../src/analysis/derived/target.ts";
import type { Figure } from "../../../src/dataset/model.ts";
import { PRODUCT } from "../builder.ts";
import { cell, summarize } from "./given.ts";

const target = { status: "target" } as const;

describe("deriveTargetLevel(growthTarget, level, nominal)", () => {
  const levelAfter = (rate: Partial<Figure>, level: Partial<Figure> = {}) =>
    summarize(
      deriveTargetLevel(
        cell({ measure: "growth", ...target, ...rate }),
        cell({ value: 200, ...level }),
        new Set([PRODUCT]),
      ),
    );

  it("follows for any fall that leaves something", () => {
    expect(levelAfter({ value: -99.5 })).toBe("exact 1 亿元 ±1");
    expect(levelAfter({ value: 0 })).toBe("exact 200 亿元 ±1");
  });

  it("is refused for a fall by all there is, or by more", () => {
    expect(levelAfter({ value: -100 })).toBe("refused: not-positive");
    expect(levelAfter({ value: -100, bound: "at_least" })).toBe("refused: not-positive");
    expect(levelAfter({ value: -120 })).toBe("refused: not-positive");
  });

  it("is refused where there was nothing to grow", () => {
    expect(levelAfter({ value: 5 }, { value: 0 })).toBe("refused: not-positive");
    expect(levelAfter({ value: 5 }, { value: -3 })).toBe("refused: not-positive");
  });

  it("carries bounds that agree and refuses those that face each other", () => {
    const atLeast = { bound: "at_least" } as const;
    expect(levelAfter({ value: 5, ...atLeast }, atLeast)).toBe("at_least 210 亿元 ±1");
    expect(levelAfter({ value: 5, ...atLeast }, { bound: "at_most" })).toBe("refused: bound");
  });

  it("is refused for anything but growth of a level", () => {
    expect(levelAfter({ value: 5, measure: "share" })).toBe("refused: measure");
    expect(levelAfter({ value: 5 }, { measure: "count" })).toBe("refused: measure");
  });
});

describe("deriveTargetShare(target, outcome)", () => {
  const count = (spec: Partial<Figure>) => cell({ measure: "count", unit: "人", ...spec });

  it("divides nothing and by nothing neither", () => {
    const share = (a: number, b: number) =>
      summarize(deriveTargetShare(count({ ...target, value: a }), count({ value: b })));
    expect(share(0, 10)).toBe("refused: not-positive");
    expect(share(10, 0)).toBe("refused: not-positive");
    expect(share(12, 10)).toBe("exact 120 percent ±0.01");
  });
});

describe("deriveTargetGap(target, outcome)", () => {
  it("holds a target against an outcome, not against another of its kind", () => {
    const growth = (spec: Partial<Figure>) => cell({ measure: "growth", value: 5, ...spec });
    const status = (a: Partial<Figure>, b: Partial<Figure>) =>
      summarize(deriveTargetGap(growth(a), growth(b)));
    expect(status({ ...target, year: 2024 }, target)).toBe("refused: status");
    expect(status({ year: 2023 }, { year: 2022 })).toBe("refused: status");
    expect(status(target, { status: "estimate" })).toBe("exact 0 points ±1");
  });
});
