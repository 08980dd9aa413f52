import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { exportRecords } from "../../../src/dataset/export.ts";
import { yaml } from "../../../src/dataset/formats/yaml.ts";
import type { Dataset } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { FIXTURE, filesOf } from "../fixture.ts";

const dataset = readDataset(filesOf(FIXTURE)).value as Dataset;

const withTexts = (texts: readonly string[]): Dataset => {
  const [first] = dataset.figures;
  return { ...dataset, figures: first ? texts.map((printed) => ({ ...first, printed })) : [] };
};

describe("yaml.write(dataset)", () => {
  it("is the records", () => {
    expect(parse(yaml.write(dataset))).toEqual(exportRecords(dataset));
  });

  it("writes ordinary text without quotes", () => {
    expect(yaml.write(withTexts(["增长5.2%，达到226.5亿元"]))).toContain(
      "  printed: 增长5.2%，达到226.5亿元\n",
    );
  });

  it.each([
    ...["null", "True", "no", "~", "", " ", "12", "1e3", "0x1F", ".5", "-", "- a", "a: b", "a #b"],
    ...[
      "#a",
      "&a",
      "*a",
      "!a",
      "|",
      ">",
      "'a'",
      '"a"',
      "%a",
      "@a",
      "`a`",
      "[a]",
      "{a}",
      "a\nb",
      "a ",
    ],
    ...["\u0000", "\u0085", "\u2028", "\ufeff", "\u{1f600}", "---", "...", "2022-01-01", "…"],
  ])("gives back the text %j", (text) => {
    expect(parse(yaml.write(withTexts([text])))).toMatchObject([{ printed: text }]);
  });

  it("gives back any text", () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(..."增长%:#-，。 \n'\"1ae."),
        fc.string({ minLength: 1, maxLength: 1, unit: "binary" }),
      ),
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (texts) => {
        expect(parse(yaml.write(withTexts(texts)))).toMatchObject(
          texts.map((printed) => ({ printed })),
        );
      }),
      { numRuns: 300 },
    );
  });
});
