import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareWithEdition, earlierIn } from "../../src/changes/since.ts";
import { type ExportRecord, exportRecords } from "../../src/dataset/export.ts";
import { NO_FORMER_IDS } from "../../src/dataset/former-ids.ts";
import type { ManifestEntry } from "../../src/results/manifest.ts";
import type { Fact } from "../../src/view/model.ts";
import { buildDataset } from "../analysis/builder.ts";

const NAME = "book.zh";
const ID = "a/product/2022/level";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-printed-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const dataset = buildDataset({
  regions: ["a", "b"],
  figures: [
    { region: "a", value: 12 },
    { region: "b", value: 5 },
  ],
});

/** What was printed of the figures that have another value now, where an edition held these facts. */
function printedOf(facts: readonly Partial<Fact>[], before: Partial<ExportRecord> = {}) {
  const whole = facts.map((one) => ({ unit: "亿元", figures: [ID], formula: null, ...one }));
  writeFileSync(join(folder, `${NAME}.facts.json`), JSON.stringify({ facts: whole }));
  const records = exportRecords(dataset).map((record) =>
    record.id === ID ? { ...record, value: 10, ...before } : record,
  );
  const entry = { id: "book", language: "zh", date: "2023-01-01", version: "1" };
  const edition = {
    folder,
    manifest: { generator: "", dataset: "", outputs: [], files: [] },
    formerIds: NO_FORMER_IDS,
    entryByName: new Map([[NAME, entry as ManifestEntry]]),
    figureById: new Map(records.map((record) => [record.id, record])),
    names: null,
  };
  return earlierIn(compareWithEdition(edition, dataset), NAME, ["a", "b"])?.printed;
}

const TEN = { text: "10", value: 10 };
const AS_PRINTED = { [ID]: { text: "10", value: 10, bound: "exact" } };

describe("the number that an earlier edition printed of a figure", () => {
  it("is the figure itself", () => {
    expect(printedOf([TEN])).toEqual(AS_PRINTED);
    expect(printedOf([TEN], { bound: "at_least" })).toEqual({
      [ID]: { text: "10", value: 10, bound: "at_least" },
    });
  });

  it("is the figure in another unit of which only the point is moved", () => {
    const moved = { text: "1.0", value: 1, formula: "printed value × 0.1" };
    expect(printedOf([moved])).toEqual({
      [ID]: { text: "1.0", value: 1, bound: "exact", formula: moved.formula },
    });
    expect(printedOf([{ ...moved, value: 1.1 }])).toEqual({});
  });

  it("is nothing that was worked out of it, though that is the same number", () => {
    for (const formula of ["difference", "rank / places ranked", "year of the figure"]) {
      expect(printedOf([{ ...TEN, formula }])).toEqual({});
      expect(printedOf([{ ...TEN, text: "10倍", formula }, TEN])).toEqual(AS_PRINTED);
    }
  });

  it("is nothing that only rests on it beside another figure", () => {
    expect(printedOf([{ ...TEN, figures: ["b/product/2022/level", ID] }])).toEqual({});
    expect(printedOf([{ ...TEN, figures: [] }])).toEqual({});
  });

  it("is no other number, and no words", () => {
    expect(printedOf([{ text: "11", value: 11 }])).toEqual({});
    expect(printedOf([{ text: "稳定增长", value: null }])).toEqual({});
  });

  it("is the first of several", () => {
    expect(printedOf([TEN, { text: "10.0", value: 10 }])).toEqual(AS_PRINTED);
  });

  it("keeps a sign that is printed, gives back one that words said, and gives none to nothing", () => {
    const textOf = (text: string, value: number) => printedOf([{ text, value }], { value })?.[ID];
    expect(textOf("−3", -3)?.text).toBe("−3");
    expect(textOf("3", -3)?.text).toBe("−3");
    expect(textOf("0", 0)?.text).toBe("0");
  });

  it("is nothing where the number is the same, or one of the two is none", () => {
    expect(printedOf([{ text: "12", value: 12 }], { value: 12, bound: "about" })).toEqual({});
    expect(printedOf([TEN], { value: null, text: "约十" })).toEqual({});
  });
});
