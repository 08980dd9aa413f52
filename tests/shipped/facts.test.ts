import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Dataset, LANGUAGES } from "../../src/dataset/model.ts";
import { withPdf } from "../../src/pdf-reader/open.ts";
import type { Fact } from "../../src/view/model.ts";
import { faultIn, openCover } from "../reproduce.ts";
import { buildShipped } from "./build-shipped.ts";
import { readShippedData } from "./shipped-data.ts";

/** A briefing of each kind. */
const IDS = ["five-places", "one-page", "profile-boshan", "pair", "targets", "data-book"] as const;
const EACH = IDS.flatMap((id) => LANGUAGES.map((language) => [id, language] as const));

let folder: string;
let dataset: Dataset;

beforeAll(async () => {
  dataset = await readShippedData();
  folder = await buildShipped(IDS);
});

function factsOf(id: string, language: string): readonly Fact[] {
  return JSON.parse(readFileSync(join(folder, `${id}.${language}.facts.json`), "utf8")).facts;
}

/** The texts of a PDF as they are set, one after another. */
function textsOf(id: string, language: string): Promise<readonly string[]> {
  const bytes = readFileSync(join(folder, `${id}.${language}.pdf`));
  return withPdf(bytes, async (pdf) => {
    const texts: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      texts.push(...items.map((item) => ("str" in item ? item.str : "")));
    }
    return texts;
  });
}

describe("the facts of the shipped pages", () => {
  it.each(EACH)("hold every run of digits in the PDF of %s in %s", async (id, language) => {
    const uncovered = openCover(factsOf(id, language));
    const texts = await textsOf(id, language);
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.flatMap((text) => uncovered(text).map((run) => [run, text]))).toEqual([]);
  });

  it.each(EACH)("are worked out anew from their figures in %s in %s", (id, language) => {
    const figureById = new Map(dataset.figures.map((figure) => [figure.id, figure]));
    const known = { figureById, unitById: dataset.unitById };
    const faults = factsOf(id, language).flatMap((fact) => {
      const fault = faultIn(fact, known);
      return fault === null ? [] : [`${fact.text} of ${fact.figures.join(", ")} ${fault}`];
    });
    expect(faults).toEqual([]);
  });

  it("name the figure of each number of the source list of five-places", () => {
    for (const language of LANGUAGES) {
      const printed = factsOf("five-places", language).filter(({ is }) => is === "printed");
      expect(printed.length).toBeGreaterThan(100);
      expect(printed.filter(({ figures }) => figures.length !== 1)).toEqual([]);
      const own = printed.filter(({ value }) => value !== null);
      expect(own.length / printed.length).toBeGreaterThan(0.9);
    }
  });

  it("tell a page, a chart, a version, a date from figures", () => {
    const facts = factsOf("five-places", "zh");
    const kinds = new Set(facts.map(({ is }) => is));
    for (const kind of ["page", "chart", "hash", "date", "document-number", "tolerance"])
      expect(kinds).toContain(kind);
    expect(facts.filter(({ formula }) => /quoted from the data/.test(formula ?? ""))).toEqual([]);
  });

  it("have the bound of a target that is one", () => {
    for (const language of LANGUAGES) {
      const bounds = factsOf("five-places", language).filter(
        ({ is, figures }) =>
          (is === "figure" || is === "printed") &&
          figures[0] === "boshan/fixed_asset_investment/2023/growth/target",
      );
      expect(bounds.length).toBeGreaterThan(1);
      for (const { text, value, bound } of bounds)
        expect({ text, value, bound }).toEqual({ text: "10", value: 10, bound: "at_least" });
    }
  });
});
