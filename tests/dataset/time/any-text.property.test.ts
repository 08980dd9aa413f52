import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importCsv } from "../../../src/dataset/import.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { filesOf } from "../fixture.ts";
import { textsOf } from "./fixture.ts";

/** Pieces of which periods and dates are made, put together at random. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom("2024", "2023", "1990", "2100", "-", "/", "01", "12", "13", "00", "31", "Q1"),
      fc.constantFrom("H2", "年", "月", "日", "Sep", " ", ".", "0:00", "45536", "99999", "~", "@"),
      fc.string({ maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""));

function quoted(text: string): string {
  return JSON.stringify(text);
}

describe("any text in the place of a period", () => {
  it("is read, or located", () => {
    const anyIndicator = fc.constantFrom("output", "deposits", "farm_output");
    fc.assert(
      fc.property(
        anyIndicator,
        anyText,
        anyText,
        anyText,
        (indicator, period, covers, published) => {
          const says = { [indicator]: [`period: ${quoted(period)}, measure: level, value: 1.0`] };
          const time = `covers: ${quoted(covers)}, published: ${quoted(published)}`;
          const texts = textsOf([{ id: "a", time, says }]);
          const { value, diagnostics } = readDataset(filesOf(texts), "");
          expect(value === null).toBe(diagnostics.length > 0);
          for (const { at, message } of diagnostics) {
            expect(["documents.yaml", "observations/a.yaml"]).toContain(at.file);
            expect(message).not.toMatch(/undefined|NaN|null/);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("in a cell is imported, or located", () => {
    const files = filesOf(
      textsOf([
        {
          id: "a",
          time: "covers: 1990/2100",
          says: { output: ["year: 2022, measure: level, value: 1.0"] },
        },
      ]),
    );
    const anyIndicator = fc.constantFrom("output", "deposits", "farm_output", "none");
    fc.assert(
      fc.property(anyIndicator, anyText, (indicator, period) => {
        const csv = `region,indicator,period,measure,value,unit,document,section,printed
east,${indicator},"${period.replaceAll('"', '""')}",level,1.0,亿元,a,一,1.0亿元`;
        const { value, diagnostics } = importCsv(
          { path: "x.csv", bytes: new TextEncoder().encode(csv) },
          files,
        );
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        expect(value === null).toBe(errors.length > 0);
        for (const { at, message, hint } of diagnostics) {
          expect(at.file).toBe("x.csv");
          expect(`${message} ${hint ?? ""}`).not.toMatch(/undefined|NaN|null/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
