import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutPrinted } from "../../src/view/sources.ts";

const wholeOf = (printed: string) =>
  cutPrinted(printed)
    .filter(({ isWhole }) => isWhole)
    .map(({ text }) => text);

describe("cutPrinted(printed)", () => {
  it("keeps a number with its unit", () => {
    expect(wholeOf("新引进亿元以上重大产业项目34个")).toEqual(["34个"]);
    // The stop after a number stays with it.
    expect(wholeOf("6354万美元；同比增长5.5%、1.2 %")).toEqual(["6354万美元；", "5.5%、", "1.2 %"]);
    expect(wholeOf("提高2.86个百分点")).toEqual(["2.86个百分点"]);
  });

  it("has nothing to keep in words alone", () => {
    expect(cutPrinted("稳定增长")).toEqual([{ text: "稳定增长", isWhole: false }]);
  });

  it("loses no character", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."增长5.3,亿元%个百分点 、；") }),
        (printed) => {
          expect(
            cutPrinted(printed)
              .map(({ text }) => text)
              .join(""),
          ).toBe(printed);
        },
      ),
    );
  });
});
