import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTexts } from "../../src/changes/edits.ts";
import { readPage } from "../../src/changes/lines.ts";
import { pageOf, runAt } from "./page-text.ts";

const linesOf = (...pages: readonly (readonly string[])[]) =>
  pages.flatMap((lines, at) => readPage(pageOf(lines), at + 1, "").lines);

/** What is gone and what is new at each place. */
function editsOf(before: readonly (readonly string[])[], after: readonly (readonly string[])[]) {
  const { edits } = compareTexts(linesOf(...before), linesOf(...after));
  const say = (words: (typeof edits)[number]["added"]) => words.map(({ text }) => text).join(" ");
  return edits.map(({ removed, added }) => [say(removed), say(added)]);
}

const ROWS = ["甲县 2022 5.5", "乙县 2022 4.6", "丙县 2021 8.3"];

describe("compareTexts(before, after)", () => {
  it("finds the number that changed and nothing else", () => {
    const changed = ROWS.map((row) => row.replace("5.5", "7.5"));
    expect(editsOf([ROWS], [changed])).toEqual([["5.5", "7.5"]]);
  });
  it("finds nothing where words run on to another line or page", () => {
    expect(
      editsOf([["甲县增长5.5%，最接近", "的是乙县"]], [["甲县增长5.5%，", "最接近的是乙县"]]),
    ).toEqual([]);
    expect(editsOf([ROWS, ["end"]], [ROWS.slice(0, 2), [...ROWS.slice(2), "end"]])).toEqual([]);
  });
  it("finds nothing where a row only stands elsewhere", () => {
    const moved = [ROWS[2] ?? "", ROWS[0] ?? "", ROWS[1] ?? ""];
    expect(editsOf([ROWS], [moved])).toEqual([]);
    expect(editsOf([ROWS, ["one"]], [ROWS.slice(1), ["one", ROWS[0] ?? ""]])).toEqual([]);
  });
  it("finds every two numbers that changed places, also in cells of their own", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 10, max: 99 }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(numbers, fc.nat(), fc.nat(), fc.boolean(), (values, i, j, isApart) => {
        const [one, other] = [i % values.length, j % values.length];
        fc.pre(one !== other);
        const swapped = values.with(one, values[other] ?? 0).with(other, values[one] ?? 0);
        const rows = (list: readonly number[]) =>
          list.flatMap((value, at) => (isApart ? [`县${at}`, `${value}`] : [`县${at} ${value}`]));
        expect(editsOf([rows(values)], [rows(swapped)])).not.toEqual([]);
      }),
    );
  });
  it("tells of every word that is new, wherever it is put", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ROWS), { minLength: 1 }), fc.nat(), (rows, at) => {
        const place = at % rows.length;
        const said = editsOf([rows], [rows.with(place, `${rows[place]} 新`)]);
        expect(said.map(([, added]) => added).join(" ")).toContain("新");
      }),
    );
  });
});

describe("readPage(text, page, version)", () => {
  it("leaves out running heads, page numbers and the line that names the edition", () => {
    const page = {
      ...pageOf([]),
      lines: [
        [
          runAt("Briefing", 50, 20),
          runAt("1 May 2024", 250, 20),
          runAt("version 0a1b2c3d", 400, 20),
        ],
        [runAt("2 Consumption", 50, 60), runAt("11", 400, 60, { isPageNumber: true })],
        [runAt("1 / 9", 500, 800, { isArtifact: true })],
        [runAt("GRP 5.5", 50, 90)],
      ],
    };
    const { lines, furniture } = readPage(page, 1, "0a1b2c3d");
    expect(lines.map(({ text }) => text)).toEqual(["2 Consumption", "GRP 5.5"]);
    expect(furniture.map(({ text }) => text)).toEqual([
      "Briefing",
      "1 May 2024",
      "version 0a1b2c3d",
      "11",
      "1 / 9",
    ]);
  });
  it("keeps the words of runs apart where there is a gap between them", () => {
    const runs = [runAt("GRP", 50, 50), runAt("5.5", 100, 50), runAt("%", 130, 50)];
    const [line] = readPage({ ...pageOf([]), lines: [runs] }, 1, "").lines;
    expect(line?.text).toBe("GRP 5.5%");
    expect(line?.words.map(({ text, run }) => [text, run?.text])).toEqual([
      ["GRP", "GRP"],
      ["5.5", "5.5"],
      ["%", "%"],
    ]);
  });
});
