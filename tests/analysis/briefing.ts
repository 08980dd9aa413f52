import type { BriefingSpec } from "../../src/dataset/model.ts";

const TEXT = { zh: "", en: "" };

/** A briefing on these places that asks for nothing in particular, but for what a test says. */
export function briefingOn(
  regions: readonly string[],
  asked: Partial<BriefingSpec> = {},
): BriefingSpec {
  return {
    id: "test",
    kind: "test",
    title: TEXT,
    subject: TEXT,
    keywords: { zh: [], en: [] },
    author: TEXT,
    date: "2023-01-01",
    period: "latest of each",
    frequency: "year",
    asOf: null,
    regions,
    focus: null,
    references: [],
    group: null,
    peers: [],
    pages: null,
    headline: [],
    sections: [],
    at: { file: "", line: 1, col: 1 },
    ...asked,
  };
}
