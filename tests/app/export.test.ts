import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { type ExportOptions, exportData } from "../../src/app/export.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { addLeftOut, BROKEN, breakData, LEFT_OUT, workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();

function ask(options: Partial<ExportOptions> = {}, signal = new AbortController().signal) {
  const asked = { data: "data", format: "json", ...options } as const;
  return exportData(asked, testEnvironment({ cwd: folder.path(), signal }));
}

/** Files beside the data. */
const written = () => folder.files().filter((path) => !path.startsWith("data/"));

describe("exportData(options, environment)", () => {
  it("gives one record a figure, as JSON", async () => {
    const { value, diagnostics } = await ask();
    expect(diagnostics).toEqual([]);
    expect(value?.figures).toBe(16);
    const records = JSON.parse(value?.text ?? "");
    expect(records).toHaveLength(16);
    expect(records[0]).toMatchObject({
      id: "jia/gross_regional_product/2023/level",
      region: "jia",
      value: 210.5,
      unit: "亿元",
      document: "jia-2024-plan",
      printed: "完成210.5亿元",
    });
    expect(written()).toEqual([]);
  });

  it("gives one line a figure, as CSV", async () => {
    const { value } = await ask({ format: "csv" });
    const lines = (value?.text ?? "").trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(17);
    expect(lines[0]).toMatch(/\bregion,indicator,/);
  });

  it.each(["json", "csv"] as const)(
    "writes the same to a file, below folders too: %s",
    async (format) => {
      const { value: given } = await ask({ format });
      const out = `new/figures.${format}`;
      expect(await ask({ format, out })).toEqual({
        value: { figures: 16, text: null },
        diagnostics: [],
      });
      expect(folder.read(out)).toBe(given?.text);
      expect(written()).toEqual([out]);
    },
  );

  it("writes a workbook with a sheet a theme", async () => {
    const { value } = await ask({ format: "xlsx", out: "figures.xlsx" });
    expect(value).toEqual({ figures: 16, text: null });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(folder.at("figures.xlsx"));
    const names = book.worksheets.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(names.join()).toContain("财政");
  });

  it("comes to nothing with faulty data, and writes nothing", async () => {
    breakData(folder);
    expect(await ask({ out: "figures.json" })).toMatchObject({
      value: null,
      diagnostics: [BROKEN],
    });
    expect(written()).toEqual([]);
  });

  it("tells warnings beside the value", async () => {
    addLeftOut(folder);
    expect(await ask({ out: "figures.json" })).toMatchObject({
      value: { figures: 16 },
      diagnostics: [LEFT_OUT],
    });
  });

  it("refuses a workbook without a file", async () => {
    await expect(ask({ format: "xlsx" })).rejects.toMatchObject({ code: "USAGE" });
  });

  it("cannot read a folder that is not there", async () => {
    await expect(ask({ data: "none" })).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
  });

  it("cannot write where a file stands in place of a folder", async () => {
    folder.write("blocked", "");
    await expect(ask({ out: "blocked/figures.json" })).rejects.toMatchObject({
      code: "OUTPUT_FAULT",
    });
    expect(written()).toEqual(["blocked"]);
  });

  it("stops when it is no longer wanted, and writes nothing", async () => {
    const asked = ask({ out: "figures.json" }, AbortSignal.abort());
    await expect(asked).rejects.toMatchObject({ code: "CANCELLED" });
    expect(written()).toEqual([]);
  });
});
