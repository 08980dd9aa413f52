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
  it("names a few places, and those that state none", () => {
    expect(worded("zh", 5, 2)).toEqual(["口径：P0-、P1-为net，P2-、P3-、P4-未注明。"]);
    expect(worded("zh", 5, 5)).toEqual(["口径：P0-、P1-、P2-、P3-、P4-为net。"]);
  });

  it("names a handful of many, with their number", () => {
    expect(worded("zh", 60, 24)).toEqual([
      "口径：P0-、P1-、P2-等24地为net，P24-、P25-、P26-等36地未注明。",
    ]);
    expect(worded("en", 60, 24)).toEqual([
      "Basis: P0-, P1-, P2- and 21 others: net; P24-, P25-, P26- and 33 others: not stated.",
    ]);
  });

  it("names the others where most of many share a term", () => {
    expect(worded("zh", 41, 39)).toEqual(["口径：P39-、P40-未注明，其余为net。"]);
    expect(worded("en", 41, 39)).toEqual(["Basis: P39- and P40-: not stated; otherwise net."]);
    expect(worded("zh", 41, 41)).toEqual(["口径：均为net。"]);
    expect(worded("en", 41, 41)).toEqual(["Basis: net throughout."]);
  });

  it("takes half of them for no most, and one more than half for it", () => {
    expect(worded("zh", 12, 6)).toEqual([
      "口径：P0-、P1-、P2-等六地为net，P6-、P7-、P8-等六地未注明。",
    ]);
    expect(worded("zh", 12, 7)).toEqual(["口径：P7-、P8-、P9-、P10-、P11-未注明，其余为net。"]);
    expect(worded("zh", 13, 7)).toEqual(["口径：P7-、P8-、P9-等六地未注明，其余为net。"]);
  });

  it("names all places of a term that few share, though they are most", () => {
    expect(worded("zh", 6, 5)).toEqual(["口径：P0-、P1-、P2-、P3-、P4-为net，P5-未注明。"]);
    expect(worded("zh", 7, 6)).toEqual(["口径：P6-未注明，其余为net。"]);
  });

  it("says nothing where no figure states one", () => {
    expect(worded("zh", 5, 0)).toEqual([]);
  });
});

describe("a note on the basis of figures where a place has two", () => {
  it("names the places of each term, though most share one", () => {
    const { dataset, context } = ofTwoBases();
    const [note] = termNotesOf(dataset.figures);
    expect(note?.rest).toBeNull();
    expect(note && plainText(sayTermNote(context, note))).toBe(
      "口径：P0-、P1-、P2-等八地为net，P0-为gross。",
    );
  });

  function ofTwoBases() {
    const regions = Array.from({ length: 8 }, (_, index) => `P${index}-`);
    const figures = regions.map((region, index) => ({ region, value: index, basis: NET }));
    const other = { region: "P0-", value: 9, basis: "gross" };
    const dataset = withUnits(
      buildDataset({ regions, bases: [NET, "gross"], figures: [...figures, other] }),
    );
    return { dataset, context: contextFor(dataset, "zh") };
  }
});

describe("a note on the scope of figures", () => {
  const SCOPES = [
    "city",
    { id: "whole", sameAs: null },
    {
      id: "open",
      isNotStated: true,
      name: { zh: "未注明新增或总数", en: "new or stock not stated" },
    },
  ];
  const noteOn = (language: Language, ...scopes: readonly (string | null)[]) => {
    const regions = scopes.map((_, place) => `P${place}-`);
    const figures = scopes.map((scope, place) => ({ region: `P${place}-`, value: place, scope }));
    const dataset = withUnits(buildDataset({ regions, scopes: SCOPES, figures }));
    const context = contextFor(dataset, language);
    return termNotesOf(dataset.figures).map((note) => plainText(sayTermNote(context, note)));
  };

  it("says nothing of a place whose scope is the indicator's own, by whatever name", () => {
    expect(noteOn("zh", "city", null, "whole")).toEqual(["范围：P0-为city。"]);
    expect(noteOn("en", "city", null, "whole")).toEqual(["Scope: P0-: city."]);
    expect(noteOn("zh", null, "whole")).toEqual([]);
  });

  it("says of places that they do not state it where their figures are marked so, and of no others", () => {
    expect(noteOn("zh", "open", "city", null, "not_stated")).toEqual([
      "范围：P0-未注明新增或总数，P1-为city，P3-未注明。",
    ]);
    expect(noteOn("en", "open", "city", null, "not_stated")).toEqual([
      "Scope: P0-: new or stock not stated; P1-: city; P3-: not stated.",
    ]);
  });

  it("has no word for the others where some of them have the indicator's own scope", () => {
    const most = Array.from({ length: 9 }, () => "city");
    expect(noteOn("zh", ...most, "open")).toEqual(["范围：P9-未注明新增或总数，其余为city。"]);
    expect(noteOn("zh", ...most, "open", null)).toEqual([
      "范围：P0-、P1-、P2-等九地为city，P9-未注明新增或总数。",
    ]);
  });
});

describe("openNotes(context, table)", () => {
  it("names every place of a term among sixty, and a handful among more", () => {
    expect(noteOf(60, 24)).toMatch(
      /^口径：P0-、P1-、.*、P23-为net，P24-、P25-、P26-等36地未注明。$/,
    );
    expect(noteOf(61, 24)).toBe("口径：P0-、P1-、P2-等24地为net，P24-、P25-、P26-等37地未注明。");
  });
});
