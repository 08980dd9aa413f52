import { describe, expect, it } from "vitest";
import { isInName, isName, numbersInNames } from "../../src/audit/checks/names.ts";
import { numbersIn } from "../../src/audit/read/tokens.ts";
import { factsOf } from "./findings.ts";

const NAMES = numbersInNames(
  factsOf([], ["2号区", "10,000 tons of coal", "园区 3", "2023", "A1B2"]),
);

/** The numbers of a text that stand in no name. */
function outside(text: string, others: readonly string[] = []): readonly string[] {
  return numbersIn(text)
    .filter((number) => !isInName(number, text, NAMES, others))
    .map((number) => number.text);
}

describe("isInName(number, text, names, others)", () => {
  it.each([
    ["2号区增长", []],
    ["2 号区和3号区", ["3"]],
    ["甲2号区", []],
    ["2号楼", ["2"]],
    ["12号区", ["12"]],
    ["5.5\u00a010,000 TONS of coal", ["5.5"]],
    ["10,000 tons of steel", ["10,000"]],
    ["园区3，园区4", ["4"]],
    ["2023年", ["2023"]],
    ["a1b2", []],
    ["a1b3", ["1", "3"]],
  ])("finds in %s outside names %j", (text, numbers) => {
    expect(outside(text)).toEqual(numbers);
  });

  it("follows a name over the ends of lines, to what stands elsewhere", () => {
    expect(outside("按10,000 tons")).toEqual(["10,000"]);
    expect(outside("按10,000 tons", ["of", "coal"])).toEqual([]);
    expect(outside("按10,000 tons", ["of steel"])).toEqual(["10,000"]);
    expect(outside("3", ["甲园", "园区"])).toEqual([]);
    expect(outside("3", ["小区"])).toEqual(["3"]);
    expect(outside("2", ["号"])).toEqual([]);
  });
});

describe("isName(fact)", () => {
  it("is true of words with digits, and of no number", () => {
    const [number, word, name, year] = factsOf(["5"], ["five", "2号区", "2023"]);
    expect([number, word, name, year].map((fact) => fact && isName(fact))).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});
