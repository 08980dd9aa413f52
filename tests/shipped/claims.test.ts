import { beforeAll, describe, expect, it } from "vitest";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { FindingKind } from "../../src/analysis/findings/model.ts";
import type { Dataset, Language } from "../../src/dataset/model.ts";
import { wordFinding } from "../../src/view/findings/word.ts";
import { plainText } from "../../src/view/sentence.ts";
import { contextFor } from "../view/context.ts";
import { readShippedData } from "./shipped-data.ts";

/* What leads and titles claim of the shipped figures: of which year, among how many, and that some are estimates. */

const FIVE = ["pingyin", "zhangdian", "yicheng", "boshan", "gaoqing"];
let dataset: Dataset;

beforeAll(async () => {
  dataset = await readShippedData();
});

function told(language: Language, kind: FindingKind, indicator: string, regions = FIVE) {
  const found = findFindings(dataset, { regions, indicators: [indicator] });
  const finding = found.find((one) => one.kind === kind && one.measure === "growth");
  if (!finding) throw new Error(`Nothing of ${kind} is found on ${indicator}`);
  const { lead, sentence } = wordFinding(contextFor(dataset, language), finding);
  return `${lead} | ${plainText(sentence)}`;
}

describe("the lead of a finding", () => {
  it("says of which year, of how many and by an estimate the investment of Boshan grew fastest", () => {
    expect(told("zh", "order", "fixed_asset_investment")).toBe(
      "2022年可比三地中，固定资产投资增速博山最高（预计数） | 博山预计增长25%，最低的平阴增长9.7%。",
    );
    expect(told("en", "order", "fixed_asset_investment")).toBe(
      "Of three places comparable for 2022, growth in fixed-asset investment was highest in Boshan (estimate) | Growth was an estimated 25% in Boshan; the lowest was 9.7% in Pingyin.",
    );
  });

  it("says of which year and of how many trade rose and fell, and leaves three numbers to two sentences", () => {
    expect(told("zh", "divergence", "imports_and_exports")).toBe(
      "2022年可比三地中，进出口总额两升一降（含预计数） | 平阴增长21.2%，博山预计增长17.3%。张店下降6.5%。",
    );
    expect(told("en", "divergence", "imports_and_exports")).toBe(
      "Of three places comparable for 2022, imports and exports rose in two and fell in one (includes estimates) | Imports and exports rose 21.2% in Pingyin and an estimated 17.3% in Boshan. The figure fell 6.5% in Zhangdian.",
    );
  });

  it("names both of a pair", () => {
    expect(told("zh", "order", "imports_and_exports", ["boshan", "zhangdian"])).toBe(
      "2022年进出口总额增速博山高于张店（预计数） | 博山预计增长17.3%，张店下降6.5%。",
    );
  });
});
