import fc from "fast-check";
import { expect, it } from "vitest";
import { compare } from "../../../src/analysis/compare.ts";
import { drawCellOf } from "../../../src/view/chart/rows.ts";
import { buildDataset, PRODUCT } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

/** Numbers as documents print them: digits that count, then zeros, e.g. 15000 known to thousands. */
const printed = fc
  .record({
    digits: fc.integer({ min: -99_999, max: 99_999 }),
    zeros: fc.integer({ min: -2, max: 6 }),
  })
  .map(({ digits, zeros }) => ({ value: digits * 10 ** zeros, precision: 10 ** zeros }));

it("draws all figures of an indicator in one unit, in whatever unit each is said", () => {
  fc.assert(
    fc.property(
      fc.array(printed, { minLength: 2, maxLength: 8 }),
      fc.constantFrom("level" as const, "count" as const),
      fc.constantFrom("zh" as const, "en" as const),
      (values, measure, language) => {
        const regions = values.map((_, place) => `P${place}`);
        const figures = values.map((one, place) => ({ region: `P${place}`, measure, ...one }));
        const indicators = [{ id: PRODUCT, measure }];
        const dataset = withUnits(buildDataset({ regions, figures, indicators }));
        const outcome = compare(dataset, { indicator: PRODUCT, measure, regions, target: false });
        const panel = { outcome, target: null, steps: [] };
        const drawn = regions.map(
          (region) =>
            drawCellOf(
              contextFor(dataset, language),
              { id: "chart-1", isRanked: true },
              panel,
              region,
            ).mark?.value,
        );
        const largest = values.findIndex(({ value }) => value !== 0);
        if (largest < 0) return;
        const scale = (drawn[largest] ?? Number.NaN) / (values[largest]?.value ?? 0);
        expect(scale).toBeGreaterThan(0);
        values.forEach(({ value }, place) => {
          const expected = value * scale;
          const error = Math.abs((drawn[place] ?? Number.NaN) - expected);
          expect(error).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
        });
      },
    ),
    { numRuns: 200 },
  );
});
