import { describe, expect, it } from "vitest";
import { compareTexts } from "../../src/changes/edits.ts";
import { readPage } from "../../src/changes/lines.ts";
import { pairPages } from "../../src/changes/page-pairs.ts";
import { findPlaces, type Sought } from "../../src/changes/places.ts";
import type { PageLink } from "../../src/raster/text.ts";
import { pageOf } from "./page-text.ts";

const GROWTH: Sought = {
  figure: "jia/product/2023/growth",
  anchors: ["s-jia-product"],
  before: ["5.5"],
  after: ["4.6"],
  isSure: true,
};

/** A link around the number of a line, `line` from 0. */
const linkOn = (text: string, line: number, from: number): PageLink => ({
  anchor: "s-jia-product",
  box: { x: 50 + 10 * from, y: 49 + 14 * line, width: 10 * text.length, height: 12 },
});

type Pages = readonly { readonly lines: readonly string[]; readonly links?: readonly PageLink[] }[];

function find(before: Pages, after: Pages, ...sought: readonly Sought[]) {
  const [old, fresh] = [before, after].map((pages) =>
    pages.map(({ lines, links }, at) => readPage(pageOf(lines, links), at + 1, "")),
  );
  if (!old || !fresh) throw new Error("no pages");
  const linesOf = (pages: typeof old) => pages.flatMap(({ lines }) => lines);
  const { edits, common } = compareTexts(linesOf(old), linesOf(fresh));
  const pairs = pairPages(common, old.length, fresh.length);
  return findPlaces(sought, pairs, edits, [old, fresh]);
}

describe("findPlaces(sought, pairs, edits, sides)", () => {
  it("finds a figure by its link, in a line that says the same in both", () => {
    const sentence = "growth was highest in Jia at 5.5";
    const before = [
      { lines: [sentence, "Jia 5.5"], links: [linkOn("5.5", 0, 29), linkOn("Jia 5.5", 1, 0)] },
    ];
    const after = [{ lines: ["another", "Jia 4.6"], links: [linkOn("Jia 4.6", 1, 0)] }];
    expect(find(before, after, GROWTH)).toMatchObject([
      {
        figure: GROWTH.figure,
        before: { page: 1, box: { y: 64 } },
        after: { page: 1, box: { y: 64 } },
      },
    ]);
  });
  it("finds a figure without a link by the number that changed into another", () => {
    const places = find(
      [{ lines: ["Yi 5.5", "Jia 5.5"] }],
      [{ lines: ["Yi 5.5", "Jia 4.6"] }],
      GROWTH,
    );
    expect(places).toMatchObject([{ before: { box: { y: 64 } }, after: { box: { y: 64 } } }]);
  });
  it("shows neither of two figures without links that changed from the same number into the same", () => {
    const lines = (value: string) => [{ lines: [`Yi ${value}`, `Jia ${value}`] }];
    const other = { ...GROWTH, figure: "yi/product/2023/growth", anchors: ["s-yi-product"] };
    expect(find(lines("5.5"), lines("4.6"), GROWTH, other)).toEqual([]);
    expect(find(lines("5.5"), lines("4.6"), { ...GROWTH, isSure: false })).toEqual([]);
  });
  it("finds nothing where one edition does not print it", () => {
    expect(find([{ lines: ["Jia 5.5"] }], [{ lines: ["Jia"] }], GROWTH)).toEqual([]);
  });
});
