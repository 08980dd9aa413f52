import { describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import type { Language } from "../../src/dataset/model.ts";
import { openNotes } from "../../src/view/notes.ts";
import { plainText } from "../../src/view/sentence.ts";
import { sayTermNote, termNotesOf } from "../../src/view/terms.ts";
import { buildDataset, PRODUCT } from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

const NET = "net";

/** So many places, of which the first have a basis. */
function places(count: number, stating: number) {
  const regions = Array.from({ length: count }, (_, index) => `P${index}-`);
  return withUnits(
    buildDataset({
      regions,
      bases: [NET],
      figures: regions.map((region, index) => ({
        region,
        value: index,
        basis: index < stating ? NET : null,
      })),
    }),
  );
}

function worded(language: Language, count: number, stating: number): readonly string[] {
  const dataset = places(count, stating);
  const context = contextFor(dataset, language);
  return termNotesOf(dataset.figures).map((note) => plainText(sayTermNote(context, note)));
}

function noteOf(count: number, stating: number): string {
  const dataset = places(count, stating);
  const regions = [...dataset.regionById.keys()];
  const notes = openNotes(contextFor(dataset, "zh"), "table");
  notes.take(
    compare(dataset, { indicator: PRODUCT, measure: "level", target: false, regions }),
    null,
  );
  return notes.notes.map(({ text }) => plainText(text)).join();
}

describe("a note on the basis of figures", () => {
  it("names a few places, and says that the rest states none", () => {
    expect(worded("zh", 5, 2)).toEqual(["口径：P0-、P1-为net，其余未注明。"]);
    expect(worded("zh", 5, 5)).toEqual(["口径：P0-、P1-、P2-、P3-、P4-为net。"]);
  });

  it("names a handful of many, with their number", () => {
    expect(worded("zh", 60, 24)).toEqual(["口径：P0-、P1-、P2-等24地为net，其余未注明。"]);
    expect(worded("en", 60, 24)).toEqual([
      "Basis: P0-, P1-, P2- and 21 others: net; otherwise not stated.",
    ]);
  });

  it("names the others where most of many share a term", () => {
    expect(worded("zh", 41, 39)).toEqual(["口径：P39-、P40-未注明，其余为net。"]);
    expect(worded("en", 41, 39)).toEqual(["Basis: P39- and P40-: not stated; otherwise net."]);
    expect(worded("zh", 41, 41)).toEqual(["口径：均为net。"]);
    expect(worded("en", 41, 41)).toEqual(["Basis: net throughout."]);
  });

  it("says nothing where no figure states one", () => {
    expect(worded("zh", 5, 0)).toEqual([]);
  });
});

describe("openNotes(context, table)", () => {
  it("names every place of a term among sixty, and a handful among more", () => {
    expect(noteOf(60, 24)).toMatch(/^口径：P0-、P1-、.*、P23-为net，其余未注明。$/);
    expect(noteOf(61, 24)).toBe("口径：P0-、P1-、P2-等24地为net，其余未注明。");
  });
});
