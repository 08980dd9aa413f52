import { describe, expect, it } from "vitest";
import { formatCsv } from "../../src/dataset/csv.ts";
import { importCsv } from "../../src/dataset/import.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { readAnnualStarter } from "../starter.ts";
import { readCase } from "./starter-cases.ts";

const files = await readAnnualStarter();
const starter = readDataset(files).value;

describe("importCsv(csv, files) on CSVs as spreadsheets leave them", () => {
  it.each(["emptyrows", "emptycols"])(
    "takes %s.csv as if the empty cells were not there",
    async (name) => {
      const bytes = await readCase(`csv/${name}.csv`);
      const { value, diagnostics } = importCsv({ path: "x.csv", bytes }, files);
      expect(diagnostics).toEqual([]);
      const again = readDataset(value?.files ?? []).value;
      expect(again && formatCsv(again)).toBe(starter && formatCsv(starter));
    },
  );

  it.each([
    ["duplicate-value-column", "1 repeated-column"],
    ["thousands", "8 wrong-cell"],
    ["missing", "2 wrong-cell"],
    ["gbk", "2 wrong-encoding"],
  ])("refuses %s.csv at its place", async (name, fault) => {
    const bytes = await readCase(`csv/${name}.csv`);
    const { value, diagnostics } = importCsv({ path: "x.csv", bytes }, files);
    expect(value).toBeNull();
    const faults = diagnostics.map(({ at, code }) => `${at.line} ${code}`);
    expect(faults).toContain(fault);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set([fault.split(" ")[1]]));
  });
});
