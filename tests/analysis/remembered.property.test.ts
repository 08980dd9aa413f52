import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareBeside } from "../../src/analysis/beside.ts";
import { compare, comparisonsOf } from "../../src/analysis/compare.ts";
import { deriveRatios } from "../../src/analysis/derived/ratio.ts";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { Question, Variant } from "../../src/analysis/model.ts";
import { type Dataset, MEASURES } from "../../src/dataset/model.ts";
import { type Generated, generated } from "./generator.ts";

/** No variant asked for, and every one that there may be: without scope and basis is one of them. */
const VARIANTS: readonly (Variant | undefined)[] = [
  undefined,
  ...[null, "city"].flatMap((scope) => [null, "net", "gross"].map((basis) => ({ scope, basis }))),
];

type Ask = (dataset: Dataset) => unknown;

/** Everything that may be asked of a dataset about one list of places. */
function questionsFor({ dataset, regions }: Generated): readonly Ask[] {
  const ids = [...dataset.indicatorById.keys()];
  const questions = ids.flatMap((indicator) =>
    MEASURES.flatMap((measure) =>
      [false, true].flatMap((target) =>
        VARIANTS.flatMap((variant) =>
          [undefined, 2022].map(
            (year): Question => ({
              indicator,
              measure,
              target,
              regions,
              ...(variant ? { variant } : {}),
              ...(year === undefined ? {} : { year }),
            }),
          ),
        ),
      ),
    ),
  );
  const besides = ids.flatMap((id) =>
    comparisonsOf({ ...dataset }, id, [...regions])
      .filter(({ target }) => target)
      .map(
        (target): Ask =>
          (asked) =>
            compareBeside(asked, target, regions),
      ),
  );
  const ratios = ids.map((numerator): Ask => {
    const spec = { id: "r", name: { zh: "", en: "" }, numerator, denominator: "whole" } as const;
    return (asked) => deriveRatios(asked, { ...spec, unit: "times" }, regions);
  });
  return [
    ...questions.map(
      (question): Ask =>
        (asked) =>
          compare(asked, question),
    ),
    ...ids.map(
      (id): Ask =>
        (asked) =>
          comparisonsOf(asked, id, regions),
    ),
    ...besides,
    ...ratios,
    (asked) => findFindings(asked, { regions }),
  ];
}

describe("whatever was asked of a dataset before", () => {
  it("the answer is the one that a dataset gives of which nothing was asked", () => {
    fc.assert(
      fc.property(generated, fc.infiniteStream(fc.nat()), (source, order) => {
        const questions = questionsFor(source)
          .map((ask) => ({ ask, rank: order.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ ask }) => ask);
        const asked = { ...source.dataset };
        for (const ask of questions) expect(ask(asked)).toEqual(ask({ ...source.dataset }));
      }),
      { numRuns: 12 },
    );
  });
});
