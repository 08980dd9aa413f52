import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { parseInParts } from "../../src/dataset/issues.ts";
import {
  briefingSchema,
  figureSchema,
  indicatorsSchema,
  observationsSchema,
  regionsSchema,
} from "../../src/dataset/schema.ts";

const term = { zh: "甲", en: "A" };
const region = { name: term, short: term, code: "990101", city: term };
const figure = { year: 2022, measure: "level", value: 1, section: "一", printed: "1亿元" };

/** Sound entries and others, of all that may stand in a file. */
const entry = fc.oneof(
  fc.constantFrom<unknown>(region, figure, term, null, "x", 1, [], {}),
  fc.constantFrom<unknown>({ ...region, code: 1 }, { ...figure, yaer: 1 }, { name: term }),
  fc.constantFrom<unknown>([figure], [figure, { ...figure, also: [{ section: 1 }] }], [1]),
);
const key = fc.constantFrom(
  "a",
  "b",
  "Bad Key",
  "region",
  "figures",
  "headline",
  "sections",
  "also",
);
const value = fc.dictionary(key, fc.oneof(entry, fc.dictionary(key, entry)));

/** Long enough for the value to be gone through in parts. */
const padding = Array.from({ length: 2000 }, () => "");

function issuesIn(schema: z.ZodType, given: unknown): readonly string[] {
  const parsed = parseInParts(schema, given);
  if ("data" in parsed) return [];
  return [...parsed.issues].map(describeIssue).sort();
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const keys = issue.code === "unrecognized_keys" ? [...issue.keys].sort() : [];
  return JSON.stringify([issue.code, issue.path, keys]);
}

describe("parseInParts(schema, value)", () => {
  it("finds in a long value what the library finds", () => {
    const schemas = { regionsSchema, observationsSchema, briefingSchema, indicatorsSchema };
    const names = Object.keys(schemas) as (keyof typeof schemas)[];
    fc.assert(
      fc.property(fc.constantFrom(...names), value, (name, some) => {
        const long = { ...some, padding };
        const { error } = schemas[name].safeParse(long);
        const expected = (error?.issues ?? []).map(describeIssue).sort();
        expect(issuesIn(schemas[name], long)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("tells every fault of a list that is too long for the library", () => {
    const also = Array.from({ length: 200_000 }, () => ({ section: 1 }));
    const parsed = parseInParts(figureSchema, { ...figure, also });
    let count = 0;
    if ("issues" in parsed) for (const _ of parsed.issues) count += 1;
    expect(count).toBe(400_000);
  });

  it("gives back a sound value", () => {
    expect(parseInParts(figureSchema, figure)).toEqual({ data: figure });
    const regions = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`r${i}`, region]));
    const parsed = parseInParts(regionsSchema, regions);
    expect("issues" in parsed && [...parsed.issues]).toEqual([]);
  });
});
