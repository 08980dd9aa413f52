import fc from "fast-check";
import { expect, test } from "vitest";
import type { LabelPart } from "../../src/charts/cell.ts";
import { GAP_PT, type Measure, SIGN_GAP_PT, TEXT } from "../../src/charts/style.ts";
import { flowParts } from "../../src/charts/words.ts";

const anyLabel = fc.record({
  digits: fc.integer({ min: 1, max: 9_999_999 }),
  /** Of each character, as fonts have it: no round number. */
  sign: fc.double({ min: 3, max: 9, noNaN: true }),
  isKept: fc.boolean(),
});

test("words stand unbroken in the room that was measured for them, however their widths add up", () => {
  fc.assert(
    fc.property(fc.array(anyLabel, { minLength: 1, maxLength: 4 }), (labels) => {
      const widths = new Map(
        [...".≥0123456789"].map((sign, at) => [sign, labels[at % labels.length]?.sign ?? 5]),
      );
      const measure: Measure = (text) =>
        [...text].reduce((sum, sign) => sum + (widths.get(sign) ?? 5), 0);
      const parts = labels.map(({ digits, isKept }): LabelPart => {
        const text = `≥${(digits / 10).toFixed(1)}`;
        const gapPt = isKept ? SIGN_GAP_PT : GAP_PT;
        return {
          text,
          style: TEXT.value,
          gapPt,
          widthPt: measure(text, TEXT.value),
          isSlot: false,
        };
      });
      const free = flowParts(parts, Number.POSITIVE_INFINITY, measure);
      const roomPt = Math.max(...free.words.map(({ xPt, widthPt }) => xPt + widthPt));
      expect(flowParts(parts, roomPt, measure)).toEqual(free);
    }),
  );
});
