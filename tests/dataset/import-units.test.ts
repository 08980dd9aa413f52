import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCsv } from "../../src/dataset/csv.ts";
import { importCsv } from "../../src/dataset/import.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { FIXTURE, filesOf } from "./fixture.ts";

const COUNTED = ["个", "处", "家", "省", "条", "座"];

/** The fixture, in which jobs are counted in a unit of many that count the same. */
function filesWith(kept: string, figure: string) {
  const units = COUNTED.map((unit) =>
    unit === "个" ? "  个: { en: pieces }" : `  ${unit}: { en: pieces, base: 个, factor: 1 }`,
  ).join("\n");
  return filesOf({
    ...FIXTURE,
    "vocabulary.yaml": (FIXTURE["vocabulary.yaml"] ?? "").replace("units:", `units:\n${units}`),
    "indicators.yaml": (FIXTURE["indicators.yaml"] ?? "").replace("unit: 人", `unit: ${kept}`),
    "observations/east.yaml": `region: east
document: east-2023-plan
figures:
  new_jobs:
    - ${figure}
`,
  });
}

/** The line of the figure after it went out as CSV and came back. */
function comeBack(kept: string, figure: string): string {
  const files = filesWith(kept, figure);
  const csv = formatCsv(readDataset(files).value as Dataset);
  const file = { path: "figures.csv", bytes: new TextEncoder().encode(csv) };
  const { value, diagnostics } = importCsv(file, files);
  expect(diagnostics).toEqual([]);
  const east = value?.files.find(({ path }) => path === "observations/east.yaml");
  return new TextDecoder().decode(east?.bytes).split("    - ")[1]?.trim() ?? "";
}

describe("the unit of an imported figure", () => {
  it.each([
    ["处", "value: 1", "为老服务家园1处"],
    ["条", "value: 6", "6条创建为省级示范河湖"],
    ["座", "value: 5", "23家、5座"],
    ["家", "value: 116", "116家个体工商户"],
    ["个", "value: 5, unit: 座", "23家、5座"],
    ["个", "value: 7", "各处家园共7项"],
  ])("is the one beside its number: in %s, %s, printed %s", (kept, number, printed) => {
    const figure = `{ year: 2022, measure: count, ${number}, section: 一, printed: ${printed} }`;
    expect(comeBack(kept, figure)).toBe(figure);
  });

  it("is the one beside its number, whatever stands in other words and beside other numbers", () => {
    const unit = fc.constantFrom(...COUNTED);
    const number = fc.integer({ min: 1, max: 999 });
    const part = fc.record({ unit, number, word: fc.constantFrom("创建", "省级", "家园", "处") });
    fc.assert(
      fc.property(unit, fc.array(part, { minLength: 1, maxLength: 4 }), fc.nat(3), (...drawn) => {
        const [kept, parts, index] = drawn;
        const own = parts[index % parts.length] as (typeof parts)[number];
        fc.pre(parts.every((one) => one === own || one.number !== own.number));
        const printed = parts.map((one) => `${one.word}${one.number}${one.unit}`).join("、");
        const written = own.unit === kept ? "" : ` unit: ${own.unit},`;
        const figure = `{ year: 2022, measure: count, value: ${own.number},${written} section: 一, printed: ${printed} }`;
        expect(comeBack(kept, figure)).toBe(figure);
      }),
      { numRuns: 60 },
    );
  });
});
