import { describe, expect, it } from "vitest";
import { checkPlausibility } from "../../src/dataset/plausibility.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { FIXTURE, filesOf } from "./fixture.ts";

/** The words of a figure's number, unit and bound. */
const PLACE_OF = (item: string) => {
  const [value = "", unit = ""] = ["value", "unit"].map(
    (key) => new RegExp(`${key}: ([^,]+)`).exec(item)?.[1],
  );
  const bound = { about: "左右", at_least: "以上" }[/bound: (\w+)/.exec(item)?.[1] ?? ""] ?? "";
  return `section: 一, printed: "${value}${unit}${bound}"`;
};

/** Warnings for a dataset with these figures alone, as `code region/indicator/year`. */
function warnings(figuresByRegion: Readonly<Record<string, Readonly<Record<string, string[]>>>>) {
  const files = Object.entries(figuresByRegion).map(([region, lists]) => {
    const figures = Object.entries(lists).map(
      ([indicator, items]) =>
        `  ${indicator}:\n${items.map((item) => `    - { ${item}, ${PLACE_OF(item)} }\n`).join("")}`,
    );
    const head = `region: ${region}\ndocument: ${region}-2023-plan\nfigures:\n`;
    return [`observations/${region}.yaml`, head + figures.join("")] as const;
  });
  const lists = Object.entries(FIXTURE).filter(([path]) => !path.startsWith("observations/"));
  const more = `centre:\n  name: { zh: 中区, en: Centre }\n  short: { zh: 中, en: C }\n  code: "990103"\n  city: { zh: 大市, en: Big City }\n`;
  const plan = (FIXTURE["documents.yaml"] ?? "")
    .split("west-2023-plan:")[1]
    ?.replaceAll("west", "centre");
  const { value, diagnostics } = readDataset(
    filesOf({
      ...Object.fromEntries(lists),
      "regions.yaml": `${FIXTURE["regions.yaml"]}${more}`,
      "documents.yaml": `${FIXTURE["documents.yaml"]}centre-2023-plan:${plan}`,
      ...Object.fromEntries(files),
    }),
  );
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("The figures have no fault, but were not read.");
  const found = checkPlausibility(value);
  expect(found.every(({ severity }) => severity === "warning")).toBe(true);
  return found.map(({ code, at }) => {
    const figure = value.figures.find((one) => one.at.line === at.line && one.at.file === at.file);
    return `${code} ${figure?.region}/${figure?.indicator}/${figure?.year}`;
  });
}

const LEVEL = "year: 2022, measure: level, value: 120.5";
const RATE = "year: 2023, measure: growth, status: target, value: 6";
const target = (value: string) => `year: 2023, measure: level, status: target, value: ${value}`;

describe("checkPlausibility(dataset) on a target and its growth", () => {
  it.each([
    ["the product, rounded", "127.7", RATE, []],
    ["the least that the digits allow", "127.2", RATE, []],
    ["less than the digits allow", "126.9", RATE, ["target-off-growth east/output/2023"]],
    ["more than the digits allow", "128.5", RATE, ["target-off-growth east/output/2023"]],
    ["more, where the rate is a least one", "128.5", `${RATE}, bound: at_least`, []],
    ["a little more, where the rate is about", "128.5", `${RATE}, bound: about`, []],
    [
      "more than about allows",
      "129.5",
      `${RATE}, bound: about`,
      ["target-off-growth east/output/2023"],
    ],
    ["less, where it has a remark", "126.9, remark: odd", RATE, []],
    ["a rate of another basis", "126.9", `${RATE}, basis: net_of_refunds`, []],
  ])("judges %s", (_name, level, rate, expected) => {
    expect(warnings({ east: { output: [LEVEL, target(level), rate] } })).toEqual(expected);
  });

  it("leaves aside an outcome on which the document contradicts itself", () => {
    const both = [
      `${LEVEL}, conflict: true`,
      "year: 2022, measure: level, value: 99, conflict: true",
    ];
    expect(warnings({ east: { output: [...both, target("126.9"), RATE] } })).toEqual([]);
  });
});

describe("checkPlausibility(dataset) on a total and its parts", () => {
  it.each([
    ["less than it", "120.4", []],
    ["as much as rounding allows", "120.55", []],
    ["more than it", "120.7", ["parts-exceed-total east/output/2022"]],
    ["more, in another unit", "1207000, unit: 万元", ["parts-exceed-total east/output/2022"]],
  ])("judges parts that are %s", (_name, part, expected) => {
    const farm = [`year: 2022, measure: level, value: ${part}`];
    expect(warnings({ east: { output: [LEVEL], farm_output: farm } })).toEqual(expected);
  });

  it("has nothing to say of a total that is a least one", () => {
    const farm = ["year: 2022, measure: level, value: 130"];
    expect(
      warnings({ east: { output: [`${LEVEL}, bound: at_least`], farm_output: farm } }),
    ).toEqual([]);
  });

  it("does not mix outcomes with targets", () => {
    const farm = ["year: 2023, measure: level, status: target, value: 130"];
    expect(warnings({ east: { output: [LEVEL], farm_output: farm } })).toEqual([]);
  });
});

describe("checkPlausibility(dataset) on the size of numbers", () => {
  it("notices a point in the wrong place between outcome and target", () => {
    expect(warnings({ east: { output: [LEVEL, target("1277")] } })).toEqual([
      "decimal-jump east/output/2023",
    ]);
    expect(warnings({ east: { output: [LEVEL, target("600")] } })).toEqual([]);
  });

  it("notices a unit that no other place is near", () => {
    const level = (value: string) => ({ output: [`year: 2022, measure: level, value: ${value}`] });
    const places = { east: level("120"), west: level("80"), centre: level("1000000") };
    expect(warnings(places)).toEqual(["unit-jump centre/output/2022"]);
    expect(warnings({ ...places, centre: level("9000") })).toEqual([]);
  });

  it("tells of two places that are far apart of neither", () => {
    const level = (value: string) => ({ output: [`year: 2022, measure: level, value: ${value}`] });
    expect(warnings({ east: level("120"), centre: level("1000000") })).toEqual([]);
  });

  it("compares no amount with those of another scope", () => {
    const jobs = (value: string, scope: string) => ({
      output: [`year: 2022, measure: level, value: ${value}${scope}`],
    });
    const places = { east: jobs("120", ""), west: jobs("80", "") };
    expect(warnings({ ...places, centre: jobs("1000000", ", scope: urban") })).toEqual([]);
  });

  it("takes a fall by all there is for possible, and one by more for none", () => {
    const growth = (value: string, more = "") => ({
      east: { output: [`year: 2022, measure: growth, value: ${value}${more}`] },
    });
    expect(warnings(growth("-100"))).toEqual([]);
    expect(warnings(growth("-100", ", bound: at_least"))).toEqual([]);
    expect(warnings(growth("-100.1"))).toEqual(["fall-below-nothing east/output/2022"]);
  });

  it("takes nothing for an amount, and less for none", () => {
    const jobs = (value: string) => ({
      east: { new_jobs: [`year: 2022, measure: count, value: ${value}`] },
    });
    expect(warnings(jobs("0"))).toEqual([]);
    expect(warnings(jobs("-1"))).toEqual(["negative-amount east/new_jobs/2022"]);
  });

  it("takes nine times for a jump, and less not", () => {
    const jump = (value: string) => warnings({ east: { output: [LEVEL, target(value)] } });
    expect(jump("1084.5")).toEqual(["decimal-jump east/output/2023"]);
    expect(jump("1084.4")).toEqual([]);
    expect(jump("13.3")).toEqual(["decimal-jump east/output/2023"]);
    expect(jump("13.4")).toEqual([]);
    expect(jump("0")).toEqual([]);
  });

  it("notices amounts and falls below nothing", () => {
    expect(warnings({ east: { new_jobs: ["year: 2022, measure: count, value: -5"] } })).toEqual([
      "negative-amount east/new_jobs/2022",
    ]);
    expect(warnings({ east: { output: ["year: 2022, measure: growth, value: -101"] } })).toEqual([
      "fall-below-nothing east/output/2022",
    ]);
    expect(warnings({ east: { new_jobs: ["year: 2022, measure: change, value: -5"] } })).toEqual(
      [],
    );
  });
});
