import { describe, expect, it } from "vitest";
import { exportRecords } from "../../../src/dataset/export.ts";
import { json } from "../../../src/dataset/formats/json.ts";
import type { Dataset } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { FIXTURE, filesOf } from "../fixture.ts";

const dataset = readDataset(filesOf(FIXTURE)).value as Dataset;

describe("json.write(dataset)", () => {
  it("is the records", () => {
    expect(JSON.parse(json.write(dataset))).toEqual(exportRecords(dataset));
  });
});
