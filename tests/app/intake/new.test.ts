import { beforeEach, describe, expect, it } from "vitest";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { expectSilence } from "../silence.ts";
import { workFolder } from "../work-folder.ts";
import { intakeIn, NEW_PLAN, NEW_TEXT } from "./intake-folder.ts";

expectSilence();
const folder = workFolder();
const { read, accept } = intakeIn(folder);

const INTAKE = "data/intake/jia-2025-plan.yaml";

/** What a person says of the document in the head of the intake file. */
function sayDocument(): void {
  folder.edit(INTAKE, "国民经济和社会发展计划, en: }", "国民经济和社会发展计划, en: Plan of Jia }");
  folder.edit(
    INTAKE,
    "issuer: { zh: , en: }",
    "issuer: { zh: 甲县人民政府, en: Government of Jia }",
  );
  folder.edit(INTAKE, "published:\n", "published: 2025-02-20\n");
}

const placeOf = (text: string) => {
  const line =
    folder
      .read(INTAKE)
      .split("\n")
      .findIndex((one) => one.includes(text)) + 1;
  return { file: INTAKE, line };
};

async function dataset() {
  const { value, diagnostics } = readDataset(await readDataFolder(folder.at("data")), "data");
  expect(diagnostics).toEqual([]);
  return value;
}

beforeEach(() => folder.write(NEW_PLAN, NEW_TEXT));

describe("a document that the data does not have", () => {
  it("is read by the years of its title, and asked for in the head", async () => {
    const { value } = await read();
    const periods = new Set(value?.reading.candidates.map(({ period }) => period));
    expect(periods).toEqual(new Set(["2024", "2025"]));
    expect(folder.read(INTAKE)).toContain("past_year: 2024\nplan_year: 2025\n");
  });

  it("is added to documents.yaml with what a person says of it", async () => {
    await read();
    folder.edit(INTAKE, "decision: ,", "decision: accept,");
    sayDocument();
    const before = folder.read("data/documents.yaml");
    expect((await accept()).value?.outcomes).toMatchObject([{ added: 6 }]);
    expect(folder.read("data/documents.yaml").startsWith(before)).toBe(true);
    const document = (await dataset())?.documentById.get("jia-2025-plan");
    expect(document).toMatchObject({ region: "jia", title: { en: "Plan of Jia" } });
    expect(document?.proof?.file).toBe("jia-2025-plan.txt");
  });

  it("is told with each part that lacks, and nothing is merged", async () => {
    await read();
    folder.edit(INTAKE, "decision: ,", "decision: accept,");
    const before = folder.read("data/documents.yaml");
    const { value, diagnostics } = await accept();
    expect(value).toBeNull();
    const places = ["title:", "issuer:", "issuer:", "published:"].map(placeOf);
    expect(diagnostics.map(({ at: { file, line } }) => ({ file, line }))).toEqual(places);
    expect(folder.read("data/documents.yaml")).toBe(before);
  });

  it("keeps what was said of it when it is read again, its years too", async () => {
    folder.edit(NEW_PLAN, "2024年", "");
    await read();
    sayDocument();
    folder.edit(INTAKE, "past_year: 2024", "past_year: 2023");
    const before = folder.read(INTAKE).split("candidates:")[0];
    const { value } = await read();
    expect(folder.read(INTAKE).split("candidates:")[0]).toBe(before);
    expect(value?.reading.candidates[0]?.period).toBe("2023");
  });

  it("is left out as long as nothing in it is accepted", async () => {
    await read();
    const { value } = await accept();
    expect(value?.written).toEqual([]);
  });
});

describe("a new indicator", () => {
  const PEARLS = "珍珠产值达到12.50亿元";
  const PROPOSED = "proposed: { name: { zh: 珍珠产值, en: }, unit: 亿元, theme: , measure: level }";

  beforeEach(async () => {
    folder.edit(NEW_PLAN, "新增城镇就业3150人", PEARLS);
    await read();
    sayDocument();
    folder.edit(INTAKE, "decision: , indicator: ,", "decision: accept, indicator: pearl_output,");
  });

  it("is added to indicators.yaml where the line says all of it", async () => {
    const said = "zh: 珍珠产值, en: Output of pearls }, unit: 亿元, theme: economy,";
    folder.edit(INTAKE, "zh: 珍珠产值, en: }, unit: 亿元, theme: ,", said);
    const { value, diagnostics } = await accept();
    expect(diagnostics).toEqual([]);
    expect(value?.outcomes).toMatchObject([{ added: 1, edited: 1 }]);
    const made = await dataset();
    expect(made?.indicatorById.get("pearl_output")).toMatchObject({
      ...{ measure: "level", unit: "亿元", theme: "economy", decimals: 1, direction: "neither" },
      name: { zh: "珍珠产值", en: "Output of pearls" },
    });
    const own = made?.figures.filter(({ indicator }) => indicator === "pearl_output");
    expect(own).toMatchObject([{ value: 12.5, document: "jia-2025-plan" }]);
  });

  it("is told with each part that lacks", async () => {
    expect(folder.read(INTAKE)).toContain(PROPOSED);
    const { value, diagnostics } = await accept();
    expect(value).toBeNull();
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["missing-key", "`name.en` of the new indicator pearl_output is empty."],
      ["missing-key", "`theme` of the new indicator pearl_output is empty."],
    ]);
    expect(diagnostics.every(({ at }) => at.line === placeOf(PEARLS).line)).toBe(true);
  });

  it("tells a unit or theme that there is none of at its line", async () => {
    const said = "zh: 珍珠产值, en: Output of pearls }, unit: 斛, theme: seas,";
    folder.edit(INTAKE, "zh: 珍珠产值, en: }, unit: 亿元, theme: ,", said);
    const { diagnostics } = await accept();
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(["unknown-theme", "unknown-unit"]);
    expect(diagnostics.every(({ at }) => at.line === placeOf(PEARLS).line)).toBe(true);
  });
});
