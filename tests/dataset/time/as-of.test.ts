import { describe, expect, it } from "vitest";
import { asOf } from "../../../src/dataset/as-of.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { generatedFiles } from "../generated.ts";

const { value } = readDataset(
  generatedFiles({ places: 4, indicators: 3, editions: 2, compared: 2 }),
);
if (!value) throw new Error("The data has faults");
const dataset = value;
const days = [...dataset.documentById.values()].flatMap(({ publishedOn }) => publishedOn ?? []);
/** The day after an ISO date. */
const dayAfter = (iso: string) => {
  const day = new Date(`${iso}T00:00:00Z`);
  return new Date(day.getTime() + 86_400_000).toISOString().slice(0, 10);
};

/** Two days of publication with others between. */
const sorted = [...new Set(days)].sort();
const place = sorted.findIndex((day, index) => dayAfter(day) < (sorted[index + 1] ?? ""));
const [first = "", second = ""] = sorted.slice(place);

describe("asOf(dataset, date)", () => {
  it("has the documents that were published by then, and their figures", () => {
    for (const date of [first, second, "1990-01-01", "2100-01-01"]) {
      const by = [...dataset.documentById.values()].filter(
        ({ publishedOn }) => publishedOn !== null && publishedOn <= date,
      );
      const known = asOf(dataset, date);
      expect([...known.documentById.values()]).toEqual(by);
      const ids = new Set(by.map(({ id }) => id));
      expect(known.figures.length).toBe(
        dataset.figures.filter(({ document }) => ids.has(document)).length,
      );
    }
  });

  it("is worked out once for all dates between two publications", () => {
    expect(dayAfter(first) < second).toBe(true);
    expect(asOf(dataset, dayAfter(first))).toBe(asOf(dataset, first));
    expect(asOf(dataset, second)).not.toBe(asOf(dataset, first));
  });

  it("is the dataset itself where nothing was published later", () => {
    expect(asOf(dataset, "2100-01-01")).toBe(dataset);
    expect(asOf(dataset, null)).toBe(dataset);
  });
});
