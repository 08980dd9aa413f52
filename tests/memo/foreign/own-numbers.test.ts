import { describe, expect, it } from "vitest";
import { findOwnNumbers, type ReadPage } from "../../../src/memo/foreign/own-numbers.ts";

/** A text on upright A4, by where its baseline begins; letters are half as wide as they are high. */
type Text = readonly [text: string, x: number, y: number];

const [WIDTH, HEIGHT] = [595, 842];
const BODY: Text = ["Words of the page", 80, 400];

const pages = (...texts: readonly (readonly Text[])[]): readonly ReadPage[] =>
  texts.map((page) => ({
    shown: [0, 0, WIDTH, HEIGHT],
    texts: page.map(([text, x, y]) => ({
      text,
      box: [x, y - 2.5, x + text.length * 5, y + 9],
      turn: 0,
      size: 10,
      isUnembedded: false,
    })),
  }));

const numbered = (count: number, textOn: (page: number) => readonly Text[]) =>
  pages(...Array.from({ length: count }, (_, index) => [BODY, ...textOn(index + 1)]));

const found = (read: readonly ReadPage[]) =>
  findOwnNumbers(read).map(({ page, value }) => `${page}: ${value}`);

describe("findOwnNumbers(pages)", () => {
  it("finds numbers that go up by one in one place, whatever they begin with", () => {
    expect(found(numbered(3, (page) => [[`— ${page + 6} —`, 280, 40]]))).toEqual([
      "1: 7",
      "2: 8",
      "3: 9",
    ]);
    expect(found(numbered(3, (page) => [[`${page}`, 290, 800]]))).toHaveLength(3);
  });

  it("finds them at the outer corners, and where they grow by a digit", () => {
    const corner = (page: number): Text => {
      const text = `${page + 7}`;
      return [text, page % 2 === 1 ? 520 - text.length * 5 : 75, 40];
    };
    expect(found(numbered(4, (page) => [corner(page)]))).toHaveLength(4);
  });

  it("finds them beside a running head, and written in several pieces", () => {
    expect(
      found(
        numbered(3, (page) => [
          ["A report", 70, 800],
          [`${page}`, 520, 800],
        ]),
      ),
    ).toEqual(["1: 1", "2: 2", "3: 3"]);
    const pieces = (page: number): readonly Text[] => [
      ["第", 270, 40],
      [`${page}`, 280, 40],
      ["页", 287, 40],
      ["共3页", 298, 40],
    ];
    expect(found(numbered(3, pieces))).toEqual(["1: 1", "2: 2", "3: 3"]);
  });

  it("finds two courses, Roman and Arabic, and those after a first page without one", () => {
    const text = (page: number) => (page < 4 ? "iii".slice(0, page) : `${page - 3}`);
    expect(found(numbered(7, (page) => [[text(page), 290, 40]]))).toEqual([
      ...["1: 1", "2: 2", "3: 3"],
      ...["4: 1", "5: 2", "6: 3", "7: 4"],
    ]);
    expect(found(numbered(4, (page) => (page === 1 ? [] : [[`${page}`, 290, 40]])))).toEqual([
      "2: 2",
      "3: 3",
      "4: 4",
    ]);
  });

  it.each<readonly [string, number, (page: number) => readonly Text[]]>([
    ["numbers that do not go up by one", 4, (page) => [[`${[4, 9, 2, 7][page - 1]}`, 290, 40]]],
    ["the same number on each page", 4, () => [["2023", 290, 40]]],
    ["numbers in the body", 4, (page) => [[`${page}`, 290, 300]]],
    ["numbers of headings, each elsewhere", 3, (page) => [[`${page}`, 75 + 60 * page, 780]]],
    ["a number on one page of several", 3, (page) => (page === 1 ? [["— 1 —", 280, 40]] : [])],
    ["two bare numbers on two of three pages", 3, (page) => (page < 3 ? [[`${page}`, 9, 9]] : [])],
    ["a bare number on a single page", 1, () => [["7", 290, 40]]],
    [
      "numbers within a line of words",
      3,
      (page) => [
        ["Part", 280, 40],
        [`${page}`, 302, 40],
      ],
    ],
    [
      "numbers on too few pages between",
      9,
      (page) => (page % 4 === 1 ? [[`${page}`, 290, 40]] : []),
    ],
  ])("takes for none: %s", (_, count, textOn) => {
    expect(found(numbered(count, textOn))).toEqual([]);
  });

  it("takes a number on a single page where it says what it is", () => {
    expect(found(numbered(1, () => [["- 7 -", 285, 40]]))).toEqual(["1: 7"]);
    expect(found(numbered(1, () => [["Page 1 of 9", 285, 40]]))).toEqual(["1: 1"]);
  });
});
