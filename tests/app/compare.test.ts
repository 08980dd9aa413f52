import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type CompareOptions, compareIndicator, sayFigure } from "../../src/app/compare.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { addLeftOut, BROKEN, breakData, LEFT_OUT, workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();

const REVISED = fileURLToPath(new URL("../cases/time/revised", import.meta.url));

function ask(options: Partial<CompareOptions> = {}, signal = new AbortController().signal) {
  const asked = { indicator: "gross_regional_product", data: "data", ...options };
  return compareIndicator(asked, testEnvironment({ cwd: folder.path(), signal }));
}

/** Place, value and period of each figure compared. */
async function figuresOf(options: Partial<CompareOptions>) {
  const { value } = await ask(options);
  return value?.comparison.cells.flatMap(({ region, figures }) =>
    figures.map(({ value: number, text, period }) => [region, number ?? text, period]),
  );
}

describe("sayFigure(dataset, figure, language)", () => {
  it("says a figure as the pages do", async () => {
    const said = async (language: "zh" | "en", indicator: string) => {
      const { value } = await ask({ indicator });
      if (!value) throw new Error("The starter has faults");
      const figures = value.comparison.cells.flatMap((cell) => cell.figures);
      return figures.map((figure) => sayFigure(value.dataset, figure, language));
    };
    const product = "gross_regional_product";
    expect(await said("en", product)).toEqual(["21.05 billion yuan", "18.62 billion yuan"]);
    expect(await said("zh", product)).toEqual(["210.5 亿元", "186.2 亿元"]);
    expect(await said("en", "new_urban_jobs")).toEqual(["3,120 jobs", "2,650 jobs"]);
  });
});

describe("compareIndicator(options, environment)", () => {
  it("gives the comparison of all places and the dataset behind it", async () => {
    const { value, diagnostics } = await ask();
    expect(diagnostics).toEqual([]);
    expect(value?.dataset.figures).toHaveLength(16);
    expect(value?.comparison).toMatchObject({
      indicator: "gross_regional_product",
      measure: "level",
      target: false,
      period: null,
      cells: [
        { region: "jia", figures: [{ value: 210.5, unit: "亿元", status: "actual" }] },
        { region: "yi", figures: [{ value: 186.2, unit: "亿元", status: "estimate" }] },
      ],
      groups: [{ grade: "caveat", ranks: { jia: 1, yi: 2 }, regions: ["jia", "yi"] }],
    });
  });

  it("asks only the places named, in their order", async () => {
    const figures = await figuresOf({ regions: ["yi", "jia"] });
    expect(figures).toEqual([
      ["yi", 186.2, "2023"],
      ["jia", 210.5, "2023"],
    ]);
  });

  it("leads from former ids of places and indicators to the present ones", async () => {
    folder.edit("data/regions.yaml", "yi:\n", "yi:\n  was: [old_yi]\n");
    const grp = "gross_regional_product:\n";
    folder.edit("data/indicators.yaml", grp, `${grp}  was: [output]\n`);
    const figures = await figuresOf({ indicator: "output", regions: ["old_yi", "jia"] });
    expect(figures?.map(([region]) => region)).toEqual(["yi", "jia"]);
  });

  it("leads from the former id of what places lie within", async () => {
    const city = "  city: { zh: 示例市, en: Example City }\n";
    folder.edit("data/regions.yaml", city, "  within: shi\n");
    folder.edit(
      "data/regions.yaml",
      "yi:\n",
      'shi: { was: [old_shi], name: { zh: 示例市, en: Example City }, short: { zh: 示例, en: Example }, code: "990100" }\nyi:\n',
    );
    const figures = await figuresOf({ within: "old_shi" });
    expect(figures?.map(([region]) => region)).toEqual(["jia", "yi"]);
  });

  it("notes a place named that did not exist in the period, and leaves it out where none is named", async () => {
    folder.edit("data/regions.yaml", "yi:\n", "yi:\n  until: 2024-01\n  succeeded_by: [jia]\n");
    const period = { period: "2024" };
    const { value } = await ask({
      target: true,
      measure: "growth",
      period,
      regions: ["yi", "jia"],
    });
    // A target for the year in which it was abolished stands.
    expect(value?.comparison.cells.map(({ region }) => region)).toEqual(["yi", "jia"]);
    const later = await ask({ period: { period: "2025" }, regions: ["yi", "jia"] });
    expect(later.value?.comparison).toMatchObject({
      cells: [{ region: "jia" }],
      notes: [
        { code: "not-published", regions: ["jia"] },
        { code: "not-existing", regions: ["yi"], figures: [] },
      ],
    });
    const all = await ask({ period: { period: "2025" } });
    expect(all.value?.comparison.notes).toMatchObject([
      { code: "not-published", regions: ["jia"] },
    ]);
    const latest = await ask();
    expect(latest.value?.comparison.cells.map(({ region }) => region)).toEqual(["jia"]);
  });

  it("takes targets, in numbers and in words, for the period of their own", async () => {
    const indicator = "general_public_budget_revenue";
    expect(await figuresOf({ indicator, measure: "growth", target: true })).toEqual([
      ["jia", 5, "2024"],
      ["yi", "稳定增长", "2024"],
    ]);
  });

  it("takes growth where the indicator's own measure has no figure", async () => {
    const { value } = await ask({ target: true });
    expect(value?.comparison.measure).toBe("growth");
    expect((await ask({ target: true, measure: "level" })).value?.comparison.measure).toBe("level");
  });

  it("asks of the period and knows only what was published by the date", async () => {
    cpSync(REVISED, folder.at("revised"), { recursive: true });
    const growth = { indicator: "gross_product", measure: "growth", data: "revised" } as const;
    const values = async (more: Partial<CompareOptions>) => {
      const { value } = await ask({ ...growth, ...more });
      return value?.comparison.cells.map(({ figures }) => figures[0]?.value ?? null);
    };
    expect(await values({})).toEqual([5.6, 5.9, 5.3]);
    const in2022 = { period: { period: "2022" } };
    expect(await values(in2022)).toEqual([3.4, 2.7, 3]);
    expect(await values({ ...in2022, asOf: "2023-03-01" })).toEqual([2.5, 2.7, 3]);
    const in2023 = { period: { period: "2023" } };
    expect(await values({ ...in2023, asOf: "2023-12-31" })).toEqual([null, null, null]);
    expect(await values({ ...in2023, target: true })).toEqual([6, 5, 5.5]);
  });

  it("comes to nothing where nobody can say what was published by the date", async () => {
    folder.edit("data/documents.yaml", "  date: 2024-02-20\n", "");
    addLeftOut(folder);
    const { value, diagnostics } = await ask({ asOf: "2024-03-01" });
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      { code: "undated-document", severity: "error", at: { file: "data/documents.yaml", line: 3 } },
      LEFT_OUT,
    ]);
    expect((await ask()).value).not.toBeNull();
  });

  it("comes to nothing with faulty data, and tells where the faults are", async () => {
    breakData(folder);
    expect(await ask()).toMatchObject({ value: null, diagnostics: [BROKEN] });
  });

  it("tells warnings beside the value", async () => {
    addLeftOut(folder);
    const { value, diagnostics } = await ask();
    expect(value).not.toBeNull();
    expect(diagnostics).toMatchObject([LEFT_OUT]);
  });

  it.each([
    [{ indicator: "new_urban_job" }, "No indicator is called", /new_urban_jobs/],
    [{ indicator: "zzzzzz" }, "No indicator is called", /`briefings data` lists/],
    [{ regions: ["jai"] }, "No region is called", /jia/],
    [{ regions: ["zzzzzz"] }, "No region is called", /^there are: jia, yi$/],
  ])("refuses names of nothing: %j", async (options, message, hint) => {
    await expect(ask(options)).rejects.toMatchObject({
      code: "USAGE",
      message: expect.stringContaining(message),
      hint: expect.stringMatching(hint),
    });
  });

  it("cannot read a folder that is not there", async () => {
    const data = join("data", "none");
    await expect(ask({ data })).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
  });

  it("stops when it is no longer wanted", async () => {
    await expect(ask({}, AbortSignal.abort())).rejects.toMatchObject({ code: "CANCELLED" });
  });
});
