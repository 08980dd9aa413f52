import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/view/model.ts";
import { published } from "../analysis/published.ts";
import { type Page, textsOf, wordPages } from "../analysis/worded.ts";
import { faultIn, openCover } from "../reproduce.ts";
import { SEED } from "../seed.ts";

const pages: readonly Page[] = fc
  .sample(published, { numRuns: 25, seed: SEED })
  .flatMap((one, index) => wordPages(one, index));

const tell = ({ view: { language } }: Page, { text, is, figures, formula }: Fact) =>
  `${language}: ${text}, ${is} (${formula}) of ${figures.join(", ")}`;

describe(`the facts of a page, whatever is published (seed ${SEED})`, () => {
  it("are worked out anew from the figures that they name", () => {
    const kinds = new Set<string>();
    for (const page of pages) {
      const known = { figureById: page.figureById, unitById: page.dataset.unitById };
      for (const fact of page.view.facts) {
        kinds.add(fact.is);
        const fault = faultIn(fact, known);
        if (fault !== null) expect.fail(`${tell(page, fact)} ${fault}`);
      }
    }
    for (const kind of ["figure", "derived", "rank", "count", "period", "printed", "chart"])
      expect(kinds).toContain(kind);
  });

  it("hold every number in every text of the page, and of the source list", () => {
    for (const page of pages) {
      const printed = page.view.sources.flatMap(({ place, title, original, detail, rows }) => [
        place,
        ...[...title, ...original].map(({ text }) => text),
        detail,
        ...rows.flatMap((row) => [
          row.indicator,
          row.year,
          row.section,
          ...row.printed.flatMap(({ parts }) => parts.map(({ text }) => text)),
        ]),
      ]);
      const { date, version, title } = page.view.head;
      const uncovered = openCover(page.view.facts);
      const texts = [...textsOf(page), ...printed, date, version, title];
      expect(texts.filter((text) => uncovered(text).length > 0)).toEqual([]);
    }
  });

  it("name the figure of every number of the source list, and its value where it is its own", () => {
    let values = 0;
    for (const page of pages) {
      for (const fact of page.view.facts.filter(({ is }) => is === "printed")) {
        if (fact.figures.length !== 1) expect.fail(tell(page, fact));
        values += fact.value === null ? 0 : 1;
      }
      const shown = page.view.sources.flatMap(({ rows }) => rows.flatMap(({ printed }) => printed));
      const own = page.view.facts.filter(({ is, value }) => is === "printed" && value !== null);
      const told = new Set(own.flatMap((fact) => fact.figures));
      const figures = [...page.figureById.values()].filter(({ value }) => value !== null);
      const listed = new Set(shown.map(({ id }) => id));
      const lacking = figures.filter(
        ({ id }) => listed.has(`s-${id.replace(/[^a-z0-9_]+/gi, "-")}`) && !told.has(id),
      );
      expect(lacking.map(({ id }) => id)).toEqual([]);
    }
    expect(values).toBeGreaterThan(100);
  });

  it("say of each bound that it is one", () => {
    for (const page of pages) {
      for (const fact of page.view.facts.filter(({ is }) => is === "figure")) {
        const figure = page.figureById.get(fact.figures[0] ?? "");
        if ((fact.bound ?? "exact") !== figure?.bound) expect.fail(tell(page, fact));
      }
    }
  });

  it("call nothing quoted that is not, and say of every number what it is", () => {
    for (const page of pages) {
      for (const fact of page.view.facts) {
        const isSaid = fact.is === "figure" || fact.formula !== null;
        if (!isSaid || /quoted/.test(fact.formula ?? "")) expect.fail(tell(page, fact));
      }
    }
  });
});
