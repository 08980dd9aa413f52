import { renameSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exportData } from "../../src/app/export.ts";
import { type ImportOptions, importData } from "../../src/app/import.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { addLeftOut, BROKEN, breakData, LEFT_OUT, workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();

const environment = (signal = new AbortController().signal) =>
  testEnvironment({ cwd: folder.path(), signal });

async function figuresAsCsv(): Promise<string> {
  const { value } = await exportData({ data: "data", format: "csv" }, environment());
  return value?.text ?? "";
}

function ask(options: Partial<ImportOptions> = {}, signal?: AbortSignal) {
  return importData({ file: "figures.csv", data: "data", ...options }, environment(signal));
}

/** Every file of the data with its text. */
const state = () => folder.files("data").map((path) => [path, folder.read(`data/${path}`)]);

describe("importData(options, environment)", () => {
  it("writes the files of the places in a CSV, and changes no figure", async () => {
    const csv = await figuresAsCsv();
    folder.write("figures.csv", csv);
    expect(await ask()).toEqual({
      value: {
        written: ["observations/jia.yaml", "observations/yi.yaml"],
        removed: [],
        counts: [
          { region: "jia", before: 8, after: 8 },
          { region: "yi", before: 8, after: 8 },
        ],
      },
      diagnostics: [],
    });
    expect(await figuresAsCsv()).toBe(csv);
  });

  it("writes a figure that was revised, to the same figures when exported again", async () => {
    const csv = (await figuresAsCsv()).replaceAll("210.5", "211.5");
    folder.write("figures.csv", csv);
    const { value } = await ask();
    expect(value?.written).toContain("observations/jia.yaml");
    expect(folder.read("data/observations/jia.yaml")).toContain("value: 211.5");
    expect(await figuresAsCsv()).toBe(csv);
  });

  it("leaves places alone that are not in the CSV", async () => {
    const lines = (await figuresAsCsv()).split(/(?<=\n)/);
    folder.write("figures.csv", lines.filter((line) => !line.includes("yi-2024-plan")).join(""));
    const before = folder.read("data/observations/yi.yaml");
    expect((await ask()).value?.written).toEqual(["observations/jia.yaml"]);
    expect(folder.read("data/observations/yi.yaml")).toBe(before);
  });

  it("removes other files of a place, whose figures stand in one now", async () => {
    folder.write("figures.csv", await figuresAsCsv());
    renameSync(folder.at("data/observations/yi.yaml"), folder.at("data/observations/old.yaml"));
    const { value } = await ask();
    expect(value?.removed).toEqual(["observations/old.yaml"]);
    expect(folder.files("data/observations")).toEqual(["jia.yaml", "yi.yaml"]);
  });

  it("tells warnings of the data where it imports all the same", async () => {
    folder.write("figures.csv", await figuresAsCsv());
    addLeftOut(folder);
    const { value, diagnostics } = await ask();
    expect(value?.written).toHaveLength(2);
    expect(diagnostics).toMatchObject([LEFT_OUT]);
  });

  it("comes to nothing with faulty data, and writes nothing", async () => {
    folder.write("figures.csv", await figuresAsCsv());
    breakData(folder);
    const before = state();
    expect(await ask()).toMatchObject({ value: null, diagnostics: [BROKEN] });
    expect(state()).toEqual(before);
  });

  it("comes to nothing with a fault, tells where it is, and writes nothing", async () => {
    const csv = (await figuresAsCsv()).replace("210.5,", "nope,");
    expect(csv).toContain("nope");
    folder.write("figures.csv", csv);
    const before = state();
    const { value, diagnostics } = await ask();
    expect(value).toBeNull();
    expect(diagnostics[0]).toMatchObject({
      severity: "error",
      at: { file: "figures.csv", line: 2 },
    });
    expect(state()).toEqual(before);
  });

  it.each([
    ["file", { file: "none.csv" }],
    ["file", { file: "data" }],
    ["folder", { data: "none" }],
  ])("cannot read a %s that is not one: %j", async (_, options) => {
    folder.write("figures.csv", await figuresAsCsv());
    await expect(ask(options)).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
  });

  it("stops when it is no longer wanted, and writes nothing", async () => {
    folder.write("figures.csv", (await figuresAsCsv()).replaceAll("210.5", "211.5"));
    const before = state();
    await expect(ask({}, AbortSignal.abort())).rejects.toMatchObject({ code: "CANCELLED" });
    expect(state()).toEqual(before);
  });
});
