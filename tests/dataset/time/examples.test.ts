import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exportRecords } from "../../../src/dataset/export.ts";
import type { DatasetFiles } from "../../../src/dataset/files.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { asJson, expectGolden } from "../../golden.ts";

const CASES = new URL("../../cases/time/", import.meta.url);
const LISTS = ["regions.yaml", "vocabulary.yaml", "indicators.yaml"];

function read(path: string): Uint8Array {
  return readFileSync(new URL(path, CASES));
}

/** The lists that all examples share, and the documents and figures of one. */
function filesOf(name: string): DatasetFiles {
  const own = readdirSync(new URL(`${name}/`, CASES)).filter((file) => file.endsWith(".yaml"));
  const observations = own.filter((file) => file.startsWith("observations"));
  return [
    ...LISTS.map((path) => ({ path, bytes: read(path) })),
    { path: "documents.yaml", bytes: read(`${name}/documents.yaml`) },
    ...observations.map((file) => ({
      path: `observations/${file}`,
      bytes: read(`${name}/${file}`),
    })),
  ];
}

// biome-ignore format: one figure a line
const EXAMPLES: readonly (readonly [what: string, name: string, figures: readonly string[]])[] = [
  ["months since January, in a report", "cumulative", [
    "boshan/fixed_asset_investment/2024-01--09/growth counts",
  ]],
  ["a stock, and its change since the start of the year", "stock", [
    "boshan/deposits/2023/level counts",
    "boshan/deposits/2024-09/change/start_of_year counts",
  ]],
  ["an estimate in a plan, and the communique that revises it", "revision", [
    "boshan/gross_regional_product/2022/growth@boshan-2023-plan superseded",
    "boshan/gross_regional_product/2022/growth counts",
  ]],
  ["a target, and a later outcome", "target", [
    "boshan/gross_regional_product/2023/growth/target counts",
    "boshan/gross_regional_product/2023/growth counts",
  ]],
  ["a table of five years in a yearbook without a text", "yearbook", [
    "boshan/gross_regional_product/2019/level counts",
    "boshan/gross_regional_product/2020/level counts",
    "boshan/gross_regional_product/2021/level counts",
    "boshan/gross_regional_product/2022/level counts",
    "boshan/gross_regional_product/2023/level counts",
  ]],
];

describe("readDataset(files) on the examples of the model of time", () => {
  it.each(EXAMPLES)("reads %s", (_what, name, figures) => {
    const { value, diagnostics } = readDataset(filesOf(name));
    expect(diagnostics).toEqual([]);
    expect(value?.figures.map(({ id, standing }) => `${id} ${standing}`).sort()).toEqual(
      [...figures].sort(),
    );
    expectGolden(`time/${name}/records.json`, asJson(value && exportRecords(value)));
  });
});
