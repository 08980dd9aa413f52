import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type ChartOptions, drawIndicator } from "../../src/app/chart.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { BROKEN, breakData, workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();

function draw(options: Partial<ChartOptions> = {}) {
  const asked = { indicator: "gross_regional_product", form: "bars", lang: "zh", data: "data" };
  const all = { ...asked, ...options } as ChartOptions;
  return drawIndicator(all, testEnvironment({ cwd: folder.path() }));
}

/** What an SVG says, its lines joined. */
async function wordsOf(options: Partial<ChartOptions> = {}): Promise<string> {
  const { value } = await draw(options);
  return [...(value?.svg ?? "").matchAll(/>([^<>]+)</g)].map(([, text]) => text).join("");
}

describe("drawIndicator(options, environment)", () => {
  it("draws what places report, with its title, unit and sources", async () => {
    const words = await wordsOf();
    for (const said of ["甲县", "乙县", "210.5", "186.2", "亿元", "资料来源", "甲县2024年"]) {
      expect(words).toContain(said);
    }
    const { value } = await draw();
    expect(words).toContain(value?.title.slice(0, 8));
  });

  it.each([
    ["bars", 1],
    ["dots", 1],
    ["columns", 1],
    ["dumbbell", 2],
  ] as const)("draws it as %s", async (form, ends) => {
    const words = await wordsOf({ form, measure: "growth", lang: "en" });
    expect(words).toContain("Jia");
    expect(words).toContain("Source: ");
    expect(words.includes("target")).toBe(ends === 2);
  });

  it("draws the places asked for alone", async () => {
    const words = await wordsOf({ regions: ["yi"] });
    expect(words).toContain("186.2");
    expect(words).not.toContain("210.5");
  });

  it.each([
    ["chart.svg", "<svg"],
    ["chart.png", "\x89PNG"],
    ["CHART.PNG", "\x89PNG"],
  ])("writes %s whole", async (out, begins) => {
    const { value } = await draw({ out });
    expect(value?.svg).toBeNull();
    expect(readFileSync(folder.at(out)).toString("latin1").slice(0, begins.length)).toBe(begins);
  });

  it.each([
    [{ indicator: "gross_regional_produce" }, 'No indicator is called "gross_regional_produce"'],
    [{ regions: ["nowhere"] }, /nowhere/],
    [{ out: "chart.pdf" }, "chart.pdf is neither .svg nor .png"],
    [{ period: { period: "2021" } }, /2021|report/],
  ] as const)("refuses %j", async (options, message) => {
    const told = expect(draw(options as Partial<ChartOptions>)).rejects;
    await told.toMatchObject({ code: "USAGE", message: expect.stringMatching(message) });
  });

  it("tells faults of the data in place of a chart", async () => {
    breakData(folder);
    const { value, diagnostics } = await draw({ out: "chart.svg" });
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([BROKEN]);
    expect(folder.files(".")).not.toContain("chart.svg");
  });
});
