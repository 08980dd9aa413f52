import { describe, expect, it } from "vitest";
import { numberOf, readElement, rewriteElement } from "../../../src/pdf/raw/element.ts";

const BOX = "<</Type /StructElem\n/S /NonStruct\n/P 471 0 R\n/Pg 2 0 R\n/K 2>>";
const CELL = `<</Type /StructElem
/S /TD
/P 868 0 R
/K [874 0 R <</Type /OBJR
/Obj 12 0 R
/Pg 2 0 R>> 7]
/A [<</O /Table
/Headers [(node00000298) (node00000321)]>>]>>`;
const FIGURE = `<</Type /StructElem
/S /Figure
/Alt (odd \\(/K 9 0 R\\) and /P 1 0 R)
/P 470 0 R
/K 709 0 R>>`;

describe("readElement(text)", () => {
  it("reads a box that says nothing of itself", () => {
    expect(readElement(BOX)).toEqual({
      role: "NonStruct",
      page: "2 0 R",
      kids: ["2"],
      isPlain: true,
    });
  });

  it("reads what else an element says as more than a box, and its kids' pages as theirs", () => {
    expect(readElement(CELL)).toEqual({
      role: "TD",
      page: null,
      kids: ["874 0 R", "<</Type /OBJR\n/Obj 12 0 R\n/Pg 2 0 R>>", "7"],
      isPlain: false,
    });
  });

  it("takes words for words, whatever they look like", () => {
    expect(readElement(FIGURE)).toMatchObject({ role: "Figure", kids: ["709 0 R"] });
  });

  it("knows an element without kids, and what is no element", () => {
    const empty = "<</Type /StructElem\n/S /TH\n/P 902 0 R\n/K []\n/ID (node00000344)>>";
    expect(readElement(empty)).toMatchObject({ role: "TH", kids: [] });
    expect(readElement("<</Type /Page\n/P 1 0 R\n/K 3>>")).toBeNull();
    expect(readElement("[12 0 R]")).toBeNull();
  });
});

describe("rewriteElement(text, changes)", () => {
  it("changes what it is told to and nothing else", () => {
    const written = rewriteElement(FIGURE, { role: "Span", parent: 5, kids: ["3", "8 0 R"] });
    expect(written).toBe(
      FIGURE.replace("/Figure", "/Span")
        .replace("470 0 R", "5 0 R")
        .replace("709 0 R", "[3 8 0 R]"),
    );
    expect(rewriteElement(FIGURE, {})).toBe(FIGURE);
  });
});

describe("numberOf(kid)", () => {
  it("is the number of an object, not of content", () => {
    expect(["12 0 R", "12", "<</Obj 12 0 R>>"].map(numberOf)).toEqual([12, null, null]);
  });
});
