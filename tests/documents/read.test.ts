import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../src/documents/read.ts";
import * as plan from "./plan.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("readDocumentBytes(bytes, name)", () => {
  it.each([
    ["docx", plan.docxBytes],
    ["html", async () => bytesOf(plan.htmlText())],
  ] as const)("reads a plan in %s, its table with merged heads included", async (format, make) => {
    const { text, grids, ...rest } = await readDocumentBytes(await make(), `plan.${format}`);
    expect(text).toBe(plan.TEXT);
    expect(grids.map(plan.shapeOf)).toEqual([plan.SHAPE]);
    expect(rest).toEqual({ format, encoding: format === "html" ? "utf-8" : null, pictures: [] });
  });

  it("reads the same text from a file of text, to the character", async () => {
    const read = await readDocumentBytes(bytesOf(plan.TEXT), "plan.txt");
    expect(read).toEqual({
      text: plan.TEXT,
      format: "txt",
      encoding: "utf-8",
      grids: [],
      pictures: [],
    });
  });

  it("reads a sheet that is shown, by the addresses of its cells", async () => {
    const { text, grids, format } = await readDocumentBytes(await plan.xlsxBytes(), "plan.xlsx");
    const table = plan.TEXT.slice(plan.TEXT.indexOf("\t"));
    expect({ text, format }).toEqual({ text: `附表\n${table}`, format: "xlsx" });
    expect(grids.map(plan.shapeOf)).toEqual([plan.SHAPE]);
    const cell = grids[0]?.cells.find(({ address }) => address === "附表!C3");
    expect(text.slice(cell?.start, cell?.end)).toBe("120.5");
  });

  it("reads rows of words with commas, where a file says that it has them", async () => {
    const { text, grids, format } = await readDocumentBytes(bytesOf(plan.csvText()), "plan.csv");
    expect(format).toBe("csv");
    expect(text).toContain("\n\t一、生产总值\n\t亿元\n\t120.5\n");
    expect(grids.map(({ rows, columns }) => [rows, columns])).toEqual([[4, 6]]);
    const plain = await readDocumentBytes(bytesOf(plan.csvText()), "plan.txt");
    expect(plain).toMatchObject({ text: plan.csvText(), format: "txt", grids: [] });
  });

  it("joins the lines of a PDF to paragraphs, without running heads and page numbers", async () => {
    const { text, grids, format } = await readDocumentBytes(plan.pdfBytes(), "plan.pdf");
    expect(text.split("\n")).toEqual([...plan.PARAGRAPHS, ""]);
    expect({ grids, format }).toEqual({ grids: [], format: "pdf" });
  });

  it("says of each cell where in the text it stands", async () => {
    for (const bytes of [await plan.docxBytes(), await plan.xlsxBytes(), bytesOf(plan.csvText())]) {
      const { text, grids } = await readDocumentBytes(bytes, "plan");
      const cells = grids.flatMap((grid) => grid.cells);
      expect(cells.length).toBeGreaterThanOrEqual(20);
      for (const cell of cells) {
        expect(text.slice(cell.start - 1, cell.end + 1)).toBe(`\t${cell.text}\n`);
      }
    }
  });

  it.each([
    ["a Word document called .txt", plan.docxBytes, "plan.txt", "docx"],
    ["a workbook called .csv", plan.xlsxBytes, "plan.csv", "xlsx"],
    ["a page called .doc", async () => bytesOf(plan.htmlText()), "plan.doc", "html"],
    ["a PDF without an ending", async () => plan.pdfBytes(), "plan", "pdf"],
  ] as const)("goes by what a file holds: %s", async (_, make, name, format) => {
    expect((await readDocumentBytes(await make(), name)).format).toBe(format);
  });
});
