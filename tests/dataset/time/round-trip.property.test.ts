import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCsv } from "../../../src/dataset/csv.ts";
import { importCsv } from "../../../src/dataset/import.ts";
import { filesOf } from "../fixture.ts";
import { contentOf, type InventedDocument, type Lines, soundly, textsOf } from "./fixture.ts";

const PERIODS = {
  output: ["2023", "2023-H1", "2023-Q4", "2023-01/09", "2023-02", "2022"],
  deposits: ["2023", "2023-06", "2023-05-15", "2023-02-28", "2022-12-31"],
  farm_output: ["2023", "2022"],
} as const;

const anyLine = (periods: readonly string[]) =>
  fc.record({
    period: fc.constantFrom(...periods),
    value: fc.constantFrom("1", "1.0", "1.50", "20", "0.3"),
    end: fc.constantFrom("", "", ", status: estimate", ", bound: about", ", unit: 万元"),
    measure: fc.constantFrom("level", "change"),
  });

/** Lines of one document, each thing said once. */
const anyLines = (periods: readonly string[]) =>
  fc
    .uniqueArray(anyLine(periods), {
      selector: ({ period, measure }) => `${period} ${measure}`,
      maxLength: 4,
    })
    .map((lines) =>
      lines.map(
        ({ period, value, end, measure }) =>
          `period: ${period}, measure: ${measure}, value: ${value}${end}`,
      ),
    );

const anySays: fc.Arbitrary<Lines> = fc
  .record({
    output: anyLines(PERIODS.output),
    deposits: anyLines(PERIODS.deposits),
    farm_output: anyLines(PERIODS.farm_output),
  })
  .map((says) => Object.fromEntries(Object.entries(says).filter(([, lines]) => lines.length > 0)));

const anyDocuments: fc.Arbitrary<readonly InventedDocument[]> = fc
  .array(fc.record({ month: fc.constantFrom("01", "02", "03"), says: anySays }), {
    minLength: 1,
    maxLength: 4,
  })
  .filter((documents) => documents.some(({ says }) => Object.keys(says).length > 0))
  .map((documents) =>
    documents.map(({ month, says }, index) => ({
      id: `d${index}`,
      time: `covers: 2022/2023, published: 2024-${month}`,
      says,
    })),
  );

describe("importCsv(formatCsv(dataset), files)", () => {
  it("gives back any dataset of periods and documents, standings and ids included", () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const files = filesOf(textsOf(documents));
        const dataset = soundly(files);
        const bytes = new TextEncoder().encode(formatCsv(dataset));
        const { value, diagnostics } = importCsv({ path: "x.csv", bytes }, files);
        expect(diagnostics).toEqual([]);
        expect(contentOf(soundly(value?.files ?? []))).toEqual(contentOf(dataset));
      }),
    );
  });
});
