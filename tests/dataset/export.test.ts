import { describe, expect, it } from "vitest";
import { exportRecords } from "../../src/dataset/export.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { FIXTURE, filesOf } from "./fixture.ts";

const dataset = readDataset(filesOf(FIXTURE)).value as Dataset;

const FIELDS =
  "region indicator year measure value text unit bound status basis scope document section printed".split(
    " ",
  );

const OF_TIME = ["period", "on", "published", "superseded"];

describe("exportRecords(dataset)", () => {
  it("gives each figure the fields of the contract, in their order, and its id", () => {
    const records = exportRecords(dataset);
    expect(records).toHaveLength(dataset.figures.length);
    for (const record of records)
      expect(Object.keys(record)).toEqual([...FIELDS, "id", ...OF_TIME]);
  });

  it("has a number or words, never both", () => {
    for (const { value, text } of exportRecords(dataset)) {
      expect([value, text].filter((content) => content === null)).toHaveLength(1);
    }
  });
});
